package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;

/** Connect's Decimal, whose schema knows the scale, and with Debezium the precision. */
final class DecimalType implements LogicalType {

    /** Sign, point and a zero before it. */
    private static final int PUNCTUATION = 3;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        int scale = scale(schema);
        int precision = precision(schema, scale);
        if (scale == 0 && SourceColumn.of(schema).isUnsignedBigint()) {
            return DorisType.LARGEINT;
        }
        boolean fits = precision >= 1 && precision <= DorisType.MAX_DECIMAL && scale >= 0 && scale <= precision;
        return fits ? DorisType.decimal(precision, scale) : DorisType.STRING;
    }

    @Override
    public DorisType keyColumnType(Schema schema, TypeSettings settings) {
        DorisType type = columnType(schema, settings);
        if (!type.equals(DorisType.STRING)) {
            return type;
        }
        int scale = scale(schema);
        int precision = precision(schema, scale);
        return precision >= 1 && scale >= 0
                ? DorisType.varcharOrString((long) Math.max(precision, scale) + PUNCTUATION)
                : DorisType.varcharOrString(DorisType.MAX_VARCHAR);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DECIMAL, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.decimal((BigDecimal) value, out);
            }
        };
    }

    private static int scale(Schema schema) {
        return parameter(schema, Decimal.SCALE_FIELD);
    }

    /** Debezium's parameter; -1 when nobody says it. MONEY is a 64-bit number of hundredths, of 19 digits. */
    private static int precision(Schema schema, int scale) {
        int precision = parameter(schema, "connect.decimal.precision");
        if (precision >= 0) {
            return precision;
        }
        return SourceColumn.of(schema).type().equals("MONEY") ? 19 + Math.max(0, scale - 2) : -1;
    }

    private static int parameter(Schema schema, String name) {
        String text = schema.parameters() == null ? null : schema.parameters().get(name);
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + Decimal.LOGICAL_NAME + "`",
                "DECIMAL(p,s), NUMERIC(p,s); PostgreSQL MONEY; MySQL BIGINT UNSIGNED with"
                        + " `bigint.unsigned.handling.mode=precise`",
                "DECIMAL(p,s); LARGEINT for BIGINT UNSIGNED; STRING when p is above 38 or not known; as key VARCHAR"
                        + " instead of STRING",
                "exact; a value that its column would round or cut is refused");
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** FLOAT64. */
final class DoubleType implements LogicalType {

    /** Doris has no floating point keys; their text is one to one with the value and has at most 25 characters. */
    static final DorisType KEY = DorisType.varcharOrString(32);

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.DOUBLE;
    }

    @Override
    public DorisType keyColumnType(Schema schema, TypeSettings settings) {
        return KEY;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.FLOATING, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.floating(((Double) value).doubleValue(), out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "FLOAT64",
                "MySQL DOUBLE, FLOAT(p,s); PostgreSQL DOUBLE PRECISION; DECIMAL with `decimal.handling.mode=double`",
                "DOUBLE; as key VARCHAR(32)",
                "exact: the decimal number reads back as the same value; NaN and infinities are kept"
                        + " where the converter keeps them");
    }
}

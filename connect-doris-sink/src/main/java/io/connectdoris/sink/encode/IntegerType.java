package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** INT8 to INT64. Debezium already widens MySQL's unsigned types, except BIGINT UNSIGNED in its mode {@code long}. */
record IntegerType(DorisType signed, TypeDoc doc) implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        SourceColumn source = SourceColumn.of(schema);
        if (source.isUnsignedBigint()) {
            return DorisType.LARGEINT;
        }
        return signed.equals(DorisType.SMALLINT) && source.isTinyint() ? DorisType.TINYINT : signed;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.INTEGER, LogicalTypes.shown(schema));
        return SourceColumn.of(schema).isUnsignedBigint() ? unsigned(target) : signed(target);
    }

    private static ValueWriter signed(Column target) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.integer(((Number) value).longValue(), out);
            }
        };
    }

    private static ValueWriter unsigned(Column target) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                long number = ((Number) value).longValue();
                if (number < 0) {
                    throw new UnencodableValueException(number + " from a BIGINT UNSIGNED column: the value was larger"
                            + " than INT64 and wrapped around in the source connector; set"
                            + " bigint.unsigned.handling.mode=precise there");
                }
                target.integer(number, out);
            }
        };
    }
}

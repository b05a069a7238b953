package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** FLOAT32. */
final class FloatType implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.FLOAT;
    }

    @Override
    public DorisType keyColumnType(Schema schema, TypeSettings settings) {
        return DoubleType.KEY;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.FLOATING, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.floating(((Float) value).floatValue(), out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "FLOAT32",
                "MySQL FLOAT; PostgreSQL REAL",
                "FLOAT; as key VARCHAR(32)",
                "exact: the decimal number reads back as the same value; NaN and infinities are kept"
                        + " where the converter keeps them");
    }
}

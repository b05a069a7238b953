package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** BOOLEAN. */
final class BooleanType implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.BOOLEAN;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.BOOLEAN, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.bool((Boolean) value, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc("BOOLEAN", "MySQL BIT(1); PostgreSQL BOOLEAN, BIT(1)", "BOOLEAN", "exact");
    }
}

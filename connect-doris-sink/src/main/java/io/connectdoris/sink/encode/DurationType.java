package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** PostgreSQL's interval as a count of micro- or nanoseconds, as it arrives. */
record DurationType(TypeDoc doc) implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.BIGINT;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.INTEGER, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.integer((Long) value, out);
            }
        };
    }
}

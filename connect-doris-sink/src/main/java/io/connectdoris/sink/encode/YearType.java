package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** MySQL's YEAR, 1901 to 2155 and 0000. */
final class YearType implements LogicalType {

    static final String NAME = "io.debezium.time.Year";

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.SMALLINT;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.INTEGER, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.integer((Integer) value, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc("`" + NAME + "`", "MySQL YEAR", "SMALLINT", "exact");
    }
}

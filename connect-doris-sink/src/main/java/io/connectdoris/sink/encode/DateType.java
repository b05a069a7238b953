package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;

/** Days since 1970-01-01: Debezium's Date as a number, Connect's Date as {@link Date} at midnight UTC. */
record DateType(TypeDoc doc) implements LogicalType {

    private static final long MILLIS_OF_DAY = Times.SECONDS_OF_DAY * 1000L;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.DATE;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DATE, LogicalTypes.shown(schema));
        ZeroDates zeroDates = ZeroDates.of(schema);
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                long day = epochDay(value);
                zeroDates.look(day, out);
                target.date(day, out);
            }
        };
    }

    private static long epochDay(Object value) {
        return value instanceof Date date
                ? Math.floorDiv(Values.millis(date), MILLIS_OF_DAY)
                : ((Integer) value).longValue();
    }
}

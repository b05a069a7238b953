package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * A timestamp without a zone, as a count of some unit since 1970-01-01T00:00 on the source's wall clock. It is never
 * shifted.
 *
 * @param unitsOfSecond how many units a second has
 * @param digits of a second that the unit has
 */
record TimestampType(long unitsOfSecond, int digits, TypeDoc doc) implements LogicalType {

    private static final int MAX_DIGITS = 6;
    /** {@code yyyy-MM-dd HH:mm:ss.fffffffff} */
    private static final DorisType NANOS = DorisType.varcharOrString(29);

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        int shown = SourceColumn.of(schema).fractionDigits(digits);
        return shown <= MAX_DIGITS ? DorisType.datetime(shown) : NANOS;
    }

    @Override
    public Optional<DorisType> elementType(Schema schema, TypeSettings settings) {
        return Optional.of(columnType(schema, settings));
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DATETIME, LogicalTypes.shown(schema));
        int shown = SourceColumn.of(schema).fractionDigits(digits);
        ZeroDates zeroDates = ZeroDates.of(schema);
        int nanosOfUnit = (int) (Times.NANOS / unitsOfSecond);
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                long units = value instanceof Date date ? Values.millis(date) : (Long) value;
                zeroDates.look(units, out);
                long second = Math.floorDiv(units, unitsOfSecond);
                int nanos = (int) (units - second * unitsOfSecond) * nanosOfUnit;
                target.dateTime(second, nanos, shown, out);
            }
        };
    }
}

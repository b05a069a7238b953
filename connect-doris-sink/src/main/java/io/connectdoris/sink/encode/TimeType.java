package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * A time of day, or MySQL's TIME from -838:59:59 to 838:59:59, as a count of some unit. Doris has no TIME columns: it
 * becomes its text.
 *
 * @param nanosOfUnit how long the unit is
 * @param digits of a second that the unit has
 */
record TimeType(long nanosOfUnit, int digits, TypeDoc doc) implements LogicalType {

    /** A thousand hours, in seconds: MySQL's TIME has no more. */
    private static final long LONGEST = 1_000 * 3_600;

    /** {@code -838:59:59.123456789} has 20 bytes. */
    static final DorisType COLUMN = DorisType.varcharOrString(20);

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return COLUMN;
    }

    @Override
    public Optional<DorisType> elementType(Schema schema, TypeSettings settings) {
        return Optional.of(COLUMN);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.TIME, LogicalTypes.shown(schema));
        int shown = SourceColumn.of(schema).fractionDigits(digits);
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                long units = value instanceof Date date ? Values.millis(date) : ((Number) value).longValue();
                if (Math.abs(units / LONGEST) > Times.NANOS / nanosOfUnit) {
                    throw target.refused(value, "it is longer than any time of a day or duration in hours");
                }
                target.time(units * nanosOfUnit, shown, out);
            }
        };
    }
}

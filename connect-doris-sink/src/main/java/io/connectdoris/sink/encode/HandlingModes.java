package io.connectdoris.sink.encode;

import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * What handling modes of the source connector do to the values of a column before they come here, where its schema tells
 * of the column and so of the loss: it is said with the setting that would keep them.
 */
final class HandlingModes {

    private static final int MILLIS = 3;
    private static final int MICROS = 6;
    private static final int NANOS_OF_MICRO = 1_000;

    private HandlingModes() {}

    /** The same writer, that notices or refuses what a mode has lost; the writer itself where none has. */
    static ValueWriter watched(Schema schema, ValueWriter writer) {
        if (countsNanoseconds(schema) && SourceColumn.of(schema).fractionDigits(MICROS + 1) <= MICROS) {
            return refusingWrapped(writer);
        }
        return loss(schema).map(remark -> noticing(remark, writer)).orElse(writer);
    }

    private static Optional<Remark> loss(Schema schema) {
        SourceColumn source = SourceColumn.of(schema);
        boolean milliseconds = Timestamp.LOGICAL_NAME.equals(schema.name()) || Time.LOGICAL_NAME.equals(schema.name());
        if (milliseconds && source.fractionDigits(MILLIS) > MILLIS) {
            return Optional.of(Remark.MILLISECONDS_ONLY);
        }
        if (isInterval(schema)) {
            return Optional.of(Remark.MONTHS_AS_DAYS);
        }
        boolean rounded = schema.type() == Schema.Type.FLOAT64 && source.isDecimalBeyond(Numbers.SURE_DIGITS);
        return rounded ? Optional.of(Remark.DOUBLE_FOR_DECIMAL) : Optional.empty();
    }

    private static boolean isInterval(Schema schema) {
        return "io.debezium.time.MicroDuration".equals(schema.name())
                || "io.debezium.time.NanoDuration".equals(schema.name());
    }

    private static boolean countsNanoseconds(Schema schema) {
        return "io.debezium.time.NanoTimestamp".equals(schema.name());
    }

    private static ValueWriter noticing(Remark remark, ValueWriter writer) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                out.notice(remark);
                writer.write(value, out);
            }
        };
    }

    /**
     * A count of nanoseconds that wraps around moves by 2^64, which is no whole number of microseconds; from the years 0 to 9999
     * it never wraps so often that it were.
     */
    private static ValueWriter refusingWrapped(ValueWriter writer) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                if ((Long) value % NANOS_OF_MICRO != 0) {
                    throw new UnencodableValueException(
                            value + " nanoseconds since 1970 are no whole microseconds, though"
                                    + " the source column has no more digits: a 64-bit number of nanoseconds reaches from 1677 to"
                                    + " 2262, and the value wrapped around in the source connector. Set"
                                    + " time.precision.mode=microseconds there, or leave it out");
                }
                writer.write(value, out);
            }
        };
    }
}

package io.connectdoris.sink.encode;

/**
 * Where a record stands among all records of its key, as one number: the record's timestamp (which never goes back within
 * a partition) is the high part, the Kafka offset the low part. The timestamp keeps the order when a topic was made anew or
 * got more partitions, the offset keeps it within a millisecond.
 *
 * <p>Written in decimal as timestamp and 19 digits of offset, it stays within LARGEINT (1.7e38) and can be read by people.
 */
public final class SourcePosition {

    /** Type of the hidden sequence column that holds it, as {@code function_column.sequence_type} has it. */
    public static final String COLUMN_TYPE = "largeint";

    private final byte[] offsetDigits = new byte[19];

    /** Writes the number as a JSON string, which every reader of Doris takes exactly. Both parts are at least 0. */
    void write(long timestamp, long offset, JsonWriter out) {
        out.raw('"');
        out.integer(timestamp);
        long rest = offset;
        for (int i = offsetDigits.length - 1; i >= 0; i--) {
            offsetDigits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.raw(offsetDigits);
        out.raw('"');
    }
}

package io.connectdoris.sink.encode;

import org.apache.kafka.connect.data.Schema;

/**
 * Watches one column for 1970-01-01, which Debezium sends in the place of MySQL's zero date where it cannot send NULL.
 *
 * @param mayArrive whether such a date can stand for another one there
 */
record ZeroDates(boolean mayArrive) {

    /**
     * Always in a TIMESTAMP, which begins one second later; where NULL is not allowed in a DATE or DATETIME. PostgreSQL has a
     * DATE too, and no zero date.
     */
    static ZeroDates of(Schema schema) {
        return new ZeroDates(
                switch (SourceColumn.of(schema).type()) {
                    case "TIMESTAMP" -> ZonedTimestampType.NAME.equals(schema.name());
                    case "DATE", "DATETIME" -> !schema.isOptional();
                    default -> false;
                });
    }

    /** @param sinceEpoch of any unit */
    void look(long sinceEpoch, JsonWriter out) {
        if (sinceEpoch == 0 && mayArrive) {
            out.notice(Remark.EPOCH);
        }
    }
}

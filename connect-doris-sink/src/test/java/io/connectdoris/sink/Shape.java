package io.connectdoris.sink;

/** The shapes in which one and the same change can arrive; every behaviour test runs on all of them. */
enum Shape {
    /** Debezium envelope with schema. */
    ENVELOPE,
    /** Debezium envelope as a Map, as a JsonConverter without schemas gives it. */
    SCHEMALESS,
    /** Flattened by ExtractNewRecordState, deletes rewritten with {@code __deleted}. */
    FLATTENED,
    /** Flattened, a delete is a tombstone. */
    FLATTENED_TOMBSTONE
}

package io.connectdoris.sink.route;

import io.connectdoris.sink.encode.Row;

/** A record, read as what happened to one row or table. */
public sealed interface ChangeEvent {

    /** What happened to a row or to all rows of a table. */
    sealed interface OfTable extends ChangeEvent {
        SourceTable source();
    }

    /**
     * A row is as {@code after} says from now on.
     *
     * @param key the record's key, absent when it has none
     * @param before the row before, where the source tells; absent for a new row
     */
    record Upsert(SourceTable source, Row key, Row before, Row after) implements OfTable {}

    /**
     * A row is no more.
     *
     * @param before the row before as far as the source knows it; absent in a tombstone
     */
    record Delete(SourceTable source, Row key, Row before) implements OfTable {}

    /** All rows of a table are no more. */
    record Truncate(SourceTable source) implements OfTable {}

    /**
     * A tombstone in a topic of Debezium envelopes that does not follow its delete: compaction has removed that, or another run
     * of the task has seen it. So it repeats a delete, or is all that is left of it.
     */
    record LoneTombstone(SourceTable source, Row key) implements OfTable {}

    /**
     * A tombstone of a topic of which nothing else was seen: only a record with a value tells whether it is the delete, and of
     * which table.
     */
    record Undecided() implements ChangeEvent {}

    /**
     * Nothing to do: the record only has to be acknowledged.
     *
     * @param reason what kind of record it is, for people
     */
    record Nothing(String reason) implements ChangeEvent {}
}

package io.connectdoris.routing;

import org.apache.kafka.connect.connector.ConnectRecord;

/** How records that are about a row, of one value schema, are read and rewritten. */
interface RowShape {

    /** Where a record comes from; the same instance as long as it is the same. */
    SourceNames names(ConnectRecord<?> record);

    Op op(ConnectRecord<?> record);

    /** A value of Debezium's about the record; null where there is none. */
    Object metadata(Metadata what, ConnectRecord<?> record);

    /** Whether records of this shape have a place for it. */
    boolean tells(Metadata what, ConnectRecord<?> record);

    /** A value of the row; null where there is none. */
    Object field(String name, ConnectRecord<?> record);

    /** The record's value with the added columns; the same instance where there is nothing to do. */
    Object rewritten(ConnectRecord<?> record, SourceNames names, Op op);

    /** Whether records such as this tell deletes, which a tombstone then only repeats. */
    boolean tellsDeletes(ConnectRecord<?> record);

    /** What kind of record it is, for people. */
    String kind();
}

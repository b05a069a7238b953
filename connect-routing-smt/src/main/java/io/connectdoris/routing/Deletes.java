package io.connectdoris.routing;

import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/**
 * What becomes of a delete.
 *
 * @param trustBefore whether the row before a delete is always whole, whatever it looks like
 */
record Deletes(Style style, boolean trustBefore) {

    /** Sources whose deletes always tell the whole row. */
    private static final Set<String> TELL_ALL = Set.of("mysql", "mariadb");

    enum Style {
        /** The row is deleted in Doris as well. */
        HARD,
        /** The row stays with its last values, and is marked. */
        SOFT,
        /** The row stays as it is. */
        IGNORE
    }

    boolean isSoft() {
        return style == Style.SOFT;
    }

    /**
     * Refuses a delete whose row would be written with values that nobody has told.
     *
     * @param row as it was before
     * @param source the kind of source, null where the record does not say
     */
    void refuseUntoldRow(ConnectRecord<?> record, Object row, Object source) {
        if (row == null) {
            throw untold(record, "does not tell the row");
        }
        if (mayBeKeyOnly(record, row, source)) {
            throw untold(
                    record,
                    "seems to tell nothing but its key (PostgreSQL's default): every other column is null,"
                            + " zero or its default");
        }
    }

    /** Whether the row before a delete may tell nothing but the key. */
    boolean mayBeKeyOnly(ConnectRecord<?> record, Object row, Object source) {
        boolean whole = trustBefore || record.key() == null || (source != null && TELL_ALL.contains(source.toString()));
        return !whole && KeyOnly.maybe(row, record.key());
    }

    private static DataException untold(ConnectRecord<?> record, String what) {
        return new DataException(
                "TableRouter: delete.style = soft keeps a deleted row's last values, but a delete in topic "
                        + record.topic() + " with key " + record.key() + " " + what
                        + ". Writing it would blank the row. In PostgreSQL set ALTER TABLE ... REPLICA IDENTITY FULL, so that"
                        + " deletes tell the whole row; where all tables have it, set delete.before = full");
    }
}

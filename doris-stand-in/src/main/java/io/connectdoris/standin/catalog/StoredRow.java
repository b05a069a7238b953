package io.connectdoris.standin.catalog;

/**
 * One row of a table. Values are kept as the text that a SELECT prints, at their column's slot; the array may be shorter than the
 * table's slots when columns were added after the row was written. A deleted row stays, because its sequence still guards its key.
 * {@code version} counts the table's loads; {@code skipped} is the hidden skip bitmap.
 */
@SuppressWarnings("ArrayRecordComponent") // one array per row, compared by nobody
public record StoredRow(long id, String[] values, Object sequence, boolean deleted, long version, String skipped) {

    /** Equal but for the number by which a query engine knows it. */
    public StoredRow withId(long newId) {
        return new StoredRow(newId, values, sequence, deleted, version, skipped);
    }
}

package io.connectdoris.standin.catalog;

import java.util.BitSet;

/**
 * What one loaded row does to its table: put, or delete. {@code given} names the slots that the row mentions in a partial update;
 * null means that it is a whole row. {@code skipped} lists what a row of a flexible partial update leaves out. {@code blanks} says that
 * columns which the row does not mention are not taken from the stored row.
 */
@SuppressWarnings("ArrayRecordComponent") // one array per row, compared by nobody
public record RowChange(
        String[] values,
        Object sequence,
        boolean delete,
        BitSet given,
        boolean sequenceGiven,
        String skipped,
        boolean blanks) {

    public static RowChange whole(String[] values, Object sequence, boolean delete) {
        return new RowChange(values, sequence, delete, null, true, "", false);
    }
}

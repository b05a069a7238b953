package io.connectdoris.standin.catalog;

import java.util.List;

/** A partition and its rows, on their way to the recycle bin or back. {@code rewrites} says to which shape of rows they belong. */
public record DroppedPartition(Partitioning.Part part, List<StoredRow> rows, int rewrites) {

    public DroppedPartition {
        rows = List.copyOf(rows);
    }
}

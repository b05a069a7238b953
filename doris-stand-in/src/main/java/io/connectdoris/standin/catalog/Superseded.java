package io.connectdoris.standin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Versions of rows that newer ones replaced, until compaction throws them away. */
final class Superseded {

    /** A cumulative compaction begins when so many loads have been written since the last. */
    private static final int LOADS_BETWEEN_COMPACTIONS = 5;

    private final List<StoredRow> rows = new ArrayList<>();
    private long compacted;

    void add(StoredRow row) {
        rows.add(row);
    }

    List<StoredRow> rows() {
        return List.copyOf(rows);
    }

    void compact(long version) {
        if (version - compacted >= LOADS_BETWEEN_COMPACTIONS) {
            compacted = version;
            clear();
        }
    }

    void drop(Predicate<StoredRow> which) {
        rows.removeIf(which);
    }

    void clear() {
        rows.clear();
    }
}

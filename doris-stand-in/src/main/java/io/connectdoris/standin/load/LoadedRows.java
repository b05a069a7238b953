package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.RowChange;
import java.util.ArrayList;
import java.util.List;

/** What a body came to: rows that are good, and how many were not. */
public final class LoadedRows {

    private final List<RowChange> changes = new ArrayList<>();
    private final ErrorLog errors = new ErrorLog();
    private long total;
    private long filtered;
    private long discarded;
    private long bytes;

    public List<RowChange> changes() {
        return changes;
    }

    public ErrorLog errors() {
        return errors;
    }

    public long total() {
        return total;
    }

    public long filtered() {
        return filtered;
    }

    /** Good rows of a stand-in that keeps none. */
    public long discarded() {
        return discarded;
    }

    public long loaded() {
        return total - filtered;
    }

    public long bytes() {
        return bytes;
    }

    void countBytes(long count) {
        bytes += count;
    }

    /** @param change null when the row is not kept */
    void good(RowChange change) {
        total++;
        if (change == null) {
            discarded++;
        } else {
            changes.add(change);
        }
    }

    void bad(BadRow reason, String source) {
        total++;
        filtered++;
        errors.add(reason.getMessage(), source);
    }
}

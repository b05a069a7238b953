package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.RowChange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a body came to: rows that are good, and how many were not. */
public final class LoadedRows {

    private final List<RowChange> changes = new ArrayList<>();
    private final ErrorLog errors = new ErrorLog();
    private long total;
    private long filtered;
    private long unselected;
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

    public long unselected() {
        return unselected;
    }

    public long loaded() {
        return total - filtered - unselected;
    }

    /** Drops the good rows that a predicate does not select. */
    void select(BitSet selected) {
        List<RowChange> all = List.copyOf(changes);
        changes.clear();
        selected.stream().mapToObj(all::get).forEach(changes::add);
        unselected += all.size() - changes.size();
    }

    /** Counts kept rows instead of keeping them. */
    void discardKept() {
        discarded += changes.size();
        changes.clear();
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

    void passOver() {
        total++;
        unselected++;
    }

    void bad(BadRow reason, String source) {
        total++;
        filtered++;
        errors.add(reason.getMessage(), source);
    }
}

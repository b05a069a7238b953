package io.connectdoris.stack;

import java.util.List;

/** One table on both sides: how many rows each has, and the first that differ. */
public record TableComparison(String table, int sourceRows, int dorisRows, List<String> differences) {
    public TableComparison {
        differences = List.copyOf(differences);
    }

    public boolean isEqual() {
        return differences.isEmpty();
    }

    @Override
    public String toString() {
        return table + " source=" + sourceRows + " doris=" + dorisRows + " equal=" + (isEqual() ? "yes" : "no");
    }
}

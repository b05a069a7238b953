package io.connectdoris.client;

import java.util.ArrayList;
import java.util.List;

/** The rows of a statement, as texts; a cell may be null. Without columns for a statement that returns no rows. */
public record SqlResult(List<String> columns, List<List<String>> rows) {

    public SqlResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The cells of one column, by its name without regard to case. */
    public List<String> column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(name)) {
                List<String> cells = new ArrayList<>(rows.size());
                for (List<String> row : rows) {
                    cells.add(row.get(i));
                }
                return cells;
            }
        }
        throw new IllegalArgumentException("no column " + name + " among " + columns);
    }
}

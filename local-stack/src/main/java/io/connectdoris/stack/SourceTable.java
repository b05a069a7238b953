package io.connectdoris.stack;

import java.util.List;
import java.util.stream.Collectors;

/** A table of a source database as it is now. */
public record SourceTable(String name, List<SourceColumn> columns) {
    public SourceTable {
        columns = List.copyOf(columns);
    }

    List<String> columnNames() {
        return columns.stream().map(SourceColumn::name).toList();
    }

    String select(SqlDialect dialect) {
        return columns.stream().map(SourceColumn::expression).collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM " + dialect.quote(name);
    }
}

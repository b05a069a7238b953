package io.connectdoris.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what a source database holds with what Doris holds: every cell of every row, in canonical text. */
public final class ContentCheck {
    private static final int DIFFERENCES_SHOWN = 3;

    private final SourceDatabase source;
    private final DorisSql doris;

    public ContentCheck(SourceDatabase source, DorisSql doris) {
        this.source = source;
        this.doris = doris;
    }

    /** Every table of the source with its counterpart. A table that Doris does not have yet is different, not an error. */
    public List<TableComparison> compare() {
        try (Connection connection = source.connect()) {
            List<TableComparison> comparisons = new ArrayList<>();
            for (SourceTable table : tables(connection)) {
                comparisons.add(compare(connection, table));
            }
            return comparisons;
        } catch (SQLException e) {
            throw ServerFailure.of("cannot read " + source.product(), source.log(), e);
        }
    }

    List<SourceTable> tables(Connection connection) throws SQLException {
        Map<String, List<SourceColumn>> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(source.dialect().columnsOfTables())) {
            while (result.next()) {
                tables.computeIfAbsent(result.getString(1), table -> new ArrayList<>())
                        .add(source.dialect().column(result.getString(2), result.getString(3)));
            }
        }
        return tables.entrySet().stream()
                .map(table -> new SourceTable(table.getKey(), table.getValue()))
                .toList();
    }

    private TableComparison compare(Connection connection, SourceTable table) throws SQLException {
        String name = source.database() + "." + table.name();
        List<List<String>> sourceRows = sourceRows(connection, table);
        try {
            Optional<String> missing = missingInDoris(table);
            if (missing.isPresent()) {
                return new TableComparison(name, sourceRows.size(), 0, List.of(missing.get()));
            }
            List<List<String>> dorisRows = dorisRows(table);
            return new TableComparison(
                    name, sourceRows.size(), dorisRows.size(), differences(table, sourceRows, dorisRows));
        } catch (DorisSql.Refused refused) {
            return new TableComparison(name, sourceRows.size(), 0, List.of(refused.getMessage()));
        }
    }

    private Optional<String> missingInDoris(SourceTable table) {
        String where = " WHERE TABLE_SCHEMA = '" + source.database() + "' AND TABLE_NAME = '" + table.name() + "'";
        List<String> columns =
                doris.query("information_schema", "SELECT COLUMN_NAME FROM information_schema.columns" + where).stream()
                        .map(row -> row.get(0).asText())
                        .toList();
        if (columns.isEmpty()) {
            return Optional.of("Doris has no such table");
        }
        List<String> missing = table.columnNames().stream()
                .filter(column -> columns.stream().noneMatch(column::equalsIgnoreCase))
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("Doris lacks the columns " + missing);
    }

    private List<List<String>> sourceRows(Connection connection, SourceTable table) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(table.select(source.dialect()))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    String text = result.getString(i + 1);
                    row.add(text == null ? null : table.columns().get(i).kind().canonical(text));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private List<List<String>> dorisRows(SourceTable table) {
        String select = table.columnNames().stream()
                .map(column -> "`" + column + "`")
                .collect(Collectors.joining(", ", "SELECT ", " FROM `" + table.name() + "`"));
        List<List<String>> rows = new ArrayList<>();
        for (List<JsonNode> cells : doris.query(source.database(), select)) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                JsonNode cell = cells.get(i);
                row.add(cell.isNull() ? null : table.columns().get(i).kind().canonical(text(cell)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(JsonNode cell) {
        return cell.isContainerNode() ? cell.toString() : cell.asText();
    }

    /** The rows that only one side has. Rows are counted, not only looked up: a row that is there twice is a difference. */
    private List<String> differences(SourceTable table, List<List<String>> sourceRows, List<List<String>> dorisRows) {
        Map<List<String>, Integer> surplus = new HashMap<>();
        sourceRows.forEach(row -> surplus.merge(row, 1, Integer::sum));
        dorisRows.forEach(row -> surplus.merge(row, -1, Integer::sum));
        surplus.values().removeIf(count -> count == 0);
        List<String> differences = new ArrayList<>();
        surplus.entrySet().stream()
                .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
                .limit(DIFFERENCES_SHOWN * 2L)
                .forEach(row -> differences.add((row.getValue() > 0 ? "only at the source: " : "only in Doris:      ")
                        + named(table, row.getKey())));
        if (surplus.size() > differences.size()) {
            differences.add("and " + (surplus.size() - differences.size()) + " more rows");
        }
        return differences;
    }

    private static String named(SourceTable table, List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(table.columns().get(i).name() + "=" + row.get(i));
        }
        return String.join(", ", cells);
    }
}

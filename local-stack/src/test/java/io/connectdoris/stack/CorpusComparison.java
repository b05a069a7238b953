package io.connectdoris.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the corpus of a source with what Doris has of it, cell by cell; a row is known by its column {@code id}. */
final class CorpusComparison {
    private static final String ID = "id";

    private final CorpusDatabase corpus;
    private final DorisSql doris;
    private final Rendering rendering;

    CorpusComparison(CorpusDatabase corpus, DorisSql doris) {
        this(corpus, doris, (table, column, text) -> text);
    }

    CorpusComparison(CorpusDatabase corpus, DorisSql doris, Rendering rendering) {
        this.corpus = corpus;
        this.doris = doris;
        this.rendering = rendering;
    }

    /** Another text for the same values, as a handling mode of Debezium makes it. */
    interface Rendering {
        /** The text of a cell in Doris as it would be without the mode. */
        String undo(SourceTable table, SourceColumn column, String text);
    }

    /** Rows by the value of their column id; cells in the order of the columns. */
    private record Rows(Map<String, List<String>> byId) {
        static Rows of(List<List<String>> rows, int id) {
            Map<String, List<String>> byId = new LinkedHashMap<>();
            // Of two rows of one id it is always the same that counts as the second.
            for (List<String> row :
                    rows.stream().sorted(Comparator.comparing(List::toString)).toList()) {
                String name = row.get(id);
                while (byId.putIfAbsent(name, row) != null) {
                    name += " once more";
                }
            }
            return new Rows(byId);
        }
    }

    List<SourceTable> tables() {
        try (Connection connection = corpus.connect()) {
            return new ContentCheck(corpus.server(), doris).tables(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    List<CellDifference> differences(List<SourceTable> tables) {
        Map<String, List<String>> columns = dorisColumns();
        List<CellDifference> differences = new ArrayList<>();
        try (Connection connection = corpus.connect()) {
            for (SourceTable table : tables) {
                compare(
                        connection,
                        table,
                        columns.getOrDefault(corpus.tablePrefix() + table.name(), List.of()),
                        differences);
            }
            return differences;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Map<String, List<String>> dorisColumns() {
        String where = " WHERE TABLE_SCHEMA = '" + corpus.dorisDatabase() + "'";
        return doris
                .query("information_schema", "SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.columns" + where)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0).asText(),
                        Collectors.mapping(row -> row.get(1).asText(), Collectors.toList())));
    }

    private void compare(
            Connection connection, SourceTable table, List<String> dorisColumns, List<CellDifference> differences)
            throws SQLException {
        List<SourceColumn> shared = new ArrayList<>();
        for (SourceColumn column : table.columns()) {
            if (dorisColumns.contains(column.name())) {
                shared.add(column);
            } else {
                differences.add(new CellDifference(
                        table.name() + "." + column.name(),
                        CellDifference.EVERY,
                        CellDifference.EVERY,
                        CellDifference.NO_COLUMN));
            }
        }
        if (shared.stream().anyMatch(column -> column.name().equals(ID))) {
            SourceTable common = new SourceTable(table.name(), shared);
            compareRows(common, sourceRows(connection, common), dorisRows(common), differences);
        }
    }

    private void compareRows(SourceTable table, Rows source, Rows dorisRows, List<CellDifference> differences) {
        Set<String> names = new TreeSet<>(source.byId().keySet());
        names.addAll(dorisRows.byId().keySet());
        for (String name : names) {
            List<String> here = source.byId().get(name);
            List<String> there = dorisRows.byId().get(name);
            if (here == null || there == null) {
                differences.add(new CellDifference(
                        table.name() + "." + CellDifference.EVERY,
                        name,
                        here == null ? CellDifference.NO_ROW : CellDifference.EVERY,
                        there == null ? CellDifference.NO_ROW : CellDifference.EVERY));
                continue;
            }
            for (int i = 0; i < here.size(); i++) {
                if (!Objects.equals(here.get(i), there.get(i))) {
                    differences.add(new CellDifference(
                            table.name() + "." + table.columns().get(i).name(), name, here.get(i), there.get(i)));
                }
            }
        }
    }

    private Rows sourceRows(Connection connection, SourceTable table) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(table.select(corpus.server().dialect()))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    row.add(canonical(table, i, result.getString(i + 1)));
                }
                rows.add(row);
            }
        }
        return Rows.of(rows, table.columnNames().indexOf(ID));
    }

    private Rows dorisRows(SourceTable table) {
        String select = table.columnNames().stream()
                .map(column -> "`" + column + "`")
                .collect(Collectors.joining(", ", "SELECT ", " FROM `" + corpus.tablePrefix() + table.name() + "`"));
        List<List<String>> rows = new ArrayList<>();
        for (List<JsonNode> cells : doris.query(corpus.dorisDatabase(), select)) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                JsonNode cell = cells.get(i);
                String text = cell.isContainerNode() ? cell.toString() : cell.asText();
                row.add(
                        cell.isNull()
                                ? null
                                : canonical(
                                        table,
                                        i,
                                        rendering.undo(table, table.columns().get(i), text)));
            }
            rows.add(row);
        }
        return Rows.of(rows, table.columnNames().indexOf(ID));
    }

    private static String canonical(SourceTable table, int column, String text) {
        return text == null ? null : table.columns().get(column).kind().canonical(text);
    }

    private ServerFailure failed(SQLException e) {
        return ServerFailure.of(
                "cannot read " + corpus.server().product(), corpus.server().log(), e);
    }
}

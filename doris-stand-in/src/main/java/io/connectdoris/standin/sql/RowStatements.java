package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.BodyLoader;
import io.connectdoris.standin.load.LoadFailure;
import io.connectdoris.standin.load.LoadOptions;
import io.connectdoris.standin.load.LoadedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** INSERT and DELETE: the engine evaluates, the table's own store takes the result. */
final class RowStatements {

    private final SelectEngine engine;
    private final ClusterView cluster;

    RowStatements(SelectEngine engine, ClusterView cluster) {
        this.engine = engine;
        this.cluster = cluster;
    }

    void insert(Table table, DorisSqlParser.InsertContext insert, String source, String database)
            throws DorisException {
        SqlResult evaluated = engine.query(source, database);
        List<String> names = insert.columns == null
                ? table.columns().stream().map(column -> column.name()).toList()
                : SqlTexts.names(insert.columns);
        if (evaluated.headers().size() != names.size()) {
            throw DorisException.of("insert into cols should be corresponding to the query output");
        }
        put(table, names, evaluated);
    }

    private void put(Table table, List<String> names, SqlResult evaluated) throws DorisException {
        List<String[]> texts = new ArrayList<>();
        evaluated.rowTexts().forEach(row -> texts.add(row.toArray(new String[0])));
        Map<String, String> headers = new HashMap<>();
        headers.put("strict_mode", "true");
        headers.put("columns", names.stream().map(SqlTexts::quote).collect(Collectors.joining(",")));
        if (names.stream().anyMatch(Column.SEQUENCE::equalsIgnoreCase)) {
            headers.put("function_column.sequence_col", Column.SEQUENCE);
        }
        try {
            LoadOptions options = LoadOptions.read(name -> Optional.ofNullable(headers.get(name)), cluster.zone());
            LoadedRows rows = BodyLoader.plan(table, options, cluster.clock().instant(), true)
                    .loadTexts(texts);
            if (rows.filtered() > 0) {
                throw DorisException.of("Insert has filtered data in strict mode. first_error_msg: "
                        + rows.errors().firstMessage().orElse(""));
            }
            table.apply(rows.changes());
        } catch (LoadFailure e) {
            throw DorisException.of(e.getMessage());
        }
    }

    /** @param alias may be empty */
    void delete(SqlExecutor.Found found, String alias, String where) throws DorisException {
        remove(
                found,
                "SELECT " + SelectEngine.ROW_ID + " FROM " + name(found) + " " + alias
                        + (where.isEmpty() ? "" : " WHERE " + where));
    }

    /** @param rest other tables, and the condition */
    void deleteUsing(SqlExecutor.Found found, String alias, String rest) throws DorisException {
        String self = alias.isEmpty() ? SqlTexts.quote(found.table().name()) : alias;
        remove(
                found,
                "SELECT " + self + "." + SelectEngine.ROW_ID + " FROM " + name(found) + " " + alias + ", " + rest);
    }

    private void remove(SqlExecutor.Found found, String idsOfRows) throws DorisException {
        SqlResult ids = engine.query(idsOfRows, found.database().name());
        found.table()
                .removeRows(ids.rows().stream().map(row -> (Long) row.get(0)).toList());
    }

    /** @param rest what follows SET */
    void update(SqlExecutor.Found found, String rest) throws DorisException {
        Table table = found.table();
        if (!table.isUnique()) {
            throw DorisException.of("Only unique table could be updated");
        }
        UpdateText update = UpdateText.read(rest);
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            names.add(column.name());
            values.add(update.assigned(column.name()).orElse(SqlTexts.quote(column.name())));
        }
        for (String assigned : update.names()) {
            if (table.definition().column(assigned).isEmpty()) {
                throw DorisException.of("Unknown column '" + assigned + "' in '" + table.name() + "'");
            }
        }
        boolean typed = table.definition()
                .sequence()
                .filter(sequence -> !sequence.isMapped())
                .isPresent();
        if (typed) {
            names.add(Column.SEQUENCE);
            values.add(Column.SEQUENCE);
        }
        String select = "SELECT " + String.join(", ", values) + " FROM " + name(found) + " " + update.where();
        put(table, names, engine.query(select, found.database().name()));
    }

    private static String name(SqlExecutor.Found found) {
        return SqlTexts.quote(found.database().name()) + "."
                + SqlTexts.quote(found.table().name());
    }
}

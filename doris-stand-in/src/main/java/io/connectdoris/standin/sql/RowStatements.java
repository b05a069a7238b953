package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.BodyLoader;
import io.connectdoris.standin.load.LoadFailure;
import io.connectdoris.standin.load.LoadOptions;
import io.connectdoris.standin.load.LoadedRows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** INSERT and DELETE: the engine evaluates, the table's own store takes the result. */
final class RowStatements {

    private final SelectEngine engine;
    private final Clock clock;

    RowStatements(SelectEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
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
        List<String[]> texts = new ArrayList<>();
        evaluated.rowTexts().forEach(row -> texts.add(row.toArray(new String[0])));
        Map<String, String> headers = new HashMap<>();
        headers.put("strict_mode", "true");
        headers.put("columns", names.stream().map(SqlTexts::quote).collect(Collectors.joining(",")));
        if (names.stream().anyMatch(Column.SEQUENCE::equalsIgnoreCase)) {
            headers.put("function_column.sequence_col", Column.SEQUENCE);
        }
        try {
            LoadOptions options = LoadOptions.read(name -> Optional.ofNullable(headers.get(name)));
            LoadedRows rows =
                    BodyLoader.plan(table, options, clock.instant(), true).loadTexts(texts);
            if (rows.filtered() > 0) {
                throw DorisException.of("Insert has filtered data in strict mode. first_error_msg: "
                        + rows.errors().firstMessage().orElse(""));
            }
            table.apply(rows.changes());
        } catch (LoadFailure e) {
            throw DorisException.of(e.getMessage());
        }
    }

    void delete(SqlExecutor.Found found, String where) throws DorisException {
        String name = SqlTexts.quote(found.database().name()) + "."
                + SqlTexts.quote(found.table().name());
        String condition = where.isEmpty() ? "" : " WHERE " + where;
        SqlResult ids = engine.query(
                "SELECT " + SelectEngine.ROW_ID + " FROM " + name + condition,
                found.database().name());
        found.table()
                .removeRows(ids.rows().stream().map(row -> (Long) row.get(0)).toList());
    }
}

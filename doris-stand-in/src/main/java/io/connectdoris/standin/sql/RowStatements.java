package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
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

    /** A field that is no column, so that partial updates take it too. */
    private static final String SEQUENCE_FIELD = "__sequence_of_insert";

    private static final String NO_SEQUENCE = "sequence is not required";

    private final SelectEngine engine;
    private final ClusterView cluster;

    RowStatements(SelectEngine engine, ClusterView cluster) {
        this.engine = engine;
        this.cluster = cluster;
    }

    SqlResult insert(Table table, DorisSqlParser.InsertContext insert, String source, Session session)
            throws DorisException {
        SqlResult evaluated = engine.query(source, session.database());
        List<String> names = insert.columns == null
                ? table.columns().stream().map(column -> column.name()).toList()
                : SqlTexts.names(insert.columns);
        if (evaluated.headers().size() != names.size()) {
            throw DorisException.of("insert into cols should be corresponding to the query output");
        }
        return put(table, names, evaluated, options(table, insert.columns != null, session));
    }

    private static Map<String, String> options(Table table, boolean named, Session session) {
        Map<String, String> headers = new HashMap<>();
        boolean strict = session.isOn("enable_insert_strict", true);
        headers.put("strict_mode", Boolean.toString(strict));
        headers.put("max_filter_ratio", strict ? "0" : "1");
        if (named && table.isMergeOnWrite() && session.isOn("enable_unique_key_partial_update", false)) {
            headers.put("partial_columns", "true");
            session.variable("partial_update_new_key_behavior")
                    .ifPresent(value -> headers.put("partial_update_new_key_behavior", value));
        }
        if (!session.isOn("require_sequence_in_insert", true)) {
            headers.put(NO_SEQUENCE, "true");
        }
        return headers;
    }

    private static void checkObjects(Table table, List<String> names, SqlResult evaluated) throws DorisException {
        for (int i = 0; i < names.size(); i++) {
            DataType.Kind kind = table.definition()
                    .column(names.get(i))
                    .map(column -> column.type().kind())
                    .orElse(null);
            boolean object = kind == DataType.Kind.BITMAP || kind == DataType.Kind.HLL;
            if (object && !evaluated.headers().get(i).type().equals("BITMAP")) {
                throw DorisException.of("can not cast from origin type "
                        + evaluated.headers().get(i).type() + " to target type=" + kind);
            }
        }
    }

    private SqlResult put(Table table, List<String> names, SqlResult evaluated, Map<String, String> options)
            throws DorisException {
        checkObjects(table, names, evaluated);
        boolean typed = hasTypedSequence(table);
        boolean given = names.stream().anyMatch(Column.SEQUENCE::equalsIgnoreCase);
        boolean added = typed && !given && options.containsKey(NO_SEQUENCE);
        List<String> fields = new ArrayList<>();
        names.forEach(name -> fields.add(name.equalsIgnoreCase(Column.SEQUENCE) ? SEQUENCE_FIELD : name));
        List<String[]> texts = new ArrayList<>();
        evaluated.rowTexts().forEach(row -> texts.add(row.toArray(new String[names.size() + (added ? 1 : 0)])));
        Map<String, String> headers = new HashMap<>(options);
        if (added) {
            fields.add(SEQUENCE_FIELD);
        }
        headers.put("columns", fields.stream().map(SqlTexts::quote).collect(Collectors.joining(",")));
        if (given || added) {
            headers.put("function_column.sequence_col", SEQUENCE_FIELD);
        }
        headers.put("timezone", cluster.zone().getId());
        try {
            LoadOptions read =
                    LoadOptions.read(name -> Optional.ofNullable(headers.get(name)), cluster.zone(), cluster.version());
            LoadedRows rows =
                    BodyLoader.planTexts(table, read, cluster.clock().instant()).loadTexts(texts);
            if (rows.filtered() > 0 && read.strict()) {
                throw DorisException.of("Insert has filtered data in strict mode. first_error_msg: "
                        + rows.errors().firstMessage().orElse(""));
            }
            table.apply(rows.changes());
            return SqlResult.changed(rows.loaded(), rows.filtered());
        } catch (LoadFailure e) {
            throw DorisException.of(e.getMessage());
        }
    }

    /** @param alias may be empty */
    SqlResult delete(Resolver.Found found, String alias, String where) throws DorisException {
        String self = alias.isEmpty() ? SqlTexts.quote(found.table().name()) : alias;
        return remove(found, self, " FROM " + name(found) + " " + alias + (where.isEmpty() ? "" : " WHERE " + where));
    }

    /** @param rest other tables, and the condition */
    SqlResult deleteUsing(Resolver.Found found, String alias, String rest) throws DorisException {
        String self = alias.isEmpty() ? SqlTexts.quote(found.table().name()) : alias;
        return remove(found, self, " FROM " + name(found) + " " + alias + ", " + rest);
    }

    private SqlResult remove(Resolver.Found found, String self, String from) throws DorisException {
        Table table = found.table();
        if (table.deletesBySign()) {
            return sign(found, self, from);
        }
        SqlResult ids = engine.query(
                "SELECT " + self + "." + SelectEngine.ROW_ID + from,
                found.database().name());
        table.removeRows(ids.rows().stream().map(row -> (Long) row.get(0)).toList());
        return SqlResult.changed(table.isUnique() ? ids.rows().size() : 0, 0);
    }

    /** Merge-on-write tables take a partial update of the keys and the delete sign. */
    private SqlResult sign(Resolver.Found found, String self, String from) throws DorisException {
        Table table = found.table();
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column key : table.definition().keys()) {
            names.add(key.name());
            values.add(self + "." + SqlTexts.quote(key.name()));
        }
        names.add(Column.DELETE_SIGN);
        values.add("1");
        if (hasTypedSequence(table)) {
            names.add(Column.SEQUENCE);
            values.add(self + "." + Column.SEQUENCE);
        }
        SqlResult keys = engine.query(
                "SELECT " + String.join(", ", values) + from, found.database().name());
        return put(table, names, keys, Map.of("strict_mode", "true", "partial_columns", "true"));
    }

    private static boolean hasTypedSequence(Table table) {
        return table.definition()
                .sequence()
                .filter(sequence -> !sequence.isMapped())
                .isPresent();
    }

    /** @param rest what follows SET */
    SqlResult update(Resolver.Found found, String rest) throws DorisException {
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
        boolean typed = hasTypedSequence(table);
        if (typed) {
            names.add(Column.SEQUENCE);
            values.add(Column.SEQUENCE);
        }
        String select = "SELECT " + String.join(", ", values) + " FROM " + name(found) + " " + update.where();
        return put(table, names, engine.query(select, found.database().name()), Map.of("strict_mode", "true"));
    }

    private static String name(Resolver.Found found) {
        return SqlTexts.quote(found.database().name()) + "."
                + SqlTexts.quote(found.table().name());
    }
}

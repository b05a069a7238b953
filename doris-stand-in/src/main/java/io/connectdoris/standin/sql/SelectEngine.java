package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.StoredRow;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.value.DateTimes;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Answers queries with an embedded engine. Its tables are copies: before a query they are brought up to date with what changed since
 * the last one. One query runs at a time.
 */
final class SelectEngine implements AutoCloseable {

    /**
     * What a session wants to see beyond live rows and their columns. {@code supersededRows} are those that merge-on-write marks as
     * replaced, {@code unmergedRows} those that a query of another unique table would merge, {@code removedRows} those that a condition
     * of DELETE hides.
     */
    record View(
            boolean columns, boolean deletedRows, boolean supersededRows, boolean unmergedRows, boolean removedRows) {

        static final View PLAIN = new View(false, false, false, false, false);

        boolean showsSuperseded(Table table) {
            return table.isUnique() && (table.isMergeOnWrite() ? supersededRows : unmergedRows);
        }
    }

    static final String ROW_ID = "__row";
    private static final String SCRATCH = "__where";
    private static final int BATCH = 1000;

    private final Catalog catalog;
    private final ZoneId zone;
    private final Connection connection;
    private final Map<String, Long> copied = new HashMap<>();

    SelectEngine(Catalog catalog, ZoneId zone) {
        this.catalog = catalog;
        this.zone = zone;
        String url = "jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=FALSE;TIME ZONE=UTC";
        try {
            this.connection = new org.h2.Driver().connect(url, new Properties());
            for (FunctionAliases.Alias alias : FunctionAliases.all()) {
                execute("CREATE ALIAS IF NOT EXISTS " + quoted(alias.engineName()) + " FOR "
                        + quoted(alias.owner().getName() + "." + alias.method()));
            }
            for (Class<? extends org.h2.api.AggregateFunction> type : Set.copyOf(Aggregates.ALL.values())) {
                execute("CREATE AGGREGATE " + quoted(Aggregates.engineName(type)) + " FOR " + quoted(type.getName()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the query engine does not start", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the query engine does not stop", e);
        }
    }

    synchronized SqlResult query(String sql, String database) throws DorisException {
        return query(sql, database, View.PLAIN);
    }

    synchronized SqlResult query(String sql, String database, View view) throws DorisException {
        QueryRewriter rewriter = new QueryRewriter(catalog, database, sql, zone);
        try {
            for (QueryRewriter.TableName name : rewriter.tables()) {
                copy(name.database(), name.table());
                show(name, view);
            }
            if (rewriter.readsInformationSchema()) {
                InformationSchema.refresh(connection, catalog);
            }
            selectSchema(database);
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(rewriter.text())) {
                return ResultReader.read(result, rewriter.tables());
            }
        } catch (SQLException e) {
            throw refusal(e, rewriter);
        } finally {
            hide(rewriter, view);
        }
    }

    private void show(QueryRewriter.TableName name, View view) throws SQLException, DorisException {
        if (view.columns()) {
            setVisible(name, "VISIBLE");
        }
        if (view.unmergedRows() && name.table().model() == Table.Model.AGGREGATE) {
            throw DorisException.unsupported("skip_storage_engine_merge with an AGGREGATE table");
        }
        if (view.removedRows() && name.table().hasRemovedRows()) {
            throw DorisException.unsupported("skip_delete_predicate with a table from which rows were deleted");
        }
        if (view.deletedRows()) {
            Table.Hidden deleted = name.table().deletedRows();
            write(h2Name(name), deleted.definition(), deleted.rows(), deleted.completing(), true);
        }
        if (view.showsSuperseded(name.table())) {
            Table.Hidden superseded = name.table().supersededRows();
            List<StoredRow> numbered = new ArrayList<>();
            for (StoredRow row : superseded.rows()) {
                if (!row.deleted() || view.deletedRows()) {
                    numbered.add(row.withId(-1 - numbered.size()));
                }
            }
            write(h2Name(name), superseded.definition(), numbered, superseded.completing(), true);
        }
    }

    private void hide(QueryRewriter rewriter, View view) throws DorisException {
        for (QueryRewriter.TableName name : rewriter.tables()) {
            try {
                if (view.columns()) {
                    setVisible(name, "INVISIBLE");
                }
                if (view.deletedRows() || view.showsSuperseded(name.table())) {
                    execute("DELETE FROM " + h2Name(name) + " WHERE " + quoted(Column.DELETE_SIGN) + " = 1 OR " + ROW_ID
                            + " < 0");
                }
            } catch (SQLException e) {
                throw refusal(e, rewriter);
            }
        }
    }

    private static String h2Name(QueryRewriter.TableName name) {
        return quoted(name.database().name()) + "." + quoted(name.table().name());
    }

    private void setVisible(QueryRewriter.TableName name, String visibility) throws SQLException {
        Table table = name.table();
        if (!table.isUnique()) {
            return;
        }
        List<String> hidden = new ArrayList<>(List.of(Column.DELETE_SIGN, Column.VERSION));
        if (table.hasSkipBitmap()) {
            hidden.add(Column.SKIP_BITMAP);
        }
        if (table.definition().sequence().isPresent()) {
            hidden.add(Column.SEQUENCE);
        }
        for (String column : hidden) {
            execute("ALTER TABLE " + h2Name(name) + " ALTER COLUMN " + quoted(column) + " SET " + visibility);
        }
    }

    /** The indexes of the rows for which the predicate holds; they are put into a table of their own for it. */
    synchronized BitSet select(String database, Table table, List<RowChange> rows, String predicate)
            throws DorisException {
        String name = quoted(SCRATCH) + "." + quoted(table.name());
        QueryRewriter rewriter = new QueryRewriter(
                catalog,
                database,
                "SELECT " + ROW_ID + " FROM " + SqlTexts.quote(table.name()) + " WHERE " + predicate,
                zone);
        List<StoredRow> numbered = new ArrayList<>();
        rows.forEach(row -> numbered.add(new StoredRow(numbered.size(), row.values(), row.sequence(), false, 0, "")));
        try {
            execute("CREATE SCHEMA IF NOT EXISTS " + quoted(SCRATCH));
            execute("DROP TABLE IF EXISTS " + name);
            execute(createTable(name, table.definition()));
            write(name, table.definition(), numbered, UnaryOperator.identity(), true);
            execute("SET SCHEMA " + quoted(SCRATCH));
            BitSet selected = new BitSet(rows.size());
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(rewriter.text())) {
                while (result.next()) {
                    selected.set(result.getInt(1));
                }
            }
            return selected;
        } catch (SQLException e) {
            throw refusal(e, rewriter);
        }
    }

    /** For each row a text for each expression over fields that are texts. */
    synchronized List<List<String>> evaluate(
            String database, List<String> fields, List<String[]> rows, List<String> expressions) throws DorisException {
        String name = quoted(SCRATCH) + "." + quoted(SCRATCH);
        List<String> texts = new ArrayList<>();
        QueryRewriter rewriter = new QueryRewriter(catalog, database, "SELECT 1", zone);
        for (String expression : expressions) {
            rewriter = QueryRewriter.ofExpression(catalog, expression, fields, zone);
            texts.add(rewriter.text());
        }
        String columns = fields.stream().map(field -> ", " + quoted(field)).collect(Collectors.joining());
        String definitions =
                fields.stream().map(field -> ", " + quoted(field) + " VARCHAR").collect(Collectors.joining());
        try {
            execute("CREATE SCHEMA IF NOT EXISTS " + quoted(SCRATCH));
            execute("DROP TABLE IF EXISTS " + name);
            execute("CREATE TABLE " + name + " (" + ROW_ID + " BIGINT PRIMARY KEY" + definitions + ")");
            String put =
                    "INSERT INTO " + name + " (" + ROW_ID + columns + ") VALUES (?" + ", ?".repeat(fields.size()) + ")";
            try (PreparedStatement insert = connection.prepareStatement(put)) {
                for (int row = 0; row < rows.size(); row++) {
                    insert.setLong(1, row);
                    for (int i = 0; i < fields.size(); i++) {
                        insert.setString(i + 2, rows.get(row)[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(
                            "SELECT " + String.join(", ", texts) + " FROM " + name + " ORDER BY " + ROW_ID)) {
                return ResultReader.read(result, List.of()).rowTexts();
            }
        } catch (SQLException e) {
            throw refusal(e, rewriter);
        }
    }

    private static DorisException refusal(SQLException e, QueryRewriter rewriter) {
        boolean missingTable = e.getErrorCode() == org.h2.api.ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
                || e.getErrorCode() == org.h2.api.ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2
                || e.getErrorCode() == org.h2.api.ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1
                || e.getErrorCode() == org.h2.api.ErrorCode.SCHEMA_NOT_FOUND_1;
        if (missingTable && rewriter.missingTable().isPresent()) {
            return DorisException.of(rewriter.missingTable().get());
        }
        return DorisException.of("stand-in: the query engine refuses: " + e.getMessage());
    }

    private void selectSchema(String database) throws SQLException {
        String schema = catalog.database(database).isPresent() ? database : "PUBLIC";
        if (!schema.equals("PUBLIC")) {
            execute("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
        }
        execute("SET SCHEMA " + quoted(schema));
    }

    private void copy(Database database, Table table) throws DorisException {
        String name = quoted(database.name()) + "." + quoted(table.name());
        if (!Long.valueOf(table.id()).equals(copied.get(name))) {
            table.forgetQueries();
            copied.put(name, table.id());
        }
        table.drainTo((definition, rebuild, changed, completing) -> {
            try {
                if (rebuild) {
                    execute("CREATE SCHEMA IF NOT EXISTS " + quoted(database.name()));
                    execute("DROP TABLE IF EXISTS " + name);
                    execute(createTable(name, definition));
                }
                write(name, definition, changed, completing, rebuild);
                if (RowStore.isKnown(table)) {
                    RowStore.write(connection, name, table, rebuild, changed, completing);
                }
            } catch (SQLException e) {
                throw DorisException.of("stand-in: the query engine cannot hold " + name + ": " + e.getMessage());
            }
        });
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String createTable(String name, Table.Definition definition) {
        StringBuilder out = new StringBuilder("CREATE TABLE " + name + " (" + ROW_ID + " BIGINT INVISIBLE PRIMARY KEY");
        definition.columns().forEach(column -> out.append(", ")
                .append(quoted(column.name()))
                .append(' ')
                .append(type(column.type())));
        return out.append(", ")
                .append(quoted(Column.DELETE_SIGN))
                .append(" TINYINT INVISIBLE, ")
                .append(quoted(Column.VERSION))
                .append(" BIGINT INVISIBLE, ")
                .append(quoted(Column.SKIP_BITMAP))
                .append(" VARBINARY INVISIBLE, ")
                .append(quoted(Column.SEQUENCE))
                .append(" VARCHAR INVISIBLE)")
                .toString();
    }

    private static String type(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT -> "TINYINT";
            case SMALLINT -> "SMALLINT";
            case INT -> "INTEGER";
            case BIGINT -> "BIGINT";
            case LARGEINT -> "NUMERIC(" + ResultReader.LARGEINT_DIGITS + ")";
            case FLOAT -> "REAL";
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL -> "NUMERIC(" + type.length() + "," + type.scale() + ")";
            case DATE -> "DATE";
            case DATETIME -> "TIMESTAMP(" + type.scale() + ")";
            case BITMAP, HLL -> "VARBINARY";
            default -> "VARCHAR";
        };
    }

    /** @param empty whether the engine's table is new, so that no row can be there already */
    private void write(
            String name,
            Table.Definition definition,
            List<StoredRow> rows,
            UnaryOperator<String[]> completing,
            boolean empty)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder names = new StringBuilder(ROW_ID);
        StringBuilder marks = new StringBuilder("?");
        for (Column column : definition.columns()) {
            names.append(", ").append(quoted(column.name()));
            marks.append(", ?");
        }
        String merge = (empty ? "INSERT" : "MERGE") + " INTO " + name + " (" + names + ", "
                + quoted(Column.DELETE_SIGN) + ", " + quoted(Column.SEQUENCE) + ", " + quoted(Column.VERSION) + ", "
                + quoted(Column.SKIP_BITMAP) + ")"
                + (empty ? "" : " KEY (" + ROW_ID + ")") + " VALUES (" + marks + ", ?, ?, ?, ?)";
        try (PreparedStatement put = connection.prepareStatement(merge);
                PreparedStatement remove =
                        connection.prepareStatement("DELETE FROM " + name + " WHERE " + ROW_ID + " = ?")) {
            int pending = 0;
            for (StoredRow row : rows) {
                if (row.deleted() && !empty) {
                    remove.setLong(1, row.id());
                    remove.executeUpdate();
                } else {
                    bind(put, row, definition, completing);
                    if (++pending % BATCH == 0) {
                        put.executeBatch();
                    }
                }
            }
            put.executeBatch();
        }
    }

    private void bind(
            PreparedStatement put, StoredRow row, Table.Definition definition, UnaryOperator<String[]> completing)
            throws SQLException {
        String[] values = completing.apply(row.values());
        put.setLong(1, row.id());
        int index = 2;
        for (Column column : definition.columns()) {
            put.setObject(index++, engineValue(column.type(), values[column.slot()], zone));
        }
        put.setInt(index++, row.deleted() ? 1 : 0);
        put.setString(index++, sequence(row, definition));
        put.setLong(index++, row.version());
        put.setBytes(index, BitmapFunctions.binary(row.skipped()));
        put.addBatch();
    }

    /** A missing sequence is kept as the least value, and shown as NULL. */
    private static String sequence(StoredRow row, Table.Definition definition) {
        boolean missing = row.sequence() == null
                || definition
                        .sequence()
                        .filter(rule -> rule.parse(null).equals(row.sequence()))
                        .isPresent();
        return missing ? null : row.sequence().toString();
    }

    private static Object engineValue(DataType type, String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT -> Long.valueOf(text);
            case LARGEINT, DECIMAL -> new BigDecimal(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMPTZ -> DateTimes.printInZone(text, type.scale(), zone);
            case DATETIME -> LocalDateTime.parse(text.replace(' ', 'T'));
            case BITMAP, HLL -> BitmapFunctions.binary(text);
            default -> text;
        };
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

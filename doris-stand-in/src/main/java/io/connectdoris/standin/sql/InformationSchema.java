package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code information_schema} in the query engine, written anew before each query that reads it. */
final class InformationSchema {

    /** Its schema in the engine, which has an INFORMATION_SCHEMA of its own. */
    static final String SCHEMA = "doris_information_schema";

    private static final List<String> TABLES = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "TABLE_TYPE",
            "ENGINE",
            "VERSION",
            "ROW_FORMAT",
            "TABLE_ROWS",
            "AVG_ROW_LENGTH",
            "DATA_LENGTH",
            "MAX_DATA_LENGTH",
            "INDEX_LENGTH",
            "DATA_FREE",
            "AUTO_INCREMENT",
            "CREATE_TIME",
            "UPDATE_TIME",
            "CHECK_TIME",
            "TABLE_COLLATION",
            "CHECKSUM",
            "CREATE_OPTIONS",
            "TABLE_COMMENT");
    static final List<String> STATUS = List.of(
            "Name",
            "Engine",
            "Version",
            "Row_format",
            "Rows",
            "Avg_row_length",
            "Data_length",
            "Max_data_length",
            "Index_length",
            "Data_free",
            "Auto_increment",
            "Create_time",
            "Update_time",
            "Check_time",
            "Collation",
            "Checksum",
            "Create_options",
            "Comment");
    private static final List<String> SCHEMATA =
            List.of("CATALOG_NAME", "SCHEMA_NAME", "DEFAULT_CHARACTER_SET_NAME", "DEFAULT_COLLATION_NAME", "SQL_PATH");
    private static final Set<String> NUMBERS = Set.of(
            "ORDINAL_POSITION",
            "CHARACTER_MAXIMUM_LENGTH",
            "CHARACTER_OCTET_LENGTH",
            "NUMERIC_PRECISION",
            "NUMERIC_SCALE",
            "DATETIME_PRECISION",
            "COLUMN_SIZE",
            "DECIMAL_DIGITS",
            "TABLE_ROWS");

    static final Map<String, List<String>> VIEWS =
            Map.of("columns", Describe.SCHEMA_COLUMNS, "tables", TABLES, "schemata", SCHEMATA);

    private InformationSchema() {}

    static void refresh(Connection connection, Catalog catalog) throws SQLException {
        List<List<Object>> columns = new ArrayList<>();
        List<List<Object>> tables = new ArrayList<>();
        List<List<Object>> schemata = new ArrayList<>();
        for (Database database : catalog.databases()) {
            schemata.add(schema(database.name()));
            for (View view : database.views()) {
                List<Object> row = new ArrayList<>(Collections.nCopies(TABLES.size(), null));
                row.set(0, "internal");
                row.set(1, database.name());
                row.set(2, view.name());
                row.set(3, "VIEW");
                row.set(4, "Doris");
                row.set(TABLES.size() - 1, view.comment());
                tables.add(row);
            }
            for (Table table : database.tables()) {
                columns.addAll(Describe.schemaRows(database.name(), table));
                tables.add(table(database.name(), table));
            }
        }
        Catalog.SYSTEM.forEach(name -> schemata.add(schema(name)));
        fill(connection, "columns", columns);
        fill(connection, "tables", tables);
        fill(connection, "schemata", schemata);
    }

    private static List<Object> schema(String name) {
        return Arrays.asList("internal", name, null, null, null);
    }

    /** A row of SHOW TABLE STATUS. */
    static List<Object> status(Table table) {
        List<Object> row = new ArrayList<>(List.of(table.name(), "Doris"));
        row.add(null);
        row.add(null);
        row.add(Long.toString(table.count()));
        row.addAll(Collections.nCopies(9, null));
        row.add("utf-8");
        row.add(null);
        row.add(null);
        row.add(table.definition().comment());
        return row;
    }

    private static List<Object> table(String database, Table table) {
        List<Object> row = new ArrayList<>(List.of("internal", database, table.name(), "BASE TABLE", "Doris"));
        row.add(null);
        row.add(null);
        row.add(table.count());
        row.addAll(Collections.nCopies(9, null));
        row.add("utf-8");
        row.add(null);
        row.add(null);
        row.add(table.definition().comment());
        return row;
    }

    private static void fill(Connection connection, String view, List<List<Object>> rows) throws SQLException {
        String name = SelectEngine.quoted(SCHEMA) + "." + SelectEngine.quoted(view);
        List<String> names = VIEWS.get(view);
        StringBuilder create = new StringBuilder();
        names.forEach(column -> create.append(create.isEmpty() ? "" : ", ")
                .append(SelectEngine.quoted(column))
                .append(NUMBERS.contains(column) ? " BIGINT" : " VARCHAR"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SelectEngine.quoted(SCHEMA));
            statement.execute("DROP TABLE IF EXISTS " + name);
            statement.execute("CREATE TABLE " + name + " (" + create + ")");
        }
        String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name + " VALUES (" + marks + ")")) {
            for (List<Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}

package io.connectdoris.stack;

import java.util.Locale;

/**
 * How a source database is asked for its cells as text. The server itself writes them, so that no driver's idea of a
 * zone, a decimal or a boolean comes between.
 */
public enum SqlDialect {
    MYSQL {
        @Override
        String quote(String name) {
            return "`" + name.replace("`", "``") + "`";
        }

        @Override
        String columnsOfTables() {
            return "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION";
        }

        @Override
        SourceColumn column(String name, String type) {
            String column = quote(name);
            String text = "CAST(" + column + " AS CHAR)";
            return switch (type.toLowerCase(Locale.ROOT)) {
                case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year" ->
                    new SourceColumn(name, CellKind.NUMBER, text);
                case "bit" -> new SourceColumn(name, CellKind.NUMBER, "CAST(" + column + " + 0 AS CHAR)");
                case "float", "double" -> new SourceColumn(name, CellKind.DOUBLE, text);
                case "datetime", "timestamp" -> new SourceColumn(name, CellKind.TIMESTAMP, text);
                case "time" -> new SourceColumn(name, CellKind.TIME, text);
                case "json" -> new SourceColumn(name, CellKind.JSON, text);
                case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                    new SourceColumn(name, CellKind.BYTES, "TO_BASE64(" + column + ")");
                default -> new SourceColumn(name, CellKind.TEXT, text);
            };
        }
    },
    POSTGRESQL {
        @Override
        String quote(String name) {
            return "\"" + name.replace("\"", "\"\"") + "\"";
        }

        @Override
        String columnsOfTables() {
            return "SELECT table_name, column_name, udt_name FROM information_schema.columns"
                    + " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";
        }

        @Override
        SourceColumn column(String name, String type) {
            String column = quote(name);
            String text = column + "::text";
            if (type.startsWith("_")) {
                return new SourceColumn(name, CellKind.JSON, "to_json(" + column + ")::text");
            }
            return switch (type) {
                case "int2", "int4", "int8", "numeric", "bool" -> new SourceColumn(name, CellKind.NUMBER, text);
                case "float4", "float8" -> new SourceColumn(name, CellKind.DOUBLE, text);
                case "timestamp", "timestamptz" -> new SourceColumn(name, CellKind.TIMESTAMP, text);
                case "time" -> new SourceColumn(name, CellKind.TIME, text);
                case "json", "jsonb" -> new SourceColumn(name, CellKind.JSON, text);
                case "bytea" -> new SourceColumn(name, CellKind.BYTES, "encode(" + column + ", 'base64')");
                default -> new SourceColumn(name, CellKind.TEXT, text);
            };
        }
    };

    abstract String quote(String name);

    /** Rows of table, column, type: every column of every table of the shop, in order. */
    abstract String columnsOfTables();

    abstract SourceColumn column(String name, String type);
}

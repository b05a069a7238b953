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
            return "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION";
        }

        @Override
        SourceColumn column(String name, String type) {
            return MySqlCells.column(name, type);
        }
    },
    POSTGRESQL {
        @Override
        String quote(String name) {
            return "\"" + name.replace("\"", "\"\"") + "\"";
        }

        @Override
        String columnsOfTables() {
            // The type below a domain is how its values are read.
            return "SELECT c.relname, a.attname, CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod)"
                    + " ELSE format_type(a.atttypid, a.atttypmod) END"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid"
                    + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
                    + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum";
        }

        @Override
        SourceColumn column(String name, String type) {
            return PostgresCells.column(name, type);
        }
    };

    abstract String quote(String name);

    /** Rows of table, column, declared type: every column of every table of the connection's database or schema, in order. */
    abstract String columnsOfTables();

    abstract SourceColumn column(String name, String type);

    /** The first word of a declared type, without its length: {@code decimal} of {@code decimal(10,2) unsigned}. */
    static String firstWord(String type) {
        return type.split("[ (\\[]", 2)[0].toLowerCase(Locale.ROOT);
    }
}

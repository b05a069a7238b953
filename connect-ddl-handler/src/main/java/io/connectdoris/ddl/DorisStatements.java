package io.connectdoris.ddl;

import io.connectdoris.client.DorisType;
import io.connectdoris.client.Sql;
import io.connectdoris.client.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The statements themselves, in the grammar that 2.1 to 4.x share (facts.md 6.1). */
final class DorisStatements {

    private DorisStatements() {}

    static String createDatabase(String database) {
        return "CREATE DATABASE IF NOT EXISTS " + Sql.identifier(database);
    }

    static String createTable(TableDefinition table) {
        boolean unique = !table.keys().isEmpty();
        List<ColumnDefinition> columns = new ArrayList<>(table.keys());
        columns.addAll(unique ? table.values() : keyableFirst(table));
        String keys = (unique ? table.keys() : columns.subList(0, 1))
                .stream().map(key -> Sql.identifier(key.name())).collect(Collectors.joining(", "));
        StringBuilder sql = new StringBuilder("CREATE TABLE IF NOT EXISTS ")
                .append(table.name().quoted())
                .append(" (\n  ")
                .append(columns.stream().map(DorisStatements::column).collect(Collectors.joining(",\n  ")))
                .append("\n) ENGINE=OLAP\n")
                .append(unique ? "UNIQUE" : "DUPLICATE")
                .append(" KEY(")
                .append(keys)
                .append(')');
        if (!table.comment().isEmpty()) {
            sql.append("\nCOMMENT ").append(Sql.comment(table.comment()));
        }
        sql.append("\nDISTRIBUTED BY ").append(unique ? "HASH(" + keys + ")" : "RANDOM");
        return sql.append(" BUCKETS AUTO\nPROPERTIES (\n  ")
                .append(properties(table, unique).entrySet().stream()
                        .map(property -> text(property.getKey()) + " = " + text(property.getValue()))
                        .collect(Collectors.joining(",\n  ")))
                .append("\n)")
                .toString();
    }

    static String addColumn(TableName table, ColumnDefinition column) {
        return "ALTER TABLE " + table.quoted() + " ADD COLUMN " + column(column);
    }

    static String truncate(TableName table) {
        return "TRUNCATE TABLE " + table.quoted();
    }

    private static Map<String, String> properties(TableDefinition table, boolean unique) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("light_schema_change", "true");
        if (unique) {
            properties.put("enable_unique_key_merge_on_write", "true");
            // A column of the user's choice takes the place of ours; Doris refuses both (facts.md 6.2).
            if (!table.properties().containsKey("function_column.sequence_col")) {
                table.sequenceType().ifPresent(type -> properties.put("function_column.sequence_type", type));
            }
        }
        properties.putAll(table.properties());
        return properties;
    }

    /** The first column of a duplicate table is its sort key, and not every type can be one (facts.md 5.2). */
    private static List<ColumnDefinition> keyableFirst(TableDefinition table) {
        List<ColumnDefinition> columns = new ArrayList<>(table.values());
        for (int i = 0; i < columns.size(); i++) {
            if (canBeKey(columns.get(i).type())) {
                columns.add(0, columns.remove(i));
                return columns;
            }
        }
        throw new SchemaException(table.name() + " has no column that a DUPLICATE KEY table can be sorted by (only "
                + table.values().stream()
                        .map(column -> column.type().ddl())
                        .distinct()
                        .collect(Collectors.joining(", "))
                + "). Use tables.without.key=kafka_coordinates, or create the table by hand.");
    }

    private static boolean canBeKey(DorisType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INT,
                    BIGINT,
                    LARGEINT,
                    DECIMAL,
                    DATE,
                    DATETIME,
                    CHAR,
                    VARCHAR,
                    IPV4,
                    IPV6 -> true;
            default -> false;
        };
    }

    private static String column(ColumnDefinition column) {
        StringBuilder sql = new StringBuilder(Sql.identifier(column.name()))
                .append(' ')
                .append(column.type().ddl())
                .append(column.nullable() ? " NULL" : " NOT NULL");
        column.defaultValue().ifPresent(value -> sql.append(" DEFAULT ").append(text(value)));
        if (!column.comment().isEmpty()) {
            sql.append(" COMMENT ").append(Sql.comment(column.comment()));
        }
        return sql.toString();
    }

    /** Texts in DDL are stored as they stand between the quotes, without escapes (facts.md section 4). */
    private static String text(String value) {
        if (value.indexOf('"') < 0) {
            return '"' + value + '"';
        }
        if (value.indexOf('\'') < 0) {
            return '\'' + value + '\'';
        }
        throw new SchemaException(
                "Doris has no way to write a text with both kinds of quotes in a statement: " + value);
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.Default;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The columns of a table as DESC, SHOW COLUMNS and information_schema tell them. */
final class Describe {

    static final List<String> SCHEMA_COLUMNS = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "COLUMN_NAME",
            "ORDINAL_POSITION",
            "COLUMN_DEFAULT",
            "IS_NULLABLE",
            "DATA_TYPE",
            "CHARACTER_MAXIMUM_LENGTH",
            "CHARACTER_OCTET_LENGTH",
            "NUMERIC_PRECISION",
            "NUMERIC_SCALE",
            "DATETIME_PRECISION",
            "CHARACTER_SET_NAME",
            "COLLATION_NAME",
            "COLUMN_TYPE",
            "COLUMN_KEY",
            "EXTRA",
            "PRIVILEGES",
            "COLUMN_COMMENT",
            "COLUMN_SIZE",
            "DECIMAL_DIGITS",
            "GENERATION_EXPRESSION",
            "SRS_ID");

    private static final int STRING_LENGTH = 2147483643;

    private Describe() {}

    /** @param hidden whether hidden columns are told, too */
    static SqlResult desc(Table table, boolean hidden) {
        return desc(shown(table, hidden), column -> extra(table, column));
    }

    static SqlResult desc(View view) {
        return desc(view.columns(), column -> "");
    }

    private static SqlResult desc(List<Column> columns, Function<Column, String> extra) {
        List<List<Object>> rows = new ArrayList<>();
        for (Column column : columns) {
            rows.add(Arrays.asList(
                    column.name(),
                    column.type().text(),
                    column.nullable() ? "Yes" : "No",
                    Boolean.toString(column.key()),
                    printedDefault(column),
                    extra.apply(column)));
        }
        return SqlResult.texts(List.of("Field", "Type", "Null", "Key", "Default", "Extra"), rows);
    }

    private static List<Column> shown(Table table, boolean hidden) {
        List<Column> columns = new ArrayList<>(table.columns());
        if (hidden) {
            columns.addAll(table.hiddenColumns());
        }
        return columns;
    }

    /** @param hidden whether hidden columns are told, too */
    static SqlResult columns(Table table, boolean hidden, boolean full, Like like) {
        return columns(shown(table, hidden), column -> extra(table, column), full, like);
    }

    static SqlResult columns(View view, boolean full, Like like) {
        return columns(view.columns(), column -> "", full, like);
    }

    private static SqlResult columns(List<Column> columns, Function<Column, String> extra, boolean full, Like like) {
        List<List<Object>> rows = new ArrayList<>();
        for (Column column : columns) {
            if (!like.matches(column.name())) {
                continue;
            }
            List<Object> row =
                    new ArrayList<>(List.of(column.name(), column.type().internalText()));
            if (full) {
                row.add("");
            }
            row.add(column.nullable() ? "YES" : "NO");
            row.add(column.key() ? "YES" : "NO");
            row.add(printedDefault(column));
            row.add(extra.apply(column));
            if (full) {
                row.add("");
                row.add(column.comment());
            }
            rows.add(row);
        }
        List<String> names = full
                ? List.of("Field", "Type", "Collation", "Null", "Key", "Default", "Extra", "Privileges", "Comment")
                : List.of("Field", "Type", "Null", "Key", "Default", "Extra");
        return SqlResult.texts(names, rows);
    }

    /** An HLL column has an empty sketch without saying so. */
    private static String printedDefault(Column column) {
        return column.type().kind() == DataType.Kind.HLL
                ? "\0"
                : column.defaultValue().map(Default::printed).orElse(null);
    }

    static String extra(Table table, Column column) {
        List<String> words = new ArrayList<>();
        words.add(table.aggregationOf(column));
        if (TableProperties.bloomFilters(table).contains(column.name())) {
            words.add("BLOOM_FILTER");
        }
        if (column.autoIncrement().isPresent()) {
            words.add("AUTO_INCREMENT");
        }
        if (column.generated().isPresent()) {
            words.add("STORED GENERATED");
        }
        words.removeIf(String::isEmpty);
        return String.join(",", words);
    }

    /** One table's rows of information_schema.columns. */
    static List<List<Object>> schemaRows(String database, Table table) {
        List<List<Object>> rows = new ArrayList<>();
        int position = 1;
        for (Column column : table.columns()) {
            rows.add(schemaRow(database, table, column, position++));
        }
        return rows;
    }

    private static List<Object> schemaRow(String database, Table table, Column column, int position) {
        DataType type = column.type();
        Integer length = length(type);
        Integer precision = precision(type);
        Integer scale = type.isInteger() ? Integer.valueOf(0) : precision == null ? null : scale(type);
        return Arrays.asList(
                "internal",
                database,
                table.name(),
                column.name(),
                position,
                printedDefault(column),
                column.nullable() ? "YES" : "NO",
                type.schemaDataType(),
                length,
                length == null ? null : (Object) (length * 4L),
                precision,
                scale,
                type.kind() == DataType.Kind.DATETIME ? type.scale() : null,
                null,
                null,
                type.schemaColumnType(),
                column.key() ? table.model().schemaKey() : "",
                "",
                "",
                column.comment(),
                precision == null ? length : precision,
                scale,
                null,
                null);
    }

    private static Integer length(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> type.length();
            case STRING -> STRING_LENGTH;
            default -> null;
        };
    }

    private static Integer precision(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INT -> 10;
            case BIGINT -> 19;
            case LARGEINT -> 39;
            case FLOAT -> 7;
            case DOUBLE -> 15;
            case DECIMAL -> type.length();
            default -> null;
        };
    }

    private static Integer scale(DataType type) {
        return switch (type.kind()) {
            case FLOAT -> 7;
            case DOUBLE -> 15;
            default -> type.scale();
        };
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Table;
import java.util.stream.Collectors;

/** The text of SHOW CREATE TABLE, in the manner of 4.1. */
final class ShowCreate {

    private ShowCreate() {}

    static String text(Table table) {
        Table.Definition definition = table.definition();
        StringBuilder out = new StringBuilder("CREATE TABLE ")
                .append(printed(table.name()))
                .append(" (\n")
                .append(definition.columns().stream().map(ShowCreate::column).collect(Collectors.joining(",\n")))
                .append("\n) ENGINE=OLAP\n")
                .append(keys(table));
        if (!definition.comment().isEmpty()) {
            out.append("COMMENT '").append(escaped(definition.comment())).append("'\n");
        }
        if (!table.partitioning().text().isEmpty()) {
            out.append(table.partitioning().text()).append('\n');
        }
        return out.append(distribution(table))
                .append("\nPROPERTIES (\n")
                .append(TableProperties.printed(table).entrySet().stream()
                        .map(property -> '"' + property.getKey() + "\" = \"" + property.getValue() + '"')
                        .collect(Collectors.joining(",\n")))
                .append("\n);")
                .toString();
    }

    /** A table without keys says nothing of them. */
    private static String keys(Table table) {
        String names = table.definition().keys().stream()
                .map(column -> printed(column.name()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : table.model().ddl() + " KEY(" + names + ")\n";
    }

    private static String column(Column column) {
        return "  " + printed(column.name()) + " " + column.type().text()
                + column.aggregation().map(function -> " " + function).orElse("")
                + (column.nullable() ? " NULL" : " NOT NULL")
                + column.autoIncrement()
                        .map(first -> " AUTO_INCREMENT(" + first + ")")
                        .orElse("")
                + column.defaultValue().map(value -> " DEFAULT " + value.ddl()).orElse("")
                + column.onUpdate().map(update -> " ON UPDATE " + update).orElse("")
                + (column.comment().isEmpty()
                        ? ""
                        : " COMMENT \"" + column.comment().replace("\"", "\\\"") + '"');
    }

    /** Backquotes inside are not doubled: what is printed cannot always be run. */
    private static String printed(String name) {
        return '`' + name + '`';
    }

    private static String escaped(String comment) {
        return comment.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String distribution(Table table) {
        String columns = table.distribution().slots().stream()
                .map(slot -> table.columns().stream()
                        .filter(column -> column.slot() == slot)
                        .map(column -> printed(column.name()))
                        .findFirst()
                        .orElse("?"))
                .collect(Collectors.joining(", "));
        return "DISTRIBUTED BY " + (columns.isEmpty() ? "RANDOM" : "HASH(" + columns + ")") + " BUCKETS "
                + table.distribution().buckets();
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Index;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The text of SHOW CREATE TABLE, in the manner of 4.1. */
final class ShowCreate {

    private ShowCreate() {}

    static String text(Table table, DorisVersion version) {
        boolean older = !version.isAtLeast(DorisVersion.V4_0);
        Table.Definition definition = table.definition();
        StringBuilder out = new StringBuilder("CREATE TABLE ")
                .append(printed(table.name()))
                .append(" (\n")
                .append(definition.columns().stream()
                        .map(column -> column(column, older))
                        .collect(Collectors.joining(",\n")))
                .append(definition.indexes().stream()
                        .map(index -> ",\n" + index(table, index))
                        .collect(Collectors.joining()))
                .append("\n) ENGINE=OLAP\n")
                .append(keys(table));
        if (!table.distribution().clusterSlots().isEmpty()) {
            out.append("CLUSTER BY (")
                    .append(names(table, table.distribution().clusterSlots()))
                    .append(")\n");
        }
        if (!definition.comment().isEmpty()) {
            out.append("COMMENT '").append(escaped(definition.comment())).append("'\n");
        }
        if (table.partitioning().kind() != Partitioning.Kind.NONE) {
            out.append(table.partitioning().clause(definition))
                    .append("\n(")
                    .append(table.orderedPartitions().stream()
                            .map(part -> PartitionTexts.of(table, part))
                            .collect(Collectors.joining(",\n")))
                    .append(")\n");
        }
        return out.append(distribution(table))
                .append("\nPROPERTIES (\n")
                .append(PrintedProperties.of(table, version).entrySet().stream()
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

    private static String column(Column column, boolean older) {
        String quote = older ? "'" : "\"";
        return "  " + printed(column.name()) + " " + column.type().text()
                + column.aggregation().map(function -> " " + function).orElse("")
                + column.generated()
                        .map(generated -> " AS (" + generated.printed() + ")")
                        .orElse("")
                + (column.nullable() ? " NULL" : " NOT NULL")
                + column.autoIncrement()
                        .map(first -> " AUTO_INCREMENT(" + first + ")")
                        .orElse("")
                + defaultValue(column, older)
                + column.onUpdate().map(update -> " ON UPDATE " + update).orElse("")
                + (column.comment().isEmpty() ? "" : " COMMENT " + quote + escaped(column.comment()) + quote);
    }

    /** Backquotes inside are not doubled: what is printed cannot always be run. */
    private static String printed(String name) {
        return '`' + name + '`';
    }

    private static String escaped(String comment) {
        return comment.replace("\"", "\\\"");
    }

    /** The one of an HLL column goes without saying. */
    private static String defaultValue(Column column, boolean older) {
        return column.defaultValue()
                .filter(value -> column.type().kind() != Kind.HLL)
                .filter(value -> !older || column.type().kind() != Kind.BITMAP)
                .map(value -> " DEFAULT " + value.ddl())
                .orElse("");
    }

    private static String index(Table table, Index index) {
        String properties = index.properties().entrySet().stream()
                .map(each -> '"' + each.getKey() + "\" = \"" + each.getValue() + '"')
                .collect(Collectors.joining(", "));
        return "  INDEX " + index.name() + " (" + names(table, index.slots()) + ") USING " + index.kind()
                + (properties.isEmpty() ? "" : " PROPERTIES(" + properties + ")")
                + (index.comment().isEmpty() ? "" : " COMMENT '" + index.comment() + "'");
    }

    private static String names(Table table, List<Integer> slots) {
        return slots.stream()
                .map(slot -> table.columns().stream()
                        .filter(column -> column.slot() == slot)
                        .map(column -> printed(column.name()))
                        .findFirst()
                        .orElse("?"))
                .collect(Collectors.joining(", "));
    }

    private static String distribution(Table table) {
        String columns = names(table, table.distribution().slots());
        return "DISTRIBUTED BY " + (columns.isEmpty() ? "RANDOM" : "HASH(" + columns + ")") + " BUCKETS "
                + table.distribution().buckets();
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Table;
import java.util.LinkedHashMap;
import java.util.Map;
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
                .append(table.model().ddl())
                .append(" KEY(")
                .append(definition.keys().stream()
                        .map(column -> printed(column.name()))
                        .collect(Collectors.joining(", ")))
                .append(")\n");
        if (!definition.comment().isEmpty()) {
            out.append("COMMENT '").append(escaped(definition.comment())).append("'\n");
        }
        if (!table.partitioning().text().isEmpty()) {
            out.append(table.partitioning().text()).append('\n');
        }
        return out.append(distribution(table))
                .append("\nPROPERTIES (\n")
                .append(properties(table).entrySet().stream()
                        .map(property -> '"' + property.getKey() + "\" = \"" + property.getValue() + '"')
                        .collect(Collectors.joining(",\n")))
                .append("\n);")
                .toString();
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

    private static Map<String, String> properties(Table table) {
        Map<String, String> given = table.definition().properties();
        Map<String, String> all = new LinkedHashMap<>();
        String replicas = given.getOrDefault("replication_num", "3");
        all.put(
                "replication_allocation",
                given.getOrDefault("replication_allocation", "tag.location.default: " + replicas));
        all.put("min_load_replica_num", given.getOrDefault("min_load_replica_num", "-1"));
        all.put("is_being_synced", "false");
        all.put("storage_medium", "hdd");
        all.put("storage_format", "V2");
        all.put("inverted_index_storage_format", "V3");
        if (table.isUnique()) {
            all.put("enable_unique_key_merge_on_write", Boolean.toString(table.isMergeOnWrite()));
        }
        all.put("light_schema_change", Boolean.toString(table.isLightSchemaChange()));
        given.forEach((key, value) -> {
            if (key.startsWith("function_column.")) {
                all.put(key, value);
            }
        });
        all.put("disable_auto_compaction", given.getOrDefault("disable_auto_compaction", "false"));
        all.put("enable_single_replica_compaction", "false");
        all.put("group_commit_interval_ms", given.getOrDefault("group_commit_interval_ms", "10000"));
        all.put("group_commit_data_bytes", given.getOrDefault("group_commit_data_bytes", "134217728"));
        if (table.isMergeOnWrite()) {
            all.put("enable_mow_light_delete", given.getOrDefault("enable_mow_light_delete", "false"));
        }
        return all;
    }
}

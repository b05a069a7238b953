package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.DynamicPartitions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of tables: read, checked, changed and printed. */
final class TableProperties {

    private static final Set<String> KNOWN = Set.of(
            "replication_num",
            "replication_allocation",
            "enable_unique_key_merge_on_write",
            "light_schema_change",
            "storage_format",
            "inverted_index_storage_format",
            "compression",
            "store_row_column",
            "row_store_columns",
            "row_store_page_size",
            "enable_mow_light_delete",
            "group_commit_interval_ms",
            "group_commit_data_bytes",
            "function_column.sequence_col",
            "function_column.sequence_type",
            "enable_unique_key_skip_bitmap_column",
            "disable_auto_compaction",
            "enable_single_replica_compaction",
            "min_load_replica_num",
            "is_being_synced",
            "storage_medium",
            "storage_policy",
            "bloom_filter_columns",
            "in_memory",
            "estimate_partition_size",
            "compaction_policy",
            "colocate_with",
            "binlog.enable",
            TableKeys.WITHOUT_KEYS);

    private static final Set<String> SETTABLE = Set.of(
            "group_commit_interval_ms",
            "group_commit_data_bytes",
            "light_schema_change",
            "disable_auto_compaction",
            "enable_single_replica_compaction",
            "in_memory",
            "storage_policy",
            "min_load_replica_num",
            "enable_mow_light_delete",
            "default.replication_num",
            "default.replication_allocation",
            "replication_num",
            "replication_allocation",
            "compaction_policy",
            "enable_unique_key_merge_on_write");

    private TableProperties() {}

    static Map<String, String> read(DorisSqlParser.PropertiesContext context) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (context != null) {
            for (DorisSqlParser.PropertyContext property : context.property()) {
                properties.put(text(property.key), text(property.value));
            }
        }
        return properties;
    }

    static String text(DorisSqlParser.PropertyTextContext context) {
        return context.STRING() == null
                ? SqlTexts.name(context.getText())
                : SqlTexts.literal(context.STRING().getSymbol());
    }

    static void check(Map<String, String> properties) throws DorisException {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (!KNOWN.contains(property.getKey()) && !DynamicPartitions.isProperty(property.getKey())) {
                throw DorisException.of("Unknown properties: {" + property.getKey() + "=" + property.getValue() + "}");
            }
        }
        if (properties.containsKey("replication_num") && properties.containsKey("replication_allocation")) {
            throw DorisException.of(
                    "Unknown properties: {replication_allocation=" + properties.get("replication_allocation") + "}");
        }
    }

    static void checkReplication(Map<String, String> properties, int aliveBackends) throws DorisException {
        String allocation = properties.get("replication_allocation");
        String text = properties.getOrDefault("replication_num", "3");
        if (allocation != null) {
            if (!allocation.startsWith("tag.location.default")) {
                throw DorisException.of("Failed to find enough backend, please check the replication num,replication"
                        + " tag and storage medium and avail capacity of backends or maybe all be on same host.");
            }
            text = allocation.substring(allocation.indexOf(':') + 1).strip();
        }
        int replicas;
        try {
            replicas = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw DorisException.of("For input string: \"" + text + "\"");
        }
        if (replicas < 1 || replicas > Short.MAX_VALUE) {
            throw DorisException.of("Replication num should between 1 and 32767");
        }
        if (replicas > aliveBackends) {
            throw DorisException.of("replication num should be less than the number of available backends."
                    + " replication num is " + replicas + ", available backend num is " + aliveBackends);
        }
    }

    static void set(Table table, List<DorisSqlParser.PropertyContext> contexts) throws DorisException {
        Map<String, String> properties = new LinkedHashMap<>(table.definition().properties());
        for (DorisSqlParser.PropertyContext context : contexts) {
            String key = text(context.key);
            String value = text(context.value);
            if (key.equals("enable_unique_key_skip_bitmap_column")) {
                throw DorisException.of("You can not modify property 'enable_unique_key_skip_bitmap_column'.");
            }
            if (!SETTABLE.contains(key)) {
                throw DorisException.of("Unknown table property: [" + key + "]");
            }
            if (key.equals("light_schema_change") && table.isLightSchemaChange() && value.equals("false")) {
                throw DorisException.of("Can not alter light_schema_change from true to false currently");
            }
            if (key.equals("enable_unique_key_merge_on_write")) {
                throw DorisException.of("Can not change UNIQUE KEY to Merge-On-Write mode");
            }
            properties.put(key, value);
        }
        table.define(table.definition().withProperties(properties));
    }

    /** In the order of SHOW CREATE TABLE. */
    static Map<String, String> printed(Table table) {
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

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Table;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The properties of a table in the order of SHOW CREATE TABLE: those that it always prints, and those that were set. */
final class PrintedProperties {

    private static final String PAGE_SIZE = "16384";
    private static final String SIZE_BASED = "size_based";
    private static final Map<String, String> TIME_SERIES = timeSeries();

    private final Table table;
    private final String indexFormat;
    private final Map<String, String> given;
    private final Map<String, String> all = new LinkedHashMap<>();

    private PrintedProperties(Table table, DorisVersion version) {
        this.table = table;
        this.indexFormat = version.isAtLeast(DorisVersion.V4_0) ? "V3" : "V1";
        this.given = table.definition().properties();
    }

    static Map<String, String> of(Table table, DorisVersion version) {
        PrintedProperties printed = new PrintedProperties(table, version);
        printed.placement();
        printed.storage();
        printed.model();
        printed.rowStore();
        printed.upkeep();
        return printed.all;
    }

    private void placement() {
        String allocation = given.getOrDefault(
                "replication_allocation", "tag.location.default:" + given.getOrDefault("replication_num", "3"));
        all.put("replication_allocation", allocation.replaceFirst("\\s*:\\s*", ": "));
        withDefault("min_load_replica_num", "-1");
        if (!TableProperties.bloomFilters(table).isEmpty()) {
            all.put("bloom_filter_columns", String.join(", ", TableProperties.bloomFilters(table)));
        }
        all.put("is_being_synced", "false");
        ifGiven("colocate_with");
    }

    private void storage() {
        all.put("storage_medium", given.getOrDefault("storage_medium", "hdd").toLowerCase(Locale.ROOT));
        all.put("storage_format", versioned("storage_format", "V2"));
        all.put("inverted_index_storage_format", versioned("inverted_index_storage_format", indexFormat));
        String compression = given.getOrDefault("compression", "zstd").toUpperCase(Locale.ROOT);
        if (!compression.equals("ZSTD") && !compression.equals("DEFAULT_COMPRESSION")) {
            all.put("compression", compression);
        }
        ifGiven("estimate_partition_size");
    }

    private String versioned(String key, String usual) {
        String value = given.getOrDefault(key, usual).toUpperCase(Locale.ROOT);
        return value.equals("DEFAULT") ? usual : value;
    }

    private void model() {
        if (table.isUnique()) {
            all.put("enable_unique_key_merge_on_write", Boolean.toString(table.isMergeOnWrite()));
        }
        if (table.isMergeOnWrite() && table.hasSkipBitmap()) {
            all.put("enable_unique_key_skip_bitmap_column", "true");
        }
        if (table.isLightSchemaChange()) {
            all.put("light_schema_change", "true");
        }
        table.definition().sequence().ifPresent(sequence -> {
            if (sequence.isMapped()) {
                ifGiven("function_column.sequence_col");
            } else {
                all.put("function_column.sequence_type", sequence.type().internalText());
            }
        });
    }

    private void rowStore() {
        if (table.hasRowStore()) {
            if (given.containsKey("row_store_columns")) {
                all.put("row_store_columns", String.join(",", TableProperties.names(given.get("row_store_columns"))));
            } else {
                all.put("store_row_column", "true");
            }
            withDefault("row_store_page_size", PAGE_SIZE);
        }
        ifGiven("storage_page_size");
        String policy = given.getOrDefault("compaction_policy", SIZE_BASED);
        if (!policy.equals(SIZE_BASED)) {
            all.put("compaction_policy", policy);
            all.putAll(TIME_SERIES);
        }
    }

    private void upkeep() {
        withDefault("disable_auto_compaction", "false");
        withDefault("enable_single_replica_compaction", "false");
        withDefault("group_commit_interval_ms", "10000");
        withDefault("group_commit_data_bytes", "134217728");
        if (table.isMergeOnWrite()) {
            withDefault("enable_mow_light_delete", "false");
        }
        if (table.definition().keys().isEmpty()) {
            all.put(TableKeys.WITHOUT_KEYS, "true");
        }
    }

    private static Map<String, String> timeSeries() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("time_series_compaction_goal_size_mbytes", "1024");
        defaults.put("time_series_compaction_file_count_threshold", "2000");
        defaults.put("time_series_compaction_time_threshold_seconds", "3600");
        defaults.put("time_series_compaction_empty_rowsets_threshold", "5");
        defaults.put("time_series_compaction_level_threshold", "1");
        return defaults;
    }

    private void ifGiven(String key) {
        if (given.containsKey(key)) {
            all.put(key, given.get(key));
        }
    }

    private void withDefault(String key, String usual) {
        all.put(key, given.getOrDefault(key, usual));
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.Table.Model;
import io.connectdoris.standin.load.DynamicPartitions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The properties of tables: read, checked and changed. */
final class TableProperties {

    private static final String ON_WRITE = "enable_unique_key_merge_on_write";
    private static final String SKIP_BITMAP = "enable_unique_key_skip_bitmap_column";
    private static final String BLOOM_FILTER = "bloom_filter_columns";

    private static final Set<String> KNOWN = Set.of(
            "replication_num",
            "replication_allocation",
            ON_WRITE,
            "light_schema_change",
            "storage_format",
            "inverted_index_storage_format",
            "compression",
            "store_row_column",
            "row_store_columns",
            "row_store_page_size",
            "storage_page_size",
            "enable_mow_light_delete",
            "group_commit_interval_ms",
            "group_commit_data_bytes",
            "function_column.sequence_col",
            "function_column.sequence_type",
            SKIP_BITMAP,
            "disable_auto_compaction",
            "enable_single_replica_compaction",
            "min_load_replica_num",
            "is_being_synced",
            "storage_medium",
            "storage_type",
            BLOOM_FILTER,
            "bloom_filter_fpp",
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
            "min_load_replica_num",
            "enable_mow_light_delete",
            "default.replication_num",
            "default.replication_allocation",
            "replication_num",
            "replication_allocation",
            "compaction_policy",
            BLOOM_FILTER,
            ON_WRITE);

    /** Where the values are few. */
    private static final Map<String, Set<String>> VALUES = Map.of(
            "storage_format", Set.of("V2", "V3", "DEFAULT"),
            "inverted_index_storage_format", Set.of("V1", "V2", "V3", "DEFAULT"),
            "storage_medium", Set.of("HDD", "SSD"),
            "compaction_policy", Set.of("SIZE_BASED", "TIME_SERIES"),
            "compression",
                    Set.of("LZ4", "LZ4F", "LZ4HC", "ZLIB", "ZSTD", "SNAPPY", "NO_COMPRESSION", "DEFAULT_COMPRESSION"));

    private TableProperties() {}

    static Map<String, String> read(DorisSqlParser.PropertiesContext context) {
        return context == null ? new LinkedHashMap<>() : read(context.propertyItems());
    }

    static Map<String, String> read(DorisSqlParser.PropertyItemsContext context) {
        return read(context.property());
    }

    private static Map<String, String> read(List<DorisSqlParser.PropertyContext> contexts) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (DorisSqlParser.PropertyContext property : contexts) {
            properties.put(text(property.key), text(property.value));
        }
        return properties;
    }

    private static String text(DorisSqlParser.PropertyTextContext context) {
        return context.STRING() == null
                ? SqlTexts.name(context.getText())
                : SqlTexts.literal(context.STRING().getSymbol());
    }

    /** Properties that only unique tables have. */
    static void checkModel(Map<String, String> properties, Model model) throws DorisException {
        for (String key : List.of(ON_WRITE, SKIP_BITMAP)) {
            if (properties.containsKey(key) && model != Model.UNIQUE) {
                throw DorisException.of(key + " property only support unique key table");
            }
        }
    }

    static boolean isOnWrite(Map<String, String> properties, Model model) {
        return model == Model.UNIQUE && !"false".equalsIgnoreCase(properties.get(ON_WRITE));
    }

    /** What lines before 4.0 do not know yet. */
    static void checkOlder(Map<String, String> properties) throws DorisException {
        if (properties.containsKey(SKIP_BITMAP)) {
            throw DorisException.of("Unknown properties: {" + SKIP_BITMAP + "=" + properties.get(SKIP_BITMAP) + "}");
        }
        if ("V3".equalsIgnoreCase(properties.get("storage_format"))) {
            throw DorisException.of("unknown storage format: " + properties.get("storage_format"));
        }
    }

    static void check(Map<String, String> properties, List<Column> columns, Model model) throws DorisException {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String key = property.getKey();
            if (key.equals("storage_policy")) {
                throw DorisException.unsupported("property " + key);
            }
            if (!KNOWN.contains(key) && !DynamicPartitions.isProperty(key)) {
                throw DorisException.of("Unknown properties: {" + key + "=" + property.getValue() + "}");
            }
            checkValue(key, property.getValue());
        }
        if (properties.containsKey("replication_num") && properties.containsKey("replication_allocation")) {
            throw DorisException.of(
                    "Unknown properties: {replication_allocation=" + properties.get("replication_allocation") + "}");
        }
        checkBloomFilter(properties, columns, model);
    }

    private static void checkValue(String key, String value) throws DorisException {
        Set<String> values = VALUES.getOrDefault(key, Set.of());
        if (values.isEmpty() || values.contains(value.toUpperCase(Locale.ROOT))) {
            return;
        }
        throw DorisException.of(
                switch (key) {
                    case "storage_format" -> "unknown storage format: " + value;
                    case "inverted_index_storage_format" -> "unknown inverted index storage format: " + value;
                    case "storage_medium" -> "Invalid storage medium: " + value;
                    case "compression" -> "unknown compression type: " + value;
                    default -> key + " must be time_series or size_based";
                });
    }

    private static void checkBloomFilter(Map<String, String> properties, List<Column> columns, Model model)
            throws DorisException {
        Set<String> seen = new HashSet<>();
        for (String name : names(properties.get(BLOOM_FILTER))) {
            Column column = columns.stream()
                    .filter(candidate -> candidate.isNamed(name))
                    .findFirst()
                    .orElseThrow(() ->
                            DorisException.of("Bloom filter column does not exist in table. invalid column: " + name));
            boolean filterable =
                    switch (column.type().kind()) {
                        case TINYINT, FLOAT, DOUBLE, BOOLEAN, JSON, VARIANT, ARRAY, MAP, STRUCT, BITMAP, HLL -> false;
                        default -> true;
                    };
            if (!filterable) {
                throw DorisException.of(column.type().primitiveName()
                        + " is not supported in bloom filter index. invalid column: " + name);
            }
            if (!column.key() && model == Model.AGGREGATE) {
                throw DorisException.of("Bloom filter index only used in columns of UNIQUE_KEYS/DUP_KEYS table or key"
                        + " columns of AGG_KEYS table. invalid column: " + name);
            }
            if (!seen.add(Column.folded(name))) {
                throw DorisException.of("Duplicate bloom filter column: " + name);
            }
        }
    }

    /** Names with commas between them. */
    static List<String> names(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }

    /** The columns that have a bloom filter, as the table names them. */
    static List<String> bloomFilters(Table table) {
        return names(table.definition().properties().get(BLOOM_FILTER)).stream()
                .map(name -> table.definition().column(name).map(Column::name).orElse(name))
                .toList();
    }

    static void checkReplication(Map<String, String> properties, int aliveBackends) throws DorisException {
        Optional<Allocation> allocation =
                Optional.ofNullable(properties.get("replication_allocation")).flatMap(Allocation::of);
        String text = allocation.map(Allocation::replicas).orElse(properties.getOrDefault("replication_num", "3"));
        int replicas;
        try {
            replicas = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw DorisException.of("For input string: \"" + text + "\"");
        }
        if (replicas < 1 || replicas > Short.MAX_VALUE) {
            throw DorisException.of("Replication num should between 1 and 32767");
        }
        if (allocation.filter(where -> !where.tag().equals("default")).isPresent()) {
            throw DorisException.of(allocation.get().impossible());
        }
        if (replicas > aliveBackends) {
            throw DorisException.of("replication num should be less than the number of available backends."
                    + " replication num is " + replicas + ", available backend num is " + aliveBackends);
        }
    }

    static void set(Table table, List<DorisSqlParser.PropertyContext> contexts) throws DorisException {
        Map<String, String> properties = new LinkedHashMap<>(table.definition().properties());
        for (Map.Entry<String, String> each : read(contexts).entrySet()) {
            checkSettable(table, each.getKey(), each.getValue());
            properties.put(each.getKey().replace("default.", ""), each.getValue());
        }
        checkBloomFilter(properties, table.columns(), table.model());
        table.define(table.definition().withProperties(properties));
    }

    private static void checkSettable(Table table, String key, String value) throws DorisException {
        if (key.equals(SKIP_BITMAP)) {
            throw DorisException.of("You can not modify property '" + SKIP_BITMAP + "'.");
        }
        boolean dynamic = key.equals(DynamicPartitions.ENABLE) && DynamicPartitions.isDynamic(table);
        if (!SETTABLE.contains(key) && !dynamic) {
            throw DorisException.of("Unknown table property: [" + key + "]");
        }
        if (key.equals("light_schema_change") && table.isLightSchemaChange() && value.equals("false")) {
            throw DorisException.of("Can not alter light_schema_change from true to false currently");
        }
        if (key.equals(ON_WRITE)) {
            throw DorisException.of("Can not change UNIQUE KEY to Merge-On-Write mode");
        }
        checkValue(key, value);
    }

    /** {@code tag.location.default: 3}. */
    private record Allocation(String tag, String replicas) {

        static Optional<Allocation> of(String text) {
            int colon = text.indexOf(':');
            String prefix = "tag.location.";
            return colon < 0 || !text.startsWith(prefix)
                    ? Optional.empty()
                    : Optional.of(new Allocation(
                            text.substring(prefix.length(), colon).strip(),
                            text.substring(colon + 1).strip()));
        }

        /** No backend has another tag than the default one. */
        String impossible() {
            String location = "{\"location\" : \"" + tag + "\"}";
            return "Failed to find enough backend, please check the replication num,replication tag and storage medium and"
                    + " avail capacity of backends or maybe all be on same host. Backends details: backends with tag "
                    + location + " is [], \nCreate failed replications:\nreplication tag: " + location
                    + ", replication num: " + replicas + ", storage medium: null";
        }
    }
}

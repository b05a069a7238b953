package io.connectdoris.standin.sql;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Session variables and FE settings that clients read. */
final class Variables {

    static final String VERSION = "5.7.99";
    static final String BUILD = "doris-4.1.0-standin";

    private static final Map<String, String> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("version", VERSION),
            Map.entry("version_comment", "Doris version " + BUILD),
            Map.entry("query_timeout", "900"),
            Map.entry("insert_timeout", "14400"),
            Map.entry("wait_timeout", "28800"),
            Map.entry("interactive_timeout", "3600"),
            Map.entry("max_allowed_packet", "16777216"),
            Map.entry("insert_visible_timeout_ms", "60000"),
            Map.entry("enable_insert_strict", "true"),
            Map.entry("sql_mode", "ONLY_FULL_GROUP_BY"),
            Map.entry("time_zone", "UTC"),
            Map.entry("system_time_zone", "UTC"),
            Map.entry("lower_case_table_names", "0"),
            Map.entry("enable_unicode_name_support", "true"),
            Map.entry("show_hidden_columns", "false"),
            Map.entry("autocommit", "true"),
            Map.entry("character_set_client", "utf8mb4"),
            Map.entry("character_set_connection", "utf8mb4"),
            Map.entry("character_set_results", "utf8mb4"),
            Map.entry("character_set_server", "utf8mb4"),
            Map.entry("collation_connection", "utf8mb4_0900_bin"),
            Map.entry("collation_server", "utf8mb4_0900_bin"),
            Map.entry("enable_decimal256", "false"),
            Map.entry("tx_isolation", "REPEATABLE-READ"),
            Map.entry("transaction_isolation", "REPEATABLE-READ"),
            Map.entry("init_connect", ""),
            Map.entry("license", "Apache License, Version 2.0"),
            Map.entry("net_write_timeout", "600"),
            Map.entry("auto_increment_increment", "1"),
            Map.entry("character_set_database", "utf8mb4"),
            Map.entry("collation_database", "utf8mb4_0900_bin"),
            Map.entry("performance_schema", "OFF"),
            Map.entry("query_cache_size", "1048576"),
            Map.entry("query_cache_type", "0"),
            Map.entry("sql_auto_is_null", "false"),
            Map.entry("sql_select_limit", "9223372036854775807"),
            Map.entry("tx_read_only", "false"),
            Map.entry("transaction_read_only", "false")));

    private Variables() {}

    static Map<String, String> all() {
        return VALUES;
    }

    static Optional<String> value(String name) {
        return Optional.ofNullable(VALUES.get(name));
    }
}

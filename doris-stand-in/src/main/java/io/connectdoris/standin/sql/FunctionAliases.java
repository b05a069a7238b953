package io.connectdoris.standin.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Doris' names of functions, and the methods that the query engine calls for them. */
final class FunctionAliases {

    /** A public static method, whatever its number of parameters, and whether it takes the session's time zone first. */
    record Alias(Class<?> owner, String method, boolean zoned) {

        /** The engine's name for it. */
        String engineName() {
            return "doris_" + method;
        }
    }

    private static final Map<String, Alias> ALIASES = aliases();

    /** Methods that only rewritten queries call. */
    private static final List<Alias> INTERNAL = List.of(
            new Alias(DorisFunctions.class, "number", false),
            new Alias(IpFunctions.class, "ipOrder", false),
            new Alias(IpFunctions.class, "ipOf", false),
            new Alias(LambdaFunctions.class, "arrayMap", false));

    private FunctionAliases() {}

    static Optional<Alias> find(String name) {
        return Optional.ofNullable(ALIASES.get(name));
    }

    static List<Alias> all() {
        List<Alias> all = new java.util.ArrayList<>(ALIASES.values());
        all.addAll(INTERNAL);
        return all.stream().distinct().toList();
    }

    private static Map<String, Alias> aliases() {
        Map<String, Alias> aliases = new HashMap<>();
        put(aliases, DorisFunctions.class, true, "from_unixtime", "fromUnixtime");
        put(aliases, DorisFunctions.class, true, "unix_timestamp", "unixTimestamp");
        put(aliases, DorisFunctions.class, true, "now", "now");
        put(aliases, DorisFunctions.class, true, "curdate", "today");
        put(aliases, DorisFunctions.class, false, "date", "date");
        put(aliases, DorisFunctions.class, false, "to_date", "date");
        for (String same : List.of("year", "month", "day", "hour", "minute", "second", "uuid", "hex", "unhex")) {
            put(aliases, DorisFunctions.class, false, same, same);
        }
        put(aliases, DorisFunctions.class, false, "date_format", "dateFormat");
        for (String prefix : List.of("json", "jsonb")) {
            put(aliases, JsonFunctions.class, false, prefix + "_extract", "jsonExtract");
            put(aliases, JsonFunctions.class, false, prefix + "_contains", "jsonContains");
        }
        putIps(aliases);
        putBitmaps(aliases);
        return Map.copyOf(aliases);
    }

    private static void putBitmaps(Map<String, Alias> aliases) {
        for (String name : List.of(
                "to_bitmap",
                "bitmap_empty",
                "bitmap_from_string",
                "bitmap_from_base64",
                "bitmap_to_base64",
                "bitmap_to_string",
                "bitmap_count",
                "bitmap_contains",
                "bitmap_has_any",
                "bitmap_and",
                "bitmap_or",
                "bitmap_not",
                "bitmap_min",
                "bitmap_max")) {
            put(aliases, BitmapFunctions.class, false, name, camel(name));
        }
        for (String name : List.of("hll_hash", "hll_empty", "hll_cardinality")) {
            put(aliases, HllFunctions.class, false, name, camel(name));
        }
    }

    private static void putIps(Map<String, Alias> aliases) {
        for (String version : List.of("4", "6")) {
            String call = "ipv" + version;
            for (String ending : List.of("", "_or_default", "_or_null")) {
                String suffix = camel(ending);
                put(aliases, IpFunctions.class, false, call + "_string_to_num" + ending, call + "StringToNum" + suffix);
                put(aliases, IpFunctions.class, false, "to_" + call + ending, "toIpv" + version + suffix);
            }
            put(aliases, IpFunctions.class, false, call + "_num_to_string", call + "NumToString");
            put(aliases, IpFunctions.class, false, "is_" + call + "_string", "isIpv" + version + "String");
        }
        put(aliases, IpFunctions.class, false, "ipv6_from_uint128_string_or_null", "ipv6FromUint128StringOrNull");
        put(aliases, IpFunctions.class, false, "ipv4_to_ipv6", "ipv4ToIpv6");
        put(aliases, IpFunctions.class, false, "inet_aton", "ipv4StringToNumOrNull");
        put(aliases, IpFunctions.class, false, "inet_ntoa", "ipv4NumToString");
        put(aliases, IpFunctions.class, false, "inet6_ntoa", "ipv6NumToString");
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean hump = name.charAt(i) == '_';
            i += hump ? 1 : 0;
            camel.append(hump ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
        }
        return camel.toString();
    }

    private static void put(Map<String, Alias> aliases, Class<?> owner, boolean zoned, String name, String method) {
        aliases.put(name, new Alias(owner, method, zoned));
    }
}

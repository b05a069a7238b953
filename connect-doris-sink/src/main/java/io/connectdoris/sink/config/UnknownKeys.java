package io.connectdoris.sink.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys that nobody reads, with the key that was probably meant. Connect accepts unknown keys in silence, so a typing error
 * would leave a default in force that nobody chose.
 */
final class UnknownKeys {

    private static final List<String> OUR_PREFIXES =
            List.of("doris.", "tables.", "table.", "create.", "flush.", "buffer.", "load.", "sequence.", "schema.");

    /** What belongs to Connect itself. */
    private static final List<String> CONNECT_PREFIXES = List.of(
            "transforms",
            "predicates",
            "key.converter",
            "value.converter",
            "header.converter",
            "consumer.override.",
            "producer.override.",
            "admin.override.",
            "errors.",
            "config.",
            "connector.",
            "topics",
            "tasks.");

    private static final int NEAR = 3;

    private UnknownKeys() {}

    /** For each unknown key of ours what to say about it. */
    static Map<String, String> of(Collection<String> given) {
        Map<String, String> unknown = new TreeMap<>();
        for (String key : given) {
            if (DorisSinkConfig.CONFIG_DEF.names().contains(key)
                    || key.startsWith(DorisSinkConfig.CREATE_PROPERTIES)
                    || key.equals("name")) {
                continue;
            }
            String nearest = DorisSinkConfig.CONFIG_DEF.names().stream()
                    .min(Comparator.comparingInt(name -> distance(name, key)))
                    .orElseThrow();
            boolean near = distance(nearest, key) <= NEAR;
            boolean ours = OUR_PREFIXES.stream().anyMatch(key::startsWith);
            boolean connects = CONNECT_PREFIXES.stream().anyMatch(key::startsWith);
            if (ours || (near && !connects)) {
                unknown.put(key, "Unknown setting " + key + "." + (near ? " Did you mean " + nearest + "?" : ""));
            }
        }
        return unknown;
    }

    /** Levenshtein's distance: how many letters to insert, remove or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

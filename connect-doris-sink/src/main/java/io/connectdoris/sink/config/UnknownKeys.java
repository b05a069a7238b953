package io.connectdoris.sink.config;

import io.connectdoris.routing.Suggestion;
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
                    .min(Comparator.comparingInt(name -> Suggestion.distance(name, key)))
                    .orElseThrow();
            boolean near = Suggestion.distance(nearest, key) <= NEAR;
            boolean ours = OUR_PREFIXES.stream().anyMatch(key::startsWith);
            boolean connects = CONNECT_PREFIXES.stream().anyMatch(key::startsWith);
            if (ours || (near && !connects)) {
                unknown.put(key, "Unknown setting " + key + "." + (near ? " Did you mean " + nearest + "?" : ""));
            }
        }
        return unknown;
    }
}

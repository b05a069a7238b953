package io.connectdoris.sink.config;

import io.connectdoris.routing.TableRouter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is wrong with the sink's own routing transforms. Connect itself looks at the settings that a transform declares, which
 * a rule's are not: their names have the rule's alias in them.
 */
final class RoutingCheck {

    private RoutingCheck() {}

    /** By the connector's keys; without those that Connect speaks of. */
    static Map<String, String> of(Map<String, String> connector) {
        Map<String, String> problems = new TreeMap<>();
        String aliases = connector.getOrDefault("transforms", "");
        for (String alias : (aliases == null ? "" : aliases).split(",")) {
            String prefix = "transforms." + alias.trim() + ".";
            if (TableRouter.class.getName().equals(connector.get(prefix + "type"))) {
                TableRouter.validate(settings(connector, prefix)).forEach((key, message) -> {
                    if (!TableRouter.CONFIG_DEF.names().contains(key)) {
                        problems.put(prefix + key, message);
                    }
                });
            }
        }
        return problems;
    }

    private static Map<String, String> settings(Map<String, String> connector, String prefix) {
        Map<String, String> settings = new HashMap<>();
        connector.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        return settings;
    }
}

package io.connectdoris.sink.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** All that is wrong with a configuration, as errors on its keys and all at once. Does not talk to Doris. */
public final class ConfigValidation {

    private ConfigValidation() {}

    public static Config validate(Map<String, String> properties) {
        List<ConfigValue> values = new ArrayList<>(DorisSinkConfig.CONFIG_DEF.validate(properties));
        Map<String, String> wrong = new TreeMap<>(UnknownKeys.of(properties.keySet()));
        wrong.putAll(RoutingCheck.of(properties));
        wrong.forEach((key, message) -> {
            ConfigValue value = new ConfigValue(key);
            value.addErrorMessage(message);
            values.add(value);
        });
        return new Config(values);
    }
}

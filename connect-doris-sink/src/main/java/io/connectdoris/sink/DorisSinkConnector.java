package io.connectdoris.sink;

import io.connectdoris.sink.config.ConfigValidation;
import io.connectdoris.sink.config.DorisSinkConfig;
import io.connectdoris.sink.config.HostCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** The sink connector that keeps Doris tables equal to the change events of topics. All tasks get its settings. */
public final class DorisSinkConnector extends SinkConnector {

    /** Set for tasks only: the connector's name is part of labels, and a task is not told it otherwise. */
    static final String NAME = "name";

    /** Set for tasks only: which task it is. */
    static final String TASK = "task.id";

    private Map<String, String> properties = Map.of();

    @Override
    public void start(Map<String, String> started) {
        for (ConfigValue value : ConfigValidation.validate(started).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                throw new ConfigException(String.join("; ", value.errorMessages()));
            }
        }
        properties = Map.copyOf(withoutNulls(started));
    }

    @Override
    public Class<? extends Task> taskClass() {
        return DorisSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int task = 0; task < maxTasks; task++) {
            Map<String, String> settings = new HashMap<>(properties);
            settings.put(TASK, Integer.toString(task));
            tasks.add(settings);
        }
        return tasks;
    }

    @Override
    public void stop() {
        // Everything that runs belongs to the tasks.
    }

    @Override
    public ConfigDef config() {
        return DorisSinkConfig.CONFIG_DEF;
    }

    @Override
    public Config validate(Map<String, String> given) {
        Config config = ConfigValidation.validate(given);
        HostCheck.addTo(config);
        return config;
    }

    @Override
    public String version() {
        return Version.get();
    }

    private static Map<String, String> withoutNulls(Map<String, String> given) {
        Map<String, String> present = new HashMap<>(given);
        present.values().removeIf(value -> value == null);
        return present;
    }
}

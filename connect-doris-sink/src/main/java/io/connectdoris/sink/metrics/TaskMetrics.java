package io.connectdoris.sink.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * The metrics of one task: MBeans {@code kafka.connect:type=plugins,connector=...,task=...}, whatever the worker's version
 * is. A worker of 4.1 or later keeps them itself, and so gives them to all of its reporters; an older one knows no metrics
 * of plugins, so they are registered here.
 */
public final class TaskMetrics implements AutoCloseable {

    private static final String DOMAIN = "kafka.connect";
    private static final String GROUP = "plugins";

    private final Registry registry;

    private TaskMetrics(Registry registry) {
        this.registry = registry;
    }

    /** @param task number of the task, as the worker counts */
    public static TaskMetrics of(SinkTaskContext context, String connector, String task) {
        Registry registry;
        try {
            registry = OfWorker.of(context);
        } catch (LinkageError before41) {
            registry = null;
        }
        return new TaskMetrics(registry == null ? new OwnBeans(connector, task) : registry);
    }

    /** Metrics that nobody reads. */
    public static TaskMetrics none() {
        return new TaskMetrics(new Registry() {
            @Override
            public void add(String name, String description, Map<String, String> tags, LongSupplier value) {
                // Nobody asks.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        });
    }

    /**
     * Adds a metric whose value is asked for when somebody looks.
     *
     * @param tags in the order that they have in the MBean's name
     * @param value called by other threads than the task's
     */
    public void gauge(String name, String description, Map<String, String> tags, LongSupplier value) {
        registry.add(name, description, tags, value);
    }

    @Override
    public void close() {
        registry.close();
    }

    private interface Registry extends AutoCloseable {
        void add(String name, String description, Map<String, String> tags, LongSupplier value);

        @Override
        void close();
    }

    /** In a class of its own, because the types it names do not exist in older workers. */
    private static final class OfWorker implements Registry {
        private final PluginMetrics metrics;

        private OfWorker(PluginMetrics metrics) {
            this.metrics = metrics;
        }

        /** Null when the worker keeps none. */
        static Registry of(SinkTaskContext context) {
            PluginMetrics metrics = context.pluginMetrics();
            return metrics == null ? null : new OfWorker(metrics);
        }

        @Override
        public void add(String name, String description, Map<String, String> tags, LongSupplier value) {
            metrics.addMetric(metrics.metricName(name, description, new LinkedHashMap<>(tags)), (Gauge<Long>)
                    (config, now) -> value.getAsLong());
        }

        @Override
        public void close() {
            // The worker removes them with the task.
        }
    }

    private static final class OwnBeans implements Registry {
        private final Metrics metrics;
        private final Map<String, String> task;

        OwnBeans(String connector, String task) {
            JmxReporter reporter = new JmxReporter();
            reporter.configure(Map.of());
            this.metrics =
                    new Metrics(new MetricConfig(), List.of(reporter), Time.SYSTEM, new KafkaMetricsContext(DOMAIN));
            this.task = new LinkedHashMap<>();
            this.task.put("connector", connector);
            this.task.put("task", task);
        }

        @Override
        public void add(String name, String description, Map<String, String> tags, LongSupplier value) {
            Map<String, String> all = new LinkedHashMap<>(task);
            all.putAll(tags);
            metrics.addMetric(
                    new MetricName(name, GROUP, description, all), (Gauge<Long>) (config, now) -> value.getAsLong());
        }

        @Override
        public void close() {
            metrics.close();
        }
    }
}

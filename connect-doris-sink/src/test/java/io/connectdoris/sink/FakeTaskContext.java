package io.connectdoris.sink;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What a worker would be told, kept for the test to look at. */
final class FakeTaskContext implements SinkTaskContext {

    final Set<TopicPartition> assigned = new HashSet<>();
    final Set<TopicPartition> paused = new HashSet<>();
    private static final Map<String, String> TASK = Map.of("connector", "rig", "task", "0");

    private final Metrics metrics = new Metrics();
    private final PluginMetrics pluginMetrics = new PluginMetricsImpl(metrics, TASK);
    int commitRequests;
    long timeout = -1;

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new UnsupportedOperationException("the sink never rewinds");
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        throw new UnsupportedOperationException("the sink never rewinds");
    }

    @Override
    public void timeout(long millis) {
        timeout = millis;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return assigned;
    }

    @Override
    public void pause(TopicPartition... partitions) {
        refuseForeign(List.of(partitions));
        paused.addAll(List.of(partitions));
    }

    @Override
    public void resume(TopicPartition... partitions) {
        refuseForeign(List.of(partitions));
        paused.removeAll(List.of(partitions));
    }

    @Override
    public void requestCommit() {
        commitRequests++;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return null;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return pluginMetrics;
    }

    /** The value of a metric of the plugin, by its name and its own tags; null when there is none. */
    Object metric(String name, String... tags) {
        Map<String, String> all = new LinkedHashMap<>(TASK);
        for (int i = 0; i < tags.length; i += 2) {
            all.put(tags[i], tags[i + 1]);
        }
        KafkaMetric metric = metrics.metric(new MetricName(name, "plugins", "", all));
        return metric == null ? null : metric.metricValue();
    }

    /** As the consumer does: a partition that is not assigned cannot be paused. */
    private void refuseForeign(Collection<TopicPartition> partitions) {
        if (!assigned.containsAll(partitions)) {
            throw new IllegalStateException("not assigned: " + partitions);
        }
    }
}

package io.connectdoris.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the sinks are, as Kafka knows it: the offsets they have acknowledged against the ends of their topics. */
final class SinkProgress implements AutoCloseable {
    private static final Duration AVERAGED = Duration.ofSeconds(10);

    private final Admin admin;
    private final List<String> groups;
    private final Deque<Measurement> recent = new ArrayDeque<>();

    SinkProgress(String bootstrapServers, List<String> groups) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.groups = List.copyOf(groups);
    }

    /** What was acknowledged of each topic at a time. */
    private record Measurement(long nanoTime, Map<String, Long> acknowledged) {}

    /**
     * @param rowsPerSecond records acknowledged, on average of the last seconds
     * @param lag records that are in the topic and not acknowledged
     */
    record Topic(double rowsPerSecond, long lag) {
        static final Topic UNSEEN = new Topic(0, 0);
    }

    Map<String, Topic> measure() {
        try {
            Map<TopicPartition, Long> acknowledged = new HashMap<>();
            for (String group : groups) {
                Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                offsets.forEach((partition, offset) -> acknowledged.put(partition, offset.offset()));
            }
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(allPartitions().stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return topics(acknowledged, ends);
        } catch (ExecutionException e) {
            throw new ServerFailure("Kafka does not say how far the sinks are: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while asking Kafka", e);
        }
    }

    private Set<TopicPartition> allPartitions() throws InterruptedException, ExecutionException {
        Set<TopicPartition> partitions = new HashSet<>();
        admin.describeTopics(admin.listTopics().names().get())
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(name, partition.partition()))));
        return partitions;
    }

    private Map<String, Topic> topics(
            Map<TopicPartition, Long> acknowledged, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<String, Long> acknowledgedByTopic = new HashMap<>();
        Map<String, Long> endByTopic = new HashMap<>();
        acknowledged.forEach((partition, offset) -> acknowledgedByTopic.merge(partition.topic(), offset, Long::sum));
        ends.forEach((partition, end) -> endByTopic.merge(partition.topic(), end.offset(), Long::sum));
        recent.addLast(new Measurement(System.nanoTime(), acknowledgedByTopic));
        // Sinks acknowledge once per flush: a shorter look would show nothing, then a burst.
        while (recent.size() > 2 && sinceNanos(recent.getFirst()) > AVERAGED.toNanos()) {
            recent.removeFirst();
        }
        Measurement first = recent.getFirst();
        double seconds = Math.max(1e-3, sinceNanos(first) / 1e9);
        Map<String, Topic> topics = new HashMap<>();
        endByTopic.forEach((topic, end) -> {
            long reached = acknowledgedByTopic.getOrDefault(topic, 0L);
            long before = first.acknowledged().getOrDefault(topic, 0L);
            topics.put(topic, new Topic((reached - before) / seconds, end - reached));
        });
        return topics;
    }

    private static long sinceNanos(Measurement measurement) {
        return System.nanoTime() - measurement.nanoTime();
    }

    @Override
    public void close() {
        admin.close();
    }
}

package io.connectdoris.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Collects the change events that Debezium has written to the topics of a database. */
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Change> seen = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    TopicReader(String bootstrapServers, Pattern topics) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(topics);
    }

    /** What happened to a row of a topic: r, c, u or d. */
    record Change(String topic, String operation) {}

    List<Change> seen() {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
            if (message.value() != null) {
                seen.add(new Change(message.topic(), operation(message.value())));
            }
        }
        return List.copyOf(seen);
    }

    private String operation(byte[] value) {
        try {
            JsonNode envelope = json.readTree(value);
            return envelope.path("payload").path("op").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

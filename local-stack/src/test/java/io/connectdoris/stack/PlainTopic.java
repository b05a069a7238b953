package io.connectdoris.stack;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic that a test fills itself: its rows have an INT {@code id} and a text {@code v}. */
record PlainTopic(String bootstrapServers, String name) {
    private static final String ID = "{\"type\":\"int32\",\"optional\":false,\"field\":\"id\"}";
    private static final String V = "{\"type\":\"string\",\"optional\":true,\"field\":\"v\"}";

    /** A row with its key, both with their schemas. */
    void row(int id, String v) {
        send(withSchema(ID, "{\"id\":" + id + "}"), withSchema(ID + "," + V, json(id, v)));
    }

    void rowWithoutKey(int id, String v) {
        send(null, withSchema(ID + "," + V, json(id, v)));
    }

    void rowWithoutSchema(int id, String v) {
        send("{\"id\":" + id + "}", json(id, v));
    }

    private static String json(int id, String v) {
        return "{\"id\":" + id + ",\"v\":" + (v == null ? "null" : "\"" + v + "\"") + "}";
    }

    private static String withSchema(String fields, String payload) {
        return "{\"schema\":{\"type\":\"struct\",\"optional\":false,\"fields\":[" + fields + "]},\"payload\":" + payload
                + "}";
    }

    private void send(String key, String value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            name,
                            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                            value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

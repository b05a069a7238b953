package io.connectdoris.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** Records that Debezium sent from real servers, read through Kafka's own converter as a worker does. */
final class Captured {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Captured() {}

    /** All records of a topic; with or without schemas, as the converter's {@code schemas.enable} has it. */
    static List<SinkRecord> records(String topic, boolean schemas) {
        try (InputStream in = Captured.class.getResourceAsStream("/captured/" + topic + ".json");
                JsonConverter keys = converter(true, schemas);
                JsonConverter values = converter(false, schemas)) {
            List<SinkRecord> records = new ArrayList<>();
            for (JsonNode record : JSON.readTree(in)) {
                SchemaAndValue key = read(keys, topic, record.get("key"), schemas);
                SchemaAndValue value = read(values, topic, record.get("value"), schemas);
                records.add(new SinkRecord(
                        topic,
                        record.get("partition").intValue(),
                        key.schema(),
                        key.value(),
                        value.schema(),
                        value.value(),
                        record.get("offset").longValue(),
                        record.get("timestamp").longValue(),
                        TimestampType.CREATE_TIME,
                        headers(record.get("headers"))));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as the source connector hands them out, before Kafka. */
    static List<SourceRecord> sourceRecords(String topic) {
        return records(topic, true).stream().map(Captured::atSource).toList();
    }

    static SourceRecord atSource(SinkRecord record) {
        return new SourceRecord(
                Map.of(),
                Map.of(),
                record.topic(),
                null,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                record.headers().duplicate());
    }

    private static SchemaAndValue read(JsonConverter converter, String topic, JsonNode side, boolean schemas)
            throws IOException {
        if (side == null || side.isNull()) {
            return new SchemaAndValue((Schema) null, null);
        }
        return converter.toConnectData(topic, JSON.writeValueAsBytes(schemas ? side : side.get("payload")));
    }

    private static Headers headers(JsonNode captured) {
        Headers headers = new ConnectHeaders();
        captured.forEach(header -> headers.addString(
                header.get("key").asText(), header.get("value").toString()));
        return headers;
    }

    private static JsonConverter converter(boolean key, boolean schemas) {
        JsonConverter converter = new JsonConverter();
        converter.configure(
                Map.of("schemas.enable", Boolean.toString(schemas), "replace.null.with.default", "false"), key);
        return converter;
    }
}

package io.connectdoris.sink.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/** Rows that Debezium sent from the wide table of one database, by their names, as JsonConverter reads them. */
record CapturedRows(JsonNode schema, JsonNode rows) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param source the database, with {@code -alt} for other handling modes */
    static CapturedRows of(String source) throws IOException {
        try (InputStream in = CapturedRows.class.getResourceAsStream(source + ".json")) {
            JsonNode captured = MAPPER.readTree(in);
            return new CapturedRows(captured.get("schema"), captured.get("rows"));
        }
    }

    Map<String, Struct> all() {
        Map<String, Struct> all = new TreeMap<>();
        rows.properties().forEach(row -> all.put(row.getKey(), struct(row.getValue())));
        return all;
    }

    /** What the record says of one column, in JSON. */
    JsonNode cell(String row, String column) {
        return rows.get(row).get(column);
    }

    /** The row as if Debezium had sent this in one of its columns. */
    Struct with(String row, String column, JsonNode cell) {
        ObjectNode changed = rows.get(row).deepCopy();
        return struct(changed.set(column, cell));
    }

    private Struct struct(JsonNode row) {
        ObjectNode message = MAPPER.createObjectNode();
        message.set("schema", schema);
        message.set("payload", row);
        byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "true", "replace.null.with.default", "false"), false);
            return (Struct) converter.toConnectData("t", bytes).value();
        }
    }
}

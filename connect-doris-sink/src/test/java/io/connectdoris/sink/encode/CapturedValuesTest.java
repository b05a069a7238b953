package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value that Debezium sent from wide tables of three databases, and what becomes of it, literally. */
class CapturedValuesTest {

    private static final String REFRESH = "update.captured";

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mysql-alt", "mariadb", "mariadb-alt", "postgres", "postgres-alt"})
    void capturedValuesBecomeTheirLiterals(String source) throws IOException {
        String written = written(source);
        Path expected = Path.of("src/test/resources/io/connectdoris/sink/encode", source + ".txt");
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(expected, written);
        }
        assertThat(written)
                .as("%s; when each difference is meant, run the test with -D%s=true and read the diff", source, REFRESH)
                .isEqualTo(Files.readString(expected));
    }

    private String written(String source) throws IOException {
        StringBuilder lines = new StringBuilder();
        JsonNode captured;
        try (InputStream in = getClass().getResourceAsStream(source + ".json")) {
            captured = mapper.readTree(in);
        }
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "true", "replace.null.with.default", "false"), false);
            Map<String, Struct> rows = new TreeMap<>();
            captured.get("rows")
                    .properties()
                    .forEach(row -> rows.put(row.getKey(), struct(captured.get("schema"), row.getValue(), converter)));
            rows.values().iterator().next().schema().fields().forEach(field -> lines(field, rows, lines));
        }
        return lines.toString();
    }

    private Struct struct(JsonNode schema, JsonNode row, JsonConverter converter) {
        ObjectNode message = mapper.createObjectNode();
        message.set("schema", schema);
        message.set("payload", row);
        byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
        return (Struct) converter.toConnectData("t", bytes).value();
    }

    private static void lines(Field field, Map<String, Struct> rows, StringBuilder lines) {
        DorisType type = LogicalTypes.columnType(field.schema(), false, Written.UTC);
        lines.append(field.name())
                .append(' ')
                .append(type)
                .append("  <- ")
                .append(LogicalTypes.shown(field.schema()))
                .append('\n');
        Set<Object> seen = new HashSet<>();
        rows.forEach((name, row) -> {
            Object value = row.getWithoutDefault(field.name());
            // The same value of several rows once.
            if (value != null && seen.add(value)) {
                lines.append("    ")
                        .append(name)
                        .append("  ")
                        .append(written(field, type, value))
                        .append('\n');
            }
        });
    }

    private static String written(Field field, DorisType type, Object value) {
        try {
            return Written.as(field.schema(), type, value);
        } catch (UnencodableValueException e) {
            return "refused: " + e.getMessage();
        }
    }
}

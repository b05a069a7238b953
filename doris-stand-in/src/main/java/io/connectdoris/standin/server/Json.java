package io.connectdoris.standin.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as the FE (compact) and the BE (indented by four) write it. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String compact(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON", e);
        }
    }

    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** A flat object, one key per line. */
    static String indented(Map<String, Object> values) {
        StringBuilder out = new StringBuilder("{\n");
        int left = values.size();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            left--;
            out.append("    ")
                    .append(compact(entry.getKey()))
                    .append(": ")
                    .append(compact(entry.getValue()))
                    .append(left == 0 ? "\n" : ",\n");
        }
        return out.append("}").toString();
    }

    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}

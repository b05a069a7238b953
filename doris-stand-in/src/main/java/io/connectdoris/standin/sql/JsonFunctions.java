package io.connectdoris.standin.sql;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/** Functions over JSON texts. Public because the engine calls them by name. */
public final class JsonFunctions {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFunctions() {}

    public static String jsonExtract(String json, String path) {
        return find(json, path).map(JsonNode::toString).orElse(null);
    }

    public static Boolean jsonContains(String json, String candidate) {
        return jsonContains(json, candidate, "$");
    }

    /** Whether all of the candidate is in the place that the path names; NULL where there is none. */
    public static Boolean jsonContains(String json, String candidate, String path) {
        Optional<JsonNode> wanted = read(candidate);
        return find(json, path)
                .flatMap(found -> wanted.map(each -> contains(found, each)))
                .orElse(null);
    }

    private static boolean contains(JsonNode found, JsonNode wanted) {
        if (found.isArray()) {
            return wanted.isArray()
                    ? all(wanted, each -> contains(found, each))
                    : !all(found, each -> !contains(each, wanted));
        }
        if (found.isObject() && wanted.isObject()) {
            for (Map.Entry<String, JsonNode> field : wanted.properties()) {
                JsonNode value = found.get(field.getKey());
                if (value == null || !contains(value, field.getValue())) {
                    return false;
                }
            }
            return true;
        }
        boolean numbers = found.isNumber() && wanted.isNumber();
        return numbers ? found.doubleValue() == wanted.doubleValue() : found.equals(wanted);
    }

    private static boolean all(JsonNode array, java.util.function.Predicate<JsonNode> predicate) {
        boolean all = true;
        for (JsonNode each : array) {
            all = all && predicate.test(each);
        }
        return all;
    }

    private static Optional<JsonNode> find(String json, String path) {
        if (path == null || !path.startsWith("$")) {
            return Optional.empty();
        }
        String pointer = path.substring(1).replace("[", ".").replace("]", "").replace('.', '/');
        return read(json).map(node -> node.at(JsonPointer.compile(pointer))).filter(found -> !found.isMissingNode());
    }

    private static Optional<JsonNode> read(String json) {
        try {
            return json == null
                    ? Optional.empty()
                    : Optional.of(MAPPER.readTree(json)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

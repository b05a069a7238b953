package io.connectdoris.standin.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One path of {@code jsonpaths} or {@code json_root}: keys and array indexes after {@code $}. */
final class JsonPath {

    /** A range of a body that holds one JSON value; {@link #MISSING} for none. */
    record Range(int from, int to) {}

    static final Range MISSING = new Range(-1, -1);

    /** A key, or an index when the key is null. */
    private record Step(String key, int index) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    static List<JsonPath> list(String header) throws LoadFailure {
        LoadFailure invalid = new LoadFailure("INVALID_JSON_PATH", "Invalid json path: " + header);
        List<JsonPath> paths = new ArrayList<>();
        try {
            JsonNode texts = MAPPER.readTree(header);
            if (!texts.isArray()) {
                throw invalid;
            }
            for (JsonNode text : texts) {
                if (!text.isTextual()) {
                    throw invalid;
                }
                paths.add(of(text.asText()));
            }
        } catch (JsonProcessingException e) {
            throw invalid;
        }
        return paths;
    }

    static JsonPath of(String text) throws LoadFailure {
        LoadFailure invalid = new LoadFailure("INVALID_JSON_PATH", "Invalid json path: " + text);
        String path = text.strip();
        if (!path.startsWith("$")) {
            throw invalid;
        }
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at < path.length()) {
            char c = path.charAt(at);
            if (c == '.' && at + 1 == path.length()) {
                break;
            }
            if (c == '.') {
                boolean quoted = path.charAt(at + 1) == '"';
                int start = quoted ? at + 2 : at + 1;
                int end = quoted ? path.indexOf('"', start) : keyEnd(path, start);
                if (end <= start) {
                    throw invalid;
                }
                steps.add(new Step(path.substring(start, end), -1));
                at = quoted ? end + 1 : end;
            } else if (c == '[') {
                int end = path.indexOf(']', at);
                String inside = end < 0 ? "" : path.substring(at + 1, end);
                if (inside.equals("*")) {
                    throw new LoadFailure("NOT_IMPLEMENTED_ERROR", "stand-in: not supported: [*] in a JSON path");
                }
                if (!inside.matches("[0-9]{1,9}")) {
                    throw invalid;
                }
                steps.add(new Step(null, Integer.parseInt(inside)));
                at = end + 1;
            } else {
                throw invalid;
            }
        }
        return new JsonPath(steps);
    }

    private static int keyEnd(String path, int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    /** Where the value stands in a text that was found to be valid JSON. */
    Range find(byte[] json, int from, int to) {
        Range found = new Range(skipSpaces(json, from), to);
        for (Step step : steps) {
            found = step.key() == null ? element(json, found, step.index()) : member(json, found, step.key());
            if (found.from() < 0) {
                return MISSING;
            }
        }
        return new Range(found.from(), valueEnd(json, found.from()));
    }

    private static Range member(byte[] json, Range object, String key) {
        if (json[object.from()] != '{') {
            return MISSING;
        }
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        int at = skipSpaces(json, object.from() + 1);
        while (json[at] != '}') {
            int nameEnd = stringEnd(json, at);
            byte[] name = JsonScanner.unescape(json, at + 1, nameEnd - 1).getBytes(StandardCharsets.UTF_8);
            int value = skipSpaces(json, skipSpaces(json, nameEnd) + 1);
            int end = valueEnd(json, value);
            if (Arrays.equals(name, wanted)) {
                return new Range(value, end);
            }
            at = skipSpaces(json, end);
            at = json[at] == ',' ? skipSpaces(json, at + 1) : at;
        }
        return MISSING;
    }

    private static Range element(byte[] json, Range array, int index) {
        if (json[array.from()] != '[') {
            return MISSING;
        }
        int at = skipSpaces(json, array.from() + 1);
        for (int i = 0; json[at] != ']'; i++) {
            int end = valueEnd(json, at);
            if (i == index) {
                return new Range(at, end);
            }
            at = skipSpaces(json, end);
            at = json[at] == ',' ? skipSpaces(json, at + 1) : at;
        }
        return MISSING;
    }

    private static int valueEnd(byte[] json, int from) {
        if (json[from] == '"') {
            return stringEnd(json, from);
        }
        if (json[from] != '{' && json[from] != '[') {
            int at = from;
            while (at < json.length && ",]} \t\r\n".indexOf(json[at]) < 0) {
                at++;
            }
            return at;
        }
        int depth = 0;
        int at = from;
        do {
            byte b = json[at];
            if (b == '"') {
                at = stringEnd(json, at);
            } else {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                at++;
            }
        } while (depth > 0);
        return at;
    }

    private static int stringEnd(byte[] json, int from) {
        int at = from + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int skipSpaces(byte[] json, int from) {
        int at = from;
        while (at < json.length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) {
            at++;
        }
        return at;
    }
}

package io.connectdoris.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Goes through the steps of one recorded case in a database of its own and finds the first that is answered otherwise. */
final class RecordedSteps {

    private static final String CELL_END = "\u0001| ";
    private static final Set<String> APPROXIMATE = Set.of("FLOAT", "DOUBLE", "DECIMAL");

    private final Wire wire;
    private final String database;
    private final List<String> sessionSettings = new ArrayList<>();

    RecordedSteps(DorisStandIn standIn, String database) {
        this.wire = new Wire(standIn, "root", "");
        this.database = database;
    }

    Optional<String> difference(JsonNode steps) {
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            Optional<String> difference =
                    step.has("sql") ? statement(step) : step.has("query") ? query(step) : load(step.get("stream_load"));
            if (difference.isPresent()) {
                return Optional.of("step " + i + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private JsonNode run(String sql) {
        String all = String.join("; ", sessionSettings) + (sessionSettings.isEmpty() ? "" : "; ") + sql;
        String answer = wire.post(
                        "/api/query/internal/" + database,
                        "{\"limit\": 100000, \"stmt\": " + com.fasterxml.jackson.databind.node.TextNode.valueOf(all)
                                + "}",
                        "Content-Type",
                        "application/json",
                        "X-Doris-Stream",
                        "false")
                .body();
        return Wire.exactJson(answer);
    }

    private Optional<String> statement(JsonNode step) {
        String sql = step.get("sql").asText();
        JsonNode answer = run(sql);
        boolean done = answer.get("code").asInt() == 0;
        if (!step.has("error_contains")) {
            // Every call is a connection of its own: what a session is set to goes along with each.
            if (done && sql.strip().toLowerCase(Locale.ROOT).startsWith("set ")) {
                sessionSettings.add(sql.strip().replaceAll(";$", ""));
            }
            return done
                    ? Optional.empty()
                    : Optional.of(shortened(sql) + " -> " + answer.get("data").asText());
        }
        String wanted = step.get("error_contains").asText();
        boolean refused = !done && answer.get("data").asText().contains(wanted);
        return refused
                ? Optional.empty()
                : Optional.of(shortened(sql) + " -> " + answer + ", not an error with " + wanted);
    }

    private Optional<String> query(JsonNode step) {
        JsonNode answer = run(step.get("query").asText());
        if (answer.get("code").asInt() != 0) {
            return Optional.of(
                    step.get("query").asText() + " -> " + answer.get("data").asText());
        }
        if (answer.get("data").path("type").asText().equals("exec_status")) {
            return countOnly(step);
        }
        JsonNode meta = answer.get("data").path("meta");
        List<String> types = new ArrayList<>();
        meta.forEach(column -> types.add(column.get("type").asText()));
        List<String> wanted = rows(step.get("rows"), types);
        List<String> found = rows(answer.get("data").path("data"), types);
        if (step.get("sorted").asBoolean()) {
            Collections.sort(wanted);
            Collections.sort(found);
        }
        if (equal(wanted, found, types)) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>(wanted);
        found.forEach(missing::remove);
        List<String> extra = new ArrayList<>(found);
        wanted.forEach(extra::remove);
        return Optional.of(shortened(step.get("query").asText()) + ": " + found.size() + " rows of " + wanted.size()
                + ", recorded only " + shortened(missing.toString()) + ", answered only "
                + shortened(extra.toString()));
    }

    /** What is no query was recorded with the number of rows that a driver tells; HTTP does not tell it. */
    private static Optional<String> countOnly(JsonNode step) {
        JsonNode rows = step.get("rows");
        boolean count = rows.size() == 1
                && rows.get(0).size() == 1
                && rows.get(0).get(0).asText().matches("[0-9]+");
        return count
                ? Optional.empty()
                : Optional.of(shortened(step.get("query").asText()) + " -> no rows");
    }

    private static boolean equal(List<String> wanted, List<String> found, List<String> types) {
        boolean equal = wanted.size() == found.size();
        for (int row = 0; equal && row < wanted.size(); row++) {
            String[] left = wanted.get(row).split(Pattern.quote(CELL_END), -1);
            String[] right = found.get(row).split(Pattern.quote(CELL_END), -1);
            equal = left.length == right.length;
            for (int i = 0; equal && i < left.length; i++) {
                equal = left[i].equals(right[i]) || (APPROXIMATE.contains(type(types, i)) && isNear(left[i], right[i]));
            }
        }
        return equal;
    }

    /**
     * Doris' own suite takes numbers with fractions for equal when they differ by less than one part in a hundred million, so its
     * recordings say no more: some digits in them are those of versions long gone.
     */
    private static boolean isNear(String wanted, String found) {
        if (!isNumber(wanted) || !isNumber(found)) {
            return false;
        }
        double right = Double.parseDouble(found);
        return Math.abs(Double.parseDouble(wanted) - right) <= 1e-8 * Math.abs(right);
    }

    private static String type(List<String> types, int i) {
        return i < types.size() ? types.get(i) : "";
    }

    private static List<String> rows(JsonNode rows, List<String> types) {
        List<String> texts = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(row.get(i).isNull() ? "NULL" : cell(row.get(i).asText(), type(types, i)));
            }
            texts.add(String.join(CELL_END, cells));
        }
        return texts;
    }

    /** The same value in one form: the recorder printed Java's dates, booleans and floating point numbers. */
    private static String cell(String text, String type) {
        return switch (type) {
            case "TINYINT", "BOOLEAN" -> text.equals("true") ? "1" : text.equals("false") ? "0" : text;
            case "DATETIME" -> {
                String spaced = text.replace('T', ' ');
                String full = spaced.length() == 16 ? spaced + ":00" : spaced;
                yield full.contains(".") ? full.replaceAll("\\.?0+$", "") : full;
            }
            case "FLOAT" -> isNumber(text) ? Float.toString(Float.parseFloat(text)) : text;
            case "DOUBLE" -> isNumber(text) ? Double.toString(Double.parseDouble(text)) : text;
            case "DECIMAL" -> isNumber(text) ? new java.math.BigDecimal(text).toPlainString() : text;
            default -> text;
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]+([eE][+-]?[0-9]+)?");
    }

    private Optional<String> load(JsonNode load) {
        byte[] body = load.has("body_base64")
                ? Base64.getDecoder().decode(load.get("body_base64").asText())
                : load.get("body").asText().getBytes(StandardCharsets.UTF_8);
        ObjectNode headers = ((ObjectNode) load.get("headers")).deepCopy();
        if (!headers.has("Authorization")) {
            headers.put("Authorization", wire.authorization());
        }
        StringBuilder head = new StringBuilder();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            head.append(header.getKey() + ": " + header.getValue().asText() + "\r\n");
        }
        String path = "/api/" + database + "/" + load.get("table").asText() + "/_stream_load";
        String text = wire.redirectedLoad(path, head.toString(), body);
        return unexpected(load.get("expect"), Wire.json(text), text);
    }

    private static Optional<String> unexpected(JsonNode expected, JsonNode answer, String text) {
        for (Map.Entry<String, JsonNode> each : expected.properties()) {
            JsonNode wanted = each.getValue();
            boolean holds =
                    switch (each.getKey()) {
                        case "response_contains" -> all(wanted).stream().allMatch(text::contains);
                        case "response_lacks" -> all(wanted).stream().noneMatch(text::contains);
                        case "no_filtered_rows" ->
                            !wanted.asBoolean()
                                    || answer.path("NumberFilteredRows").asLong(-1) == 0;
                        default ->
                            wanted.asText().equals(answer.path(each.getKey()).asText());
                    };
            if (!holds) {
                return Optional.of(
                        "load: " + each.getKey() + " is not " + wanted + " in " + text.replaceAll("\\s+", " "));
            }
        }
        return Optional.empty();
    }

    private static List<String> all(JsonNode texts) {
        List<String> all = new ArrayList<>();
        if (texts.isArray()) {
            texts.forEach(text -> all.add(text.asText()));
        } else {
            all.add(texts.asText());
        }
        return all;
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }
}

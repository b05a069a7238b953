package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.catalog.DorisVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends what was sent to running FEs, byte by byte as curl did: the same status, headers, envelopes and words come back. */
class HttpReplayTest {

    private static final Path DATA = Path.of("src/test/resources/fe-recorded");
    private static final Set<String> HEADERS =
            Set.of("Allow", "Content-Language", "Content-Length", "Content-Type", "Location", "Transfer-Encoding");

    /** How many calls of a transcript there are, and how the others differ, by their place. */
    private record Outcome(int calls, Map<String, String> differences) {

        String row(DorisVersion version) {
            return "| http-" + version + " | " + (calls - differences.size()) + " of " + calls + " |\n";
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2_1", "V4_1"})
    void answersAsRecordedOnTheFe(DorisVersion version) {
        Map<String, String> differences = replay(version).differences();
        if (Boolean.getBoolean("show.gaps")) {
            differences.forEach((id, difference) -> System.out.println("GAP " + id + " = " + difference));
        }
        List<String> listed = KnownGaps.read(DATA.resolve("http-exceptions.txt")).ids().stream()
                .filter(id -> id.startsWith("http-" + version + "#"))
                .toList();
        assertThat(differences.keySet())
                .as("differences from the recording, but for those that are listed: " + differences)
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void countsAreInTheReadme() {
        new GeneratedPart("http-replay")
                .check("| file | same answer |\n|---|---|\n"
                        + replay(DorisVersion.V4_1).row(DorisVersion.V4_1)
                        + replay(DorisVersion.V2_1).row(DorisVersion.V2_1));
    }

    private static Outcome replay(DorisVersion version) {
        List<RecordedCall> calls = RecordedCall.read(DATA.resolve("http-" + version + ".txt"));
        Map<String, String> differences = new TreeMap<>();
        try (DorisStandIn standIn =
                DorisStandIn.builder().version(version).aliveBackends(1).start()) {
            prepare(standIn, version);
            for (int i = 0; i < calls.size(); i++) {
                String id = "http-%s#%02d".formatted(version, i);
                RecordedCall call = calls.get(i);
                difference(call, call.send(standIn.fePort()))
                        .ifPresent(text -> differences.put(id, call.line() + ": " + text.replaceAll("\\s+", " ")));
            }
        }
        return new Outcome(calls.size(), differences);
    }

    /** The FE of 4.1 had neither the database h nor the second user: the statements that were to make them had failed. */
    private static void prepare(DorisStandIn standIn, DorisVersion version) {
        standIn.user("u1", "pw");
        if (version == DorisVersion.V2_1) {
            standIn.user("u2", "a:b%@ x");
            standIn.sql("CREATE DATABASE al; CREATE DATABASE h;"
                    + " CREATE TABLE h.t (k INT COMMENT 'kc', v VARCHAR(10) DEFAULT 'x', d DECIMAL(10,2), dt DATETIME(3),"
                    + " s STRING, j JSON, b BOOLEAN) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES ('replication_num' = '1');"
                    + " CREATE TABLE h.dup (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES ('replication_num' = '1', 'light_schema_change' = 'false')");
        }
    }

    private static Optional<String> difference(RecordedCall call, RecordedCall.Reply reply) {
        List<String> differences = new ArrayList<>();
        compare(differences, "100 Continue", call.continued(), reply.continued());
        compare(differences, "status", call.answer().status(), reply.answer().status());
        compare(differences, "headers", headers(call.answer()), headers(reply.answer()));
        String path = call.path();
        compare(differences, "body", body(call.answer(), path), body(reply.answer(), path));
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static void compare(List<String> differences, String what, Object recorded, Object answered) {
        if (!recorded.equals(answered)) {
            differences.add(what + " " + answered + " -> " + recorded);
        }
    }

    /** The recording left out Date, Server, Vary and Connection. Lengths of JSON depend on ids and times in it. */
    private static Map<String, String> headers(HttpAnswer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().retainAll(HEADERS);
        headers.computeIfPresent("Location", (name, value) -> value.replaceAll(":\\d{4,5}/", ":PORT/"));
        if (answer.body().startsWith("{")) {
            headers.computeIfPresent("Content-Length", (name, value) -> "N");
        }
        return headers;
    }

    /** Compact JSON is a tree under names in a fixed order; all else is text. */
    private static Object body(HttpAnswer answer, String path) {
        String text = answer.body().stripTrailing();
        text = text.replaceAll("(\"http_port\":|127\\.0\\.0\\.1:)\\d{4,5}", "$1PORT")
                .replaceAll("conn=\\d+", "conn=N")
                .replaceAll("\"time\": ?\\d+", "\"time\":0")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[ T][\\d:.]+(\\+00:00)?", "TIME")
                .replace("\"http_port\":PORT", "\"http_port\":0");
        if (path.startsWith("/rest/v2/manager/node") || path.startsWith("/api/fe_version_info")) {
            text = node(text);
        }
        if (text.contains("\n") || !text.startsWith("{")) {
            return text;
        }
        JsonNode json = Wire.json(text);
        List<Object> shape = new ArrayList<>();
        json.fieldNames().forEachRemaining(shape::add);
        shape.add(json);
        return shape;
    }

    /** What a node says of itself: names, builds and numbers are its own. */
    private static String node(String text) {
        return text.replaceAll("\"fe_[0-9a-z_]+\"", "\"FE\"")
                .replaceAll("\"doris-[0-9a-zA-Z.-]+\"", "\"BUILD\"")
                .replaceAll(
                        "\"doris(BuildTime|BuildHash|BuildShortHash|BuildInfo|JavaCompileVersion|BuildVersionRcVersion)"
                                + "\":\"([^\"\\\\]|\\\\.)*\"",
                        "\"doris$1\":\"\"")
                .replaceAll("-?\\d+(\\.\\d+)?", "0");
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipLoadTest {

    private final DorisStandIn standIn = DorisStandIn.builder().start();
    private final Wire wire = new Wire(standIn, "root", "");

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE d");
        standIn.sql("CREATE TABLE d.t (k INT NOT NULL, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + " PROPERTIES (\"replication_num\" = \"1\")");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private static byte[] gzip(String... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(member.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private JsonNode load(byte[] body) {
        return wire.loadBytes(
                "t", body, "format", "json", "read_json_by_line", "true", "compress_type", "gz", "label", "L");
    }

    /** Texts that do not compress, so that the body comes in many pieces. */
    private static String rows(int count) {
        Random random = new Random(7);
        byte[] bytes = new byte[300];
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            random.nextBytes(bytes);
            String text = Base64.getEncoder().encodeToString(bytes);
            lines.append("{\"k\":").append(i).append(",\"v\":\"").append(text).append("\"}\n");
        }
        return lines.toString();
    }

    @Test
    void rowsAreUnpackedAndReceivedBytesCounted() throws IOException {
        byte[] body = gzip(rows(2000));
        JsonNode answer = load(body);

        assertThat(answer.get("Status").asText()).isEqualTo("Success");
        assertThat(answer.get("NumberLoadedRows").asInt()).isEqualTo(2000);
        assertThat(answer.get("LoadBytes").asInt()).isEqualTo(body.length);
        assertThat(standIn.count("d", "t")).isEqualTo(2000);
    }

    @Test
    void oneGzipMayFollowAnother() throws IOException {
        assertThat(load(gzip("{\"k\":1,\"v\":\"a\"}\n{\"k\":", "2,\"v\":\"b\"}\n", "{\"k\":3}"))
                        .get("Status")
                        .asText())
                .isEqualTo("Success");
        assertThat(standIn.sql("SELECT k, v FROM d.t ORDER BY k"))
                .containsExactly(List.of("1", "a"), List.of("2", "b"), Arrays.asList("3", null));
    }

    @Test
    void bodyThatIsNoGzipFailsTheLoad() {
        assertFails("{\"k\":1}\n".getBytes(StandardCharsets.UTF_8), "Failed to inflate. return code: -3");
    }

    @Test
    void gzipWithAWrongChecksumFailsTheLoad() throws IOException {
        byte[] body = gzip(rows(2000));
        body[body.length - 6] ^= 0x55;
        assertFails(body, "Failed to inflate. return code: -3");
    }

    @Test
    void gzipWithoutItsEndFailsTheLoad() throws IOException {
        byte[] body = gzip(rows(2000));
        assertFails(Arrays.copyOf(body, body.length / 2), "Compressed file has been truncated, which is not allowed");
    }

    private void assertFails(byte[] body, String text) {
        JsonNode answer = load(body);
        assertThat(answer.get("Status").asText()).isEqualTo("Fail");
        assertThat(answer.get("Message").asText()).isEqualTo("[INTERNAL_ERROR]" + text);
        assertThat(standIn.count("d", "t")).isZero();
        assertThat(wire.get("/api/d/get_load_state?label=L").get("data").asText())
                .isEqualTo("ABORTED");
    }

    @ParameterizedTest
    @CsvSource({"json, true, lz4", "json, true, bz2", "json, false, gz", "csv, true, gz"})
    void otherCompressionsAreRefused(String format, boolean byLine, String type) throws IOException {
        JsonNode answer = wire.loadBytes(
                "t",
                gzip("{\"k\":1}"),
                "format",
                format,
                "read_json_by_line",
                Boolean.toString(byLine),
                "compress_type",
                type);
        assertThat(answer.get("Status").asText()).isEqualTo("Fail");
        assertThat(answer.get("Message").asText()).contains("stand-in: not supported: load header compress_type");
    }
}

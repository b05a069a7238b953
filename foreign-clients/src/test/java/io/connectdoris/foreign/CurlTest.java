package io.connectdoris.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.standin.DorisStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads with curl and the options that Doris' manual gives. */
class CurlTest {

    private final DorisStandIn standIn =
            DorisStandIn.builder().user("root", "p@ss:w/rd").start();

    @TempDir
    private Path files;

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE demo; CREATE TABLE demo.people (id INT, name VARCHAR(20), age INT) UNIQUE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    /** Runs curl and returns what it printed. */
    private String curl(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
        command.addAll(Arrays.asList(options));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AssertionError("This test needs curl on the PATH: install it, as .ci/run does", e);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text).toString();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + standIn.fePort() + path;
    }

    @Test
    void csvIsLoadedThroughTheRedirect() throws Exception {
        String answer = curl(
                "--location-trusted",
                "-u",
                "root:p@ss:w/rd",
                "-H",
                "Expect:100-continue",
                "-H",
                "column_separator:,",
                "-H",
                "columns:id,name,age",
                "-T",
                file("people.csv", "1,Emily,25\n2,Benjamin,35\n"),
                "-XPUT",
                url("/api/demo/people/_stream_load"));

        assertThat(answer).contains("\"Status\": \"Success\"").contains("\"NumberLoadedRows\": 2");
        assertThat(standIn.rows("demo", "people"))
                .containsExactlyInAnyOrder(
                        Map.of("id", "1", "name", "Emily", "age", "25"),
                        Map.of("id", "2", "name", "Benjamin", "age", "35"));
    }

    @Test
    void jsonIsLoadedAndRowsAreDeletedByMergeType() throws Exception {
        String[] start = {"--location-trusted", "-u", "root:p@ss:w/rd", "-H", "Expect:100-continue"};
        String rows = file(
                "people.json", "[{\"id\":1,\"name\":\"Emily\",\"age\":25},{\"id\":2,\"name\":\"Ben\",\"age\":35}]");
        curl(with(start, "-H", "format:json", "-H", "strip_outer_array:true", "-T", rows, people()));
        String answer = curl(with(
                start,
                "-H",
                "merge_type: DELETE",
                "-H",
                "column_separator:,",
                "-T",
                file("delete.csv", "1,Emily,25\n"),
                people()));

        assertThat(answer).contains("\"Status\": \"Success\"");
        assertThat(standIn.rows("demo", "people")).containsExactly(Map.of("id", "2", "name", "Ben", "age", "35"));
    }

    private String people() {
        return url("/api/demo/people/_stream_load");
    }

    private static String[] with(String[] start, String... more) {
        String[] all = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return all;
    }

    @Test
    void twoPhasesAreCommittedThroughTheRedirect() throws Exception {
        String[] start = {"--location-trusted", "-u", "root:p@ss:w/rd"};
        curl(with(
                start,
                "-H",
                "Expect:100-continue",
                "-H",
                "two_phase_commit:true",
                "-H",
                "label:L",
                "-H",
                "column_separator:,",
                "-T",
                file("people.csv", "1,Emily,25\n"),
                people()));
        assertThat(standIn.rows("demo", "people")).isEmpty();
        String answer = curl(with(
                start, "-X", "PUT", "-H", "label:L", "-H", "txn_operation:commit", url("/api/demo/_stream_load_2pc")));

        assertThat(answer).contains("\"status\": \"Success\"").contains("label [L] commit successfully.");
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(standIn.rows("demo", "people"))
                .containsExactly(Map.of("id", "1", "name", "Emily", "age", "25")));
    }

    @Test
    void refusedRowsAreReadFromTheErrorUrl() throws Exception {
        String answer = curl(
                "--location-trusted",
                "-u",
                "root:p@ss:w/rd",
                "-H",
                "Expect:100-continue",
                "-H",
                "column_separator:,",
                "-H",
                "strict_mode:true",
                "-T",
                file("people.csv", "1,Emily,old\n"),
                people());
        String url = answer.substring(answer.indexOf("http://"), answer.indexOf('"', answer.indexOf("http://")));

        assertThat(answer).contains("[DATA_QUALITY_ERROR]too many filtered rows");
        assertThat(curl(url)).contains("column(age) value is incorrect while strict mode is true, src value is old");
    }
}

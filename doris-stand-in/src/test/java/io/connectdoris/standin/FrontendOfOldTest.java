package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.standin.catalog.DorisVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the FE of 2.1 answers otherwise than that of 4.1, where no recording shows it. */
class FrontendOfOldTest {

    private final DorisStandIn standIn =
            DorisStandIn.builder().version(DorisVersion.V2_1).start();
    private final Wire wire = new Wire(standIn, "root", "");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String query(String sql) {
        return wire.post("/api/query/internal/information_schema", "{\"stmt\":\"" + sql + "\"}")
                .body();
    }

    @Test
    void setAndUseAreNotSubmitted() {
        assertThat(query("SET show_hidden_columns = true"))
                .contains("\"Failed to execute sql: java.lang.Exception: Unsupported statement type\"");
        assertThat(query("use information_schema")).contains("Unsupported statement type");
        assertThat(query("select 1")).contains("result_set");
    }

    @Test
    void withoutABackendThereIsNoRedirect() {
        standIn.aliveBackends(0);
        String answer = wire.raw(
                standIn.fePort(),
                "PUT /api/d/t/_stream_load HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n"
                        + "Authorization: " + wire.authorization() + "\r\n\r\n");

        assertThat(answer)
                .doesNotContain("Content-Length")
                .endsWith(
                        "\r\n\r\n{\"status\":\"FAILED\",\"msg\":\"errCode = 2, detailMessage = No backend load available.,"
                                + " policy: computeNode=false | query=false | load=true | schedule=false | tags= |"
                                + " medium=null\"}");
    }

    @Test
    void pathsWithNothingBetweenSlashesAreUnknown() {
        assertThat(wire.raw(
                        standIn.fePort(), "PUT /api//t/_stream_load HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 Not Found\r\nContent-Type: text/html;charset=iso-8859-1\r\n");
    }

    @Test
    void missingTableIsUnknownToLoadsToo() {
        standIn.sql("CREATE DATABASE d");

        assertThat(wire.jsonLines("none", "{}").get("Message").asText())
                .isEqualTo("[NOT_FOUND]TStatus: errCode = 7, detailMessage = unknown table, tableName=none");
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontendTest {

    private final DorisStandIn standIn =
            DorisStandIn.builder().user("root", "p@:/ß").start();
    private final Wire wire = new Wire(standIn, "root", "p@:/ß");

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String put(String path, String... headers) {
        StringBuilder request = new StringBuilder("PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return wire.raw(standIn.fePort(), request.append("\r\n").toString());
    }

    @Test
    void loadIsRedirectedWithCredentialsAndATrailingQuestionMark() {
        String answer = put(
                "/api/h/%E8%A1%A8%20x/_stream_load", "Expect: 100-continue", "Authorization: " + wire.authorization());

        assertThat(answer)
                .startsWith("HTTP/1.1 307 Temporary Redirect\r\n")
                .contains("\r\nLocation: http://root:p%40:%2F%C3%9F@127.0.0.1:" + standIn.bePort()
                        + "/api/h/%E8%A1%A8%20x/_stream_load?\r\n")
                .contains("\r\nConnection: close\r\n");
    }

    @Test
    void loadWithoutExpectIsRefusedAfterAuthentication() {
        assertThat(put("/api/d/t/_stream_load", "Authorization: " + wire.authorization()))
                .contains("{\"status\":\"FAILED\",\"msg\":\"There is no 100-continue header\"}");
        assertThat(put("/api/d/t/_stream_load"))
                .contains("{\"msg\":\"Unauthorized\",\"code\":401,\"data\":\"Need auth information.\",\"count\":0}");
        assertThat(put("/api/d/t/_stream_load", "Expect: foo", "Authorization: " + wire.authorization()))
                .startsWith("HTTP/1.1 417 Expectation Failed");
    }

    @Test
    void withoutABackendThereIsNoRedirect() {
        standIn.aliveBackends(0);

        assertThat(put("/api/d/t/_stream_load", "Expect: 100-continue", "Authorization: " + wire.authorization()))
                .contains("No backend available for load, please check the status of your backends.");
    }

    @Test
    void wrongPasswordNamesTheUserOnly() {
        JsonNode answer = new Wire(standIn, "root", "wrong").get("/api/backends");

        assertThat(answer.get("code").asInt()).isEqualTo(401);
        assertThat(answer.get("data").asText())
                .isEqualTo("Access denied for user 'root@127.0.0.1' (using password: YES)");
    }

    @Test
    void clusterTellsItsBackends() {
        assertThat(wire.get("/api/backends?is_alive=true").get("data").toString())
                .isEqualTo("{\"backends\":[{\"ip\":\"127.0.0.1\",\"http_port\":" + standIn.bePort()
                        + ",\"is_alive\":true}]}");
        assertThat(wire.get("/api/bootstrap").get("code").asInt()).isZero();
        assertThat(wire.get("/rest/v2/manager/node/node_list")
                        .get("data")
                        .get("backend")
                        .get(0)
                        .asText())
                .endsWith(":" + standIn.bePort());
        assertThat(wire.get("/api/fe_version_info")
                        .at("/data/feVersionInfo/dorisBuildVersionMajor")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void queryApiStreamsPrettyAndAnswersCompactWhenAsked() {
        assertThat(wire.post("/api/query/internal/information_schema", "{\"stmt\":\"select 1 a, version() b\"}")
                        .body())
                .startsWith("{\n    \"data\": {\n        \"type\": \"result_set\",\n        \"meta\": [{\"name\":\"a\"")
                .contains("\n            [1,\"5.7.99\"]\n");
        JsonNode compact = Wire.json(wire.post(
                        "/api/query/internal/information_schema",
                        "{\"stmt\":\"show databases\",\"limit\":2}",
                        "X-Doris-Stream",
                        "false")
                .body());
        assertThat(compact.at("/data/data").toString()).isEqualTo("[[\"__internal_schema\"],[\"information_schema\"]]");
        assertThat(compact.get("count").asInt()).isZero();
    }

    @Test
    void queryApiErrorsAreDoris() {
        standIn.sql("CREATE DATABASE d");
        assertThat(query("d", "select * from nosuch"))
                .contains("Failed to execute sql: java.sql.SQLException: (conn=")
                .contains(
                        "errCode = 2, detailMessage = Table [nosuch] does not exist in database [d].(line 1, pos 14)");
        assertThat(query("nosuch", "select 1"))
                .contains("java.sql.SQLSyntaxErrorException: (conn=")
                .contains("Unknown database 'nosuch'");
        assertThat(query("d", "selec 1")).contains("detailMessage = \\n").contains("(line 1, pos 0)");
        assertThat(query("d", "analyze table x")).contains("stand-in: not supported: analyze table x");
    }

    private String query(String database, String sql) {
        return wire.post("/api/query/internal/" + database, "{\"stmt\":\"" + sql + "\"}")
                .body();
    }

    @Test
    void schemaNamesTypes() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT, n DECIMAL(18,4) COMMENT 'c') UNIQUE KEY(k)"
                + " DISTRIBUTED BY HASH(k) PROPERTIES ('replication_num' = '1')");

        JsonNode schema = wire.get("/api/d/t/_schema").get("data");
        assertThat(schema.get("keysType").asText()).isEqualTo("UNIQUE_KEYS");
        assertThat(schema.get("properties").get(1).get("type").asText()).isEqualTo("DECIMAL64");
        assertThat(schema.get("properties").get(1).get("precision").asText()).isEqualTo("18");
        assertThat(wire.get("/api/d/none/_schema").get("data").asText())
                .isEqualTo("errCode = 7, detailMessage = table not found, tableName=none");
    }

    @Test
    void downRefusesAndUpKeepsPortsAndRows() {
        standIn.sql("CREATE DATABASE d");
        int port = standIn.fePort();
        standIn.down();
        assertThatThrownBy(() -> wire.raw(port, "x")).hasMessageContaining("refused");
        standIn.up();

        assertThat(standIn.fePort()).isEqualTo(port);
        assertThat(wire.get("/api/bootstrap").get("msg").asText()).isEqualTo("success");
        assertThat(standIn.sql("SHOW DATABASES LIKE 'd'")).containsExactly(List.of("d"));
    }

    @Test
    void oldHttpGetsAWholeAnswer() {
        assertThat(wire.raw(standIn.fePort(), "GET /api/bootstrap HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .contains("Content-Length: ")
                .endsWith("\"count\":0}");
    }

    @Test
    void pageEscapesWhatTablesHold() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k VARCHAR(40)) DUPLICATE KEY(k)"
                + " DISTRIBUTED BY HASH(k) PROPERTIES ('replication_num' = '1');"
                + " INSERT INTO d.t VALUES ('<script>')");

        assertThat(wire.getText("http://127.0.0.1:" + standIn.fePort() + "/").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void aThirdStatementAtOnceIsRefused() throws Exception {
        standIn.sql("CREATE DATABASE d");
        CountDownLatch go = new CountDownLatch(1);
        standIn.faults().onSql("slow").times(2).delay(Duration.ofMillis(1500));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 2; i++) {
                threads.execute(() -> {
                    go.countDown();
                    query("d", "select 'slow'");
                });
            }
            go.await();
            Awaitility.await().until(() -> query("d", "select 1").contains("rejected from"));
        } finally {
            threads.shutdown();
        }
        Awaitility.await().until(() -> query("d", "select 1").contains("[1]"));
    }

    @Test
    void connectionsThatSendNothingDisturbNobody() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), standIn.fePort())) {
            assertThat(wire.get("/api/bootstrap").get("code").asInt()).isZero();
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void grantsThroughSqlOpenOneDatabase() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k)"
                + " PROPERTIES ('replication_num' = '1'); CREATE USER 'u'@'%' IDENTIFIED BY 'pw'");
        Wire other = new Wire(standIn, "u", "pw");
        assertThat(other.get("/api/d/t/_schema").get("data").asText())
                .isEqualTo("Access denied; you need (at least one of) the Admin_priv,Select_priv privilege(s) for this"
                        + " operation");
        standIn.sql("GRANT SELECT_PRIV, ALTER_PRIV ON internal.d.* TO 'u'@'%'");

        assertThat(other.get("/api/d/t/_schema").get("code").asInt()).isZero();
        assertThat(other.post("/api/query/internal/d", "{\"stmt\":\"alter table t add column v int\"}")
                        .body())
                .contains("exec_status");
        assertThat(other.post("/api/query/internal/d", "{\"stmt\":\"create table x (k int)\"}")
                        .body())
                .contains("Access denied; you need (at least one of) the (CREATE) privilege(s) for this operation");
    }

    @Test
    void sizesOfTablesWithRowsAreNotMadeUp() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
                + " PROPERTIES ('replication_num' = '1')");
        assertThat(wire.get("/api/show_table_data?db=d").get("data").toString()).isEqualTo("{\"d\":{\"t\":0}}");
        standIn.sql("INSERT INTO d.t VALUES (1)");

        assertThat(wire.get("/api/show_table_data?db=d").get("data").asText()).startsWith("stand-in: not supported: ");
    }

    @Test
    void httpStreamIsRedirectedAndThenRefused() {
        String answer = wire.redirectedLoad(
                "/api/_http_stream",
                "Authorization: " + wire.authorization() + "\r\nsql: insert into d.t select * from http_stream()\r\n",
                new byte[] {'1'});

        assertThat(Wire.json(answer).get("Status").asText()).isEqualTo("Fail");
        assertThat(Wire.json(answer).get("Message").asText())
                .isEqualTo("[NOT_IMPLEMENTED_ERROR]stand-in: not supported: http_stream");
    }

    @Test
    void formsAreReadBeforeTheRedirect() {
        String answer = put(
                "/api/d/t/_stream_load",
                "Content-Type: application/x-www-form-urlencoded",
                "Expect: 100-continue",
                "Authorization: " + wire.authorization(),
                "\r\n1,2");

        assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 307 Temporary Redirect\r\n");
    }

    @Test
    void headGetsTheHeadOfWhatGetGets() {
        String answer = wire.raw(standIn.fePort(), "HEAD /api/bootstrap HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void readingTabletsDirectlyIsRefusedInPlainWords() {
        assertThat(wire.post("/api/d/t/_query_plan", "{\"sql\":\"select 1\"}").body())
                .contains("stand-in: not supported: _query_plan");
    }
}

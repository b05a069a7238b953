package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients do on a connection that no HTTP library would: it harms nobody, and each gets its answer. */
class RawClientsTest {

    private static final String ROOT = "Authorization: Basic cm9vdDo=\r\n";
    private static final String BOOTSTRAP = "GET /api/bootstrap HTTP/1.1\r\nHost: x\r\n\r\n";

    private final DorisStandIn standIn = DorisStandIn.builder().start();
    private final Wire wire = new Wire(standIn, "root", "");

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT, s STRING) UNIQUE KEY(k)"
                + " DISTRIBUTED BY HASH(k) PROPERTIES ('replication_num' = '1')");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private void assertAnswersOthers() {
        assertThat(wire.get("/api/bootstrap").get("code").asInt()).isZero();
        assertThat(wire.jsonLines("t", "{\"k\":9}").get("Status").asText()).isEqualTo("Success");
    }

    @Test
    void whoSendsNothingStaysConnectedUntilTheStop() throws Exception {
        try (Socket frontend = connect(standIn.fePort());
                Socket backend = connect(standIn.bePort())) {
            assertAnswersOthers();
            send(frontend, BOOTSTRAP);
            assertThat(HttpAnswer.read(frontend.getInputStream()).status()).isEqualTo("HTTP/1.1 200 OK");
            standIn.close();

            assertThat(isEnded(frontend)).isTrue();
            assertThat(isEnded(backend)).isTrue();
        }
    }

    private static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void halfARequestIsNoRequest() throws Exception {
        for (String half : new String[] {
            "GET /api/boot",
            "GET /api/bootstrap HTTP/1.1\r\nHos",
            "PUT /api/d/t/_stream_load HTTP/1.1\r\n" + ROOT + "Content-Length: 100\r\n\r\n{\"k\":1}"
        }) {
            for (int port : new int[] {standIn.fePort(), standIn.bePort()}) {
                try (Socket socket = connect(port)) {
                    send(socket, half);
                }
            }
        }
        assertAnswersOthers();
        assertThat(standIn.sql("SELECT k FROM d.t")).containsExactly(java.util.List.of("9"));
    }

    @Test
    void whatIsNoHttpIsABadRequest() throws Exception {
        try (Socket socket = connect(standIn.fePort())) {
            send(socket, "hello\r\n\r\n");
            assertThat(HttpAnswer.read(socket.getInputStream()).status()).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws Exception {
        try (Socket socket = connect(standIn.fePort())) {
            send(
                    socket,
                    BOOTSTRAP + "GET /api/d/get_load_state?label=zz HTTP/1.1\r\n" + ROOT + "\r\n"
                            + "GET /api/backends HTTP/1.1\r\nHost: x\r\n\r\n");
            InputStream in = socket.getInputStream();

            assertThat(HttpAnswer.read(in).body()).contains("replayedJournalId");
            assertThat(HttpAnswer.read(in).body()).contains("\"data\":\"UNKNOWN\"");
            assertThat(HttpAnswer.read(in).body()).contains("Need auth information.");
        }
    }

    @Test
    void loadsFollowEachOtherOnOneConnection() throws Exception {
        try (Socket socket = connect(standIn.bePort())) {
            for (int i = 1; i <= 2; i++) {
                send(socket, load("{\"k\":" + i + "}", ""));
            }
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("\"Status\": \"Success\"");
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("\"Status\": \"Success\"");
        }
        assertThat(standIn.sql("SELECT k FROM d.t ORDER BY k"))
                .containsExactly(java.util.List.of("1"), java.util.List.of("2"));
    }

    private static String load(String body, String headers) {
        return "PUT /api/d/t/_stream_load HTTP/1.1\r\nHost: x\r\n" + ROOT
                + "format: json\r\nread_json_by_line: true\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    @Test
    void headsComeInPieces() throws Exception {
        try (Socket socket = connect(standIn.bePort())) {
            socket.setTcpNoDelay(true);
            for (char c : load("{\"k\":1,\"s\":\"ü\"}", "").toCharArray()) {
                send(socket, String.valueOf(c));
            }
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("\"NumberLoadedRows\": 1");
        }
        assertThat(standIn.sql("SELECT s FROM d.t")).containsExactly(java.util.List.of("ü"));
    }

    @Test
    void oldHttpKeepsTheConnectionWhenAsked() throws Exception {
        try (Socket socket = connect(standIn.fePort())) {
            for (int i = 0; i < 2; i++) {
                send(socket, "GET /api/bootstrap HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
                HttpAnswer answer = HttpAnswer.read(socket.getInputStream());
                assertThat(answer.header("Connection")).contains("keep-alive");
                assertThat(answer.header("Transfer-Encoding")).isEmpty();
            }
            send(socket, "GET /api/bootstrap HTTP/1.0\r\n\r\n");
            HttpAnswer.read(socket.getInputStream());
            assertThat(isEnded(socket)).isTrue();
        }
    }

    @Test
    void longHeaderLinesAreRead() throws Exception {
        String comment = "x".repeat(500_000);
        try (Socket socket = connect(standIn.bePort())) {
            send(socket, load("{\"k\":1}", "comment: " + comment + "\r\n"));
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("\"Comment\": \"" + comment + "\"");
        }
        try (Socket socket = connect(standIn.fePort())) {
            send(socket, "GET /api/bootstrap HTTP/1.1\r\nX-Long: " + comment + "\r\n\r\n");
            assertThat(HttpAnswer.read(socket.getInputStream()).status()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void bodySentAfterAnEarlyAnswerDoesNotLoseIt() throws Exception {
        String body = "x".repeat(500_000);
        try (Socket socket = connect(standIn.bePort())) {
            send(socket, load(body, "").replace("/api/d/t/", "/api/d/none/"));
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("table not found, tableName=none");
            assertThat(isEnded(socket)).isTrue();
        }
        try (Socket socket = connect(standIn.fePort())) {
            send(socket, load(body, "Expect: 100-continue\r\n"));
            assertThat(HttpAnswer.read(socket.getInputStream()).status()).isEqualTo("HTTP/1.1 307 Temporary Redirect");
            assertThat(isEnded(socket)).isTrue();
        }
        assertAnswersOthers();
    }

    @Test
    void bodyIsAskedForOnlyWhenTheLoadMayBegin() throws Exception {
        String head = load("", "Expect: 100-continue\r\n").replace("Content-Length: 0", "Content-Length: 7");
        try (Socket socket = connect(standIn.bePort())) {
            send(socket, head);
            assertThat(HttpAnswer.read(socket.getInputStream()).isContinue()).isTrue();
            send(socket, "{\"k\":1}");
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("\"NumberLoadedRows\": 1");
        }
        try (Socket socket = connect(standIn.bePort())) {
            send(socket, head.replace("format: json", "format: nonsense"));
            assertThat(HttpAnswer.read(socket.getInputStream()).body()).contains("\"Status\": \"Fail\"");
        }
    }
}

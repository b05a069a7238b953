package io.connectdoris.client;

import static io.connectdoris.client.Connections.TABLE;
import static io.connectdoris.client.Connections.answer;
import static io.connectdoris.client.Connections.body;
import static io.connectdoris.client.Connections.load;
import static io.connectdoris.client.Connections.success;
import static io.connectdoris.client.Connections.to;
import static io.connectdoris.client.ScriptedServer.answer;
import static io.connectdoris.client.ScriptedServer.answering;
import static io.connectdoris.client.ScriptedServer.load;
import static io.connectdoris.client.ScriptedServer.nobody;
import static io.connectdoris.client.ScriptedServer.redirect;
import static io.connectdoris.client.ScriptedServer.redirectTo;
import static io.connectdoris.client.ScriptedServer.refuse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.DorisConnection.Tls;
import io.connectdoris.client.LoadOutcome.Aborted;
import io.connectdoris.client.LoadOutcome.Committed;
import io.connectdoris.client.LoadOutcome.InFlight;
import io.connectdoris.client.LoadOutcome.Reason;
import io.connectdoris.client.LoadOutcome.Rejected;
import io.connectdoris.client.LoadOutcome.Remedy;
import io.connectdoris.client.LoadOutcome.Unknown;
import io.connectdoris.client.ScriptedServer.Received;
import io.connectdoris.client.ScriptedServer.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

    static final String PASSWORD = "p@ss:wörd/+%";
    private static final String ROWS = "{\"id\":1}\n{\"id\":2}\n";

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private ScriptedServer server(Script... scripts) throws IOException {
        ScriptedServer server = answering(scripts);
        open.add(server);
        return server;
    }

    private DorisClient client(Connections connections) {
        DorisClient client = connections.open();
        open.add(client);
        return client;
    }

    private LoadOutcome outcomeOf(Script backend) throws IOException {
        ScriptedServer be = server(backend);
        ScriptedServer fe = server(redirectTo(be, TABLE));
        return client(to(fe.endpoint()).withRequestTimeout(2000)).load(load(ROWS, 2));
    }

    @Test
    void bytesGoToTheBackendThatTheFrontendNames() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirectTo(be, TABLE));

        LoadOutcome outcome = client(to(fe.endpoint())).load(load(ROWS, 2));

        assertThat(outcome)
                .isEqualTo(new Committed("OK", 1003, new LoadOutcome.LoadCounts(2, 2, 0, 0, 118, 173), false));
        Received request = be.received(0);
        assertThat(request.requestLine()).isEqualTo("PUT /api/shop/orders/_stream_load HTTP/1.1");
        assertThat(request.text()).isEqualTo(ROWS);
        assertThat(request.headers())
                .containsEntry("format", "json")
                .containsEntry("read_json_by_line", "true")
                .containsEntry("strict_mode", "true")
                .containsEntry("max_filter_ratio", "0")
                .containsEntry("timezone", "UTC")
                .containsEntry("timeout", "20")
                .containsEntry("label", "label-1")
                .containsEntry("expect", "100-continue")
                .containsEntry("content-length", "18")
                .containsEntry("host", be.endpoint().toString())
                .containsEntry("authorization", authorization())
                .doesNotContainKeys("transfer-encoding", "content-type", "upgrade", "compress_type", "cookie");
        assertThat(request.header("accept-encoding")).isEqualTo("identity");
    }

    private static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString(("root:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noByteOfTheBodyGoesToAFrontendThatRedirects() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirectTo(be, TABLE));
        AtomicInteger written = new AtomicInteger();

        LoadOutcome outcome = client(to(fe.endpoint())).load(counting(written));

        assertThat(outcome).isInstanceOf(Committed.class);
        assertThat(written).hasValue(1);
        assertThat(be.received(0).text()).isEqualTo(ROWS);
        assertThat(fe.received(0).header("content-length")).isEqualTo("18");
    }

    @Test
    void noByteOfTheBodyGoesToAServerThatDoesNotAskForIt() throws IOException {
        ScriptedServer fe = server(exchange -> {
            exchange.head().noBody();
            exchange.hang();
        });
        AtomicInteger written = new AtomicInteger();

        LoadOutcome outcome = client(to(fe.endpoint()).withRequestTimeout(200)).load(counting(written));

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.message()).contains("neither '100 Continue' nor an answer in time");
        assertThat(written).hasValue(0);
    }

    private static StreamLoad counting(AtomicInteger written) {
        LoadBody body = new LoadBody() {
            @Override
            public long length() {
                return ROWS.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                written.incrementAndGet();
                out.write(ROWS.getBytes(StandardCharsets.UTF_8));
            }
        };
        return new StreamLoad(TABLE, "label-1", body, 2, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b%40c", "p%40ss:w%C3%B6rd%2F+%25", "", "x:y:z;&=+$,"})
    void loginInTheLocationIsDropped(String userinfo) throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe =
                server(redirect("http://root:" + userinfo + "@" + be.endpoint() + "/api/shop/orders/_stream_load?"));

        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(be.received(0).header("authorization")).isEqualTo(authorization());
        assertThat(be.received(0).header("host")).isEqualTo(be.endpoint().toString());
    }

    @Test
    void pathAndQueryOfTheLocationAreKept() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(
                redirect("http://" + be.endpoint() + "/api/shop/orders/_stream_load_forward?forward_to=h:1&a=%20"));

        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(be.received(0).requestLine())
                .isEqualTo("PUT /api/shop/orders/_stream_load_forward?forward_to=h:1&a=%20 HTTP/1.1");
    }

    @Test
    void backendsMayHaveIpv6Addresses() throws IOException {
        ScriptedServer be = new ScriptedServer(ServerSocketFactory.getDefault(), InetAddress.getByName("::1"));
        open.add(be);
        be.next(load(success(2)));
        ScriptedServer fe =
                server(redirect("http://root:x@[::1]:" + be.endpoint().port() + "/api/shop/orders/_stream_load?"));

        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(be.received(0).header("host")).startsWith("[::1]:");
    }

    @Test
    void schemeOfTheBackendsComesFromTheSettings() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirect("https://root:x@" + be.endpoint() + "/api/shop/orders/_stream_load?"));

        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2))).isInstanceOf(Committed.class);
    }

    @Test
    void plainHttpInTheLocationIsNoReasonToSendTheLoginInClear() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirect("http://root:x@" + be.endpoint() + "/api/shop/orders/_stream_load?"));

        LoadOutcome outcome = client(to(fe.endpoint()).withTls(new Tls(false, true, Optional.empty())))
                .load(load(ROWS, 2));

        assertThat(outcome).isInstanceOf(Aborted.class);
        assertThat(outcome.message()).contains("named it with http, the settings say https");
        assertThat(be.received()).isEmpty();
    }

    @Test
    void backendsDoNotRedirect() throws IOException {
        ScriptedServer elsewhere = server(load(success(2)));
        ScriptedServer be = new ScriptedServer(ServerSocketFactory.getDefault(), InetAddress.getByName("127.0.0.2"));
        open.add(be);
        be.next(redirectTo(elsewhere, TABLE));
        ScriptedServer fe = server(redirectTo(be, TABLE));

        LoadOutcome outcome = client(to(fe.endpoint())).load(load(ROWS, 2));

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.message()).contains("not by an FE");
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void redirectsInACircleEnd() throws IOException {
        ScriptedServer fe = server();
        fe.next(redirectTo(fe, TABLE));

        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2)).message()).contains("one too many");
        assertThat(fe.received()).hasSizeLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://h/x", "http://", "http://[::1/x", "http://h:99999/x", "/api/shop/orders/_stream_load"
            })
    void locationThatCannotBeReadIsNotFollowed(String location) throws IOException {
        ScriptedServer fe = server(redirect(location));
        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "名称", "../x", "a?b#c", "a%2Fb", "a b"})
    void tableNameStaysInItsSegment(String name) throws IOException {
        ScriptedServer fe = server(refuse(200, "{}"));
        client(to(fe.endpoint())).load(load(new TableName("shop", name), ROWS, 2, Map.of()));

        String path = fe.received(0).requestLine().split(" ")[1];
        assertThat(path.split("/")).hasSize(5);
        assertThat(path).doesNotContain("?", "#", " ").endsWith("/_stream_load");
        assertThat(java.net.URLDecoder.decode(path.split("/")[3], StandardCharsets.UTF_8))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", ""})
    void namesThatWouldLeaveTheirSegmentAreNotSent(String name) throws IOException {
        ScriptedServer fe = server(refuse(200, "{}"));
        LoadOutcome outcome = client(to(fe.endpoint())).load(load(new TableName("shop", name), ROWS, 2, Map.of()));

        assertThat(outcome)
                .asInstanceOf(type(Rejected.class))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.REQUEST);
        assertThat(fe.received()).isEmpty();
    }

    @Test
    void headersOfTheLoadAreUtf8() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirectTo(be, TABLE));

        LoadOutcome outcome = client(to(fe.endpoint()))
                .load(load(TABLE, ROWS, 2, Map.of("columns", "id,名称", "hidden_columns", "__DORIS_DELETE_SIGN__")));

        assertThat(outcome).isInstanceOf(Committed.class);
        assertThat(be.received(0).headers())
                .containsEntry("columns", "id,名称")
                .containsEntry("hidden_columns", "__DORIS_DELETE_SIGN__");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Strict_Mode", "two_phase_commit", "group_commit", "label", "AUTHORIZATION"})
    void headersThatEveryLoadNeedsAreNotForALoadToChoose(String header) throws IOException {
        ScriptedServer fe = server(refuse(200, "{}"));
        assertThat(client(to(fe.endpoint())).load(load(TABLE, ROWS, 2, Map.of(header, "x"))))
                .isInstanceOf(Rejected.class);
        assertThat(fe.received()).isEmpty();
    }

    @Test
    void lineBreakInAHeaderIsNotSent() throws IOException {
        ScriptedServer fe = server(refuse(200, "{}"));
        assertThat(client(to(fe.endpoint())).load(load(TABLE, ROWS, 2, Map.of("columns", "a\r\nx: y"))))
                .isInstanceOf(Rejected.class);
        assertThat(fe.received()).isEmpty();
    }

    @Test
    void gzippedBodyHasItsOwnLength() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirectTo(be, TABLE));
        String rows = ROWS.repeat(50_000);

        assertThat(client(to(fe.endpoint()).withGzip()).load(load(rows, 2))).isInstanceOf(Committed.class);

        Received request = be.received(0);
        assertThat(request.headers()).containsEntry("compress_type", "gz");
        assertThat(request.body()).hasSizeLessThan(rows.length() / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(request.body())).readAllBytes())
                .isEqualTo(rows.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutExpectTheBodyIsSentAtOnce() throws IOException {
        ScriptedServer be = server(answer(200, success(2)));
        ScriptedServer fe = server(exchange -> exchange.head()
                .body()
                .send("HTTP/1.1 307 x\r\nLocation: http://" + be.endpoint()
                        + "/api/shop/orders/_stream_load?\r\n\r\n"));

        assertThat(client(to(fe.endpoint()).withoutExpect()).load(load(ROWS, 2)))
                .isInstanceOf(Committed.class);
        assertThat(be.received(0).headers()).doesNotContainKey("expect");
        assertThat(be.received(0).text()).isEqualTo(ROWS);
    }

    @Test
    void bodyIsWrittenStraightToTheConnection() throws IOException {
        int half = 1 << 20;
        CountDownLatch arrived = new CountDownLatch(1);
        ScriptedServer be = server(exchange -> {
            exchange.head().send("HTTP/1.1 100 Continue\r\n\r\n").part(half);
            arrived.countDown();
            exchange.part(half).send(ScriptedServer.response(200, success(1)));
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        LoadBody slow = new LoadBody() {
            @Override
            public long length() {
                return 2L * half;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(new byte[half]);
                out.flush();
                try {
                    arrived.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                out.write(new byte[half]);
            }
        };

        assertThat(client(to(fe.endpoint())).load(new StreamLoad(TABLE, "label-1", slow, 1, Map.of())))
                .isInstanceOf(Committed.class);
    }

    @Test
    void bodyShorterThanItSaysIsNeverACommit() throws IOException {
        ScriptedServer be = server(load(success(1)));
        ScriptedServer fe = server(redirectTo(be, TABLE));
        LoadBody liar = new LoadBody() {
            @Override
            public long length() {
                return 100;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(1);
            }
        };
        assertThat(client(to(fe.endpoint()).withRequestTimeout(2000))
                        .load(new StreamLoad(TABLE, "label-1", liar, 1, Map.of())))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void answerThatComesBeforeTheBodyIsThroughIsHeard() throws IOException {
        String refusal = answer("Fail", "[E-217]body size 9 exceed BE's conf `streaming_load_max_mb` 1.", 0, 0, 0, "");
        LoadOutcome outcome = outcomeOf(refuse(200, refusal));
        assertThat(outcome)
                .isEqualTo(
                        new Aborted("[E-217]body size 9 exceed BE's conf `streaming_load_max_mb` 1.", Remedy.SMALLER));
    }

    @Test
    void answerThatCutsTheBodyShortIsHeard() throws IOException {
        String refusal = answer("Fail", "[DATA_QUALITY_ERROR]Encountered unqualified data", 0, 51, 0, "");
        ScriptedServer be = server(exchange -> {
            exchange.head().noBody().send("HTTP/1.1 100 Continue\r\n\r\n").send(ScriptedServer.response(200, refusal));
            exchange.more();
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        LoadOutcome outcome = client(to(fe.endpoint())).load(load("x".repeat(4 << 20), 100));
        assertThat(outcome).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "\"Success\"",
                "<html><body>Bad Gateway</body></html>",
                "{\"Status\": \"Success\", \"Label\": \"label-1\"",
                "{\"Status\": \"Success\", \"Label\": \"label-1\"}",
                "{\"Status\": \"Sucess\", \"NumberLoadedRows\": 2}",
                "{\"Status\": 200, \"NumberLoadedRows\": 2}",
                "{\"status\":\"Success\",\"msg\":\"transaction [1] commit successfully.\"}",
                "{\"msg\":\"success\",\"code\":0,\"data\":null,\"count\":0}",
                "{\"timestamp\":\"x\",\"status\":405,\"error\":\"Method Not Allowed\",\"path\":\"/api/x\"}"
            })
    void answerThatIsNoneLeavesTheOutcomeUnknown(String body) throws IOException {
        assertThat(outcomeOf(load(body))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 400, 401, 403, 404, 429, 500, 502, 503, 504})
    void statusProvesNothing(int status) throws IOException {
        assertThat(outcomeOf(answerAfterBody(status, "<html>what a proxy says</html>")))
                .isInstanceOf(Unknown.class);
        assertThat(outcomeOf(answerAfterBody(status, success(2)))).isInstanceOf(Committed.class);
    }

    private static Script answerAfterBody(int status, String body) {
        return exchange -> exchange.head()
                .send("HTTP/1.1 100 Continue\r\n\r\n")
                .body()
                .send(ScriptedServer.response(status, body));
    }

    @Test
    void halfAnAnswerIsNone() throws IOException {
        String whole = ScriptedServer.response(200, success(2));
        assertThat(outcomeOf(exchange -> exchange.head()
                        .send("HTTP/1.1 100 Continue\r\n\r\n")
                        .body()
                        .send(whole.substring(0, whole.length() - 5))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void lostAnswersLeaveTheOutcomeUnknown() throws IOException {
        Script afterBody = exchange ->
                exchange.head().send("HTTP/1.1 100 Continue\r\n\r\n").body().reset();
        Script beforeBody = exchange -> exchange.head().noBody().reset();
        Script nothing = exchange -> exchange.head().noBody();
        Script noise = exchange -> exchange.head().noBody().send("no HTTP at all\r\n\r\n");
        assertThat(outcomeOf(afterBody)).isInstanceOf(Unknown.class);
        assertThat(outcomeOf(beforeBody)).isInstanceOf(Unknown.class);
        assertThat(outcomeOf(nothing)).isInstanceOf(Unknown.class);
        assertThat(outcomeOf(noise)).isInstanceOf(Unknown.class);
    }

    @Test
    void hungBackendIsGivenUpAtTheLoadTimeout() throws IOException {
        ScriptedServer be = server(exchange -> {
            exchange.head().send("HTTP/1.1 100 Continue\r\n\r\n").body();
            exchange.hang();
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        LoadOutcome outcome = client(to(fe.endpoint()).withLoadTimeout(500)).load(load(ROWS, 2));
        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.message()).contains("the time allowed is over");
    }

    @Test
    void backendThatStopsReadingIsGivenUpAtTheLoadTimeout() throws IOException {
        ScriptedServer be = server(exchange -> {
            exchange.head().noBody().send("HTTP/1.1 100 Continue\r\n\r\n");
            exchange.hang();
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        LoadOutcome outcome = client(to(fe.endpoint()).withLoadTimeout(700)).load(load("x".repeat(64 << 20), 2));
        assertThat(outcome).isInstanceOf(Unknown.class);
    }

    @Test
    void serverThatDribblesIsGivenUpAtTheLoadTimeout() throws IOException {
        ScriptedServer be = server(exchange -> {
            exchange.head().noBody().send("HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                exchange.send(" ".repeat(100));
            }
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        assertThat(client(to(fe.endpoint()).withLoadTimeout(500)).load(load(ROWS, 2)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void closeCutsOffALoad() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        ScriptedServer be = server(exchange -> {
            exchange.head().send("HTTP/1.1 100 Continue\r\n\r\n").body();
            sent.countDown();
            exchange.hang();
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        DorisClient client = client(to(fe.endpoint()));
        CompletableFuture<LoadOutcome> load = CompletableFuture.supplyAsync(() -> client.load(load(ROWS, 2)));
        sent.await();

        client.close();

        assertThat(load.get()).isInstanceOf(Unknown.class);
        assertThat(client.load(load(ROWS, 2))).isInstanceOf(Aborted.class);
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(5)).until(LoadTest::noThreadOfOurs);
    }

    @Test
    void loadIsCutOffByItsLabelWithoutAsking() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        ScriptedServer be = server(load(success(2)));
        ScriptedServer fe = server(redirectTo(be, TABLE));
        DorisClient client = client(to(fe.endpoint()));
        LoadBody body = new LoadBody() {
            @Override
            public long length() {
                return 1;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                client.abort("label-1");
                cut.countDown();
                out.write('x');
                out.flush();
            }
        };

        client.abort("label-1");
        LoadOutcome outcome = client.load(new StreamLoad(TABLE, "label-1", body, 2, Map.of()));

        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(outcome.message()).contains("cut off");
        assertThat(cut.getCount()).isZero();
        assertThat(fe.received()).hasSize(1);
    }

    private static boolean noThreadOfOurs() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("doris-client"));
    }

    @Test
    void nextFrontendIsAskedWhenOneIsDown() throws IOException {
        ScriptedServer be = server(load(success(2)));
        ScriptedServer hung = server(exchange -> exchange.head().noBody().reset());
        ScriptedServer fe = server(redirectTo(be, TABLE));
        DorisClient client = client(to(nobody(), hung.endpoint(), fe.endpoint()));

        assertThat(client.load(load(ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(client.load(load(ROWS, 2))).isInstanceOf(Committed.class);

        assertThat(hung.received()).hasSize(1);
        assertThat(fe.received()).hasSize(2);
    }

    @Test
    void frontendNamesAnotherBackendWhenOneIsDown() throws IOException {
        ScriptedServer be = server(load(success(2)));
        Endpoint dead = nobody();
        ScriptedServer fe =
                server(redirect("http://root:x@" + dead + "/api/shop/orders/_stream_load?"), redirectTo(be, TABLE));

        assertThat(client(to(fe.endpoint())).load(load(ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(fe.received()).hasSize(2);
    }

    @Test
    void whenNobodyCanBeReachedNothingWasLoaded() throws IOException {
        LoadOutcome outcome = client(to(nobody(), nobody())).load(load(ROWS, 2));
        assertThat(outcome)
                .asInstanceOf(type(Aborted.class))
                .extracting(Aborted::remedy)
                .isEqualTo(Remedy.RETRY);
    }

    @Test
    void unknownHostIsNamedInTheMessage() {
        LoadOutcome outcome = client(to(new Endpoint("fe.invalid", 8030))).load(load(ROWS, 2));
        assertThat(outcome.message()).contains("fe.invalid:8030");
    }

    @Test
    void frontendsOwnRefusalsAreUnderstood() throws IOException {
        assertThat(atFrontend(
                        "{\"msg\":\"Unauthorized\",\"code\":401,\"data\":\"Need auth information.\",\"count\":0}"))
                .asInstanceOf(type(Rejected.class))
                .extracting(Rejected::reason, Rejected::message)
                .containsExactly(Reason.ACCESS, "Need auth information.");
        assertThat(
                        atFrontend(
                                "{\"status\":\"FAILED\",\"msg\":\"errCode = 2, detailMessage = No backend load available., policy: x\"}"))
                .isInstanceOf(Aborted.class);
        assertThat(atFrontend("{\"status\":\"FAILED\",\"msg\":\"There is no 100-continue header\"}"))
                .asInstanceOf(type(Rejected.class))
                .matches(rejected -> rejected.reason() == Reason.REQUEST)
                .extracting(Rejected::message)
                .asString()
                .contains("Expect: 100-continue");
        assertThat(atFrontend("{\"status\":\"FAILED\",\"msg\":\"something new\"}"))
                .isInstanceOf(Aborted.class);
    }

    private LoadOutcome atFrontend(String answer) throws IOException {
        return client(to(server(refuse(200, answer)).endpoint())).load(load(ROWS, 2));
    }

    @Test
    void expectThatAProxyChangedIsExplained() throws IOException {
        LoadOutcome outcome = client(to(server(refuse(417, "")).endpoint())).load(load(ROWS, 2));
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(outcome.message()).contains("Expect: 100-continue");
    }

    @Test
    void countsThatDoNotAddUpAreNoCommit() throws IOException {
        assertThat(outcomeOf(load(success(2)))).isInstanceOf(Committed.class);
        assertThat(outcomeOf(load(answer("Success", "OK", 1, 0, 1, "")))).isInstanceOf(Committed.class);
        assertThat(outcomeOf(load(answer("Publish Timeout", "[PUBLISH_TIMEOUT]later", 2, 0, 0, ""))))
                .isInstanceOf(Committed.class);
        assertThat(outcomeOf(load(success(1)))).isInstanceOf(Rejected.class);
        assertThat(outcomeOf(load(success(3)))).isInstanceOf(Rejected.class);
        assertThat(outcomeOf(load(answer("Success", "OK", 2, 1, 0, "")))).isInstanceOf(Rejected.class);
        assertThat(outcomeOf(load(answer("Publish Timeout", "later", 0, 0, 0, ""))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void labelThatExistsIsDecidedByItsJob() throws IOException {
        assertThat(outcomeOf(load(labelExists("FINISHED"))))
                .asInstanceOf(type(Committed.class))
                .extracting(Committed::earlier, Committed::transactionId)
                .containsExactly(true, 123L);
        assertThat(outcomeOf(load(labelExists("RUNNING")))).isInstanceOf(InFlight.class);
        assertThat(outcomeOf(load(labelExists("PRECOMMITTED")))).isInstanceOf(InFlight.class);
        assertThat(outcomeOf(load(labelExists("")))).isInstanceOf(Unknown.class);
        assertThat(outcomeOf(load(labelExists("SOMETHING")))).isInstanceOf(Unknown.class);
    }

    private static String labelExists(String job) {
        return answer(
                "Label Already Exists",
                "[LABEL_ALREADY_EXISTS]TStatus: errCode = 2, detailMessage = Label [label-1] has already been used, relate to txn [123], status [VISIBLE].",
                0,
                0,
                0,
                "\"ExistingJobStatus\": \"" + job + "\",");
    }

    @Test
    void answerAboutAnotherLabelIsNotOurs() throws IOException {
        assertThat(outcomeOf(load(success(2).replace("label-1", "b6f3bc78-1")))).isInstanceOf(Unknown.class);
    }

    @Test
    void keysMayOccurTwiceAndOnOneLine() throws IOException {
        String compact = success(2).replaceAll("\\s*\n\\s*", "").replace("{", "{\"Comment\":\"\",\"User\":\"root\",");
        assertThat(outcomeOf(load(compact))).isInstanceOf(Committed.class);
    }

    @Test
    void firstLinesBehindTheErrorUrlExplainARejection() throws IOException {
        ScriptedServer be = server();
        be.next(
                load(badRows("http://" + be.endpoint() + "/api/_load_error_log?file=__shard_0/error_log_x")),
                answer(200, "Reason: column(v) value is incorrect. src line [{\"id\":1}]; \nReason: two; \n"));
        ScriptedServer fe = server(redirectTo(be, TABLE));

        LoadOutcome outcome = client(to(fe.endpoint())).load(load(ROWS, 2));

        assertThat(outcome)
                .asInstanceOf(type(Rejected.class))
                .matches(rejected -> rejected.reason() == Reason.DATA)
                .extracting(Rejected::details)
                .isEqualTo(List.of("Reason: column(v) value is incorrect. src line [{\"id\":1}];", "Reason: two;"));
        assertThat(be.received(1).requestLine())
                .isEqualTo("GET /api/_load_error_log?file=__shard_0/error_log_x HTTP/1.1");
        assertThat(be.received(1).headers()).doesNotContainKey("authorization");
    }

    private static String badRows(String errorUrl) {
        return answer(
                "Fail",
                "[DATA_QUALITY_ERROR]too many filtered rows",
                0,
                2,
                0,
                "\"ErrorURL\": \"" + errorUrl + "\", \"FirstErrorMsg\": \"first\",");
    }

    @Test
    void errorUrlSendsUsNowhereThatTheFrontendDidNotName() throws IOException {
        ScriptedServer elsewhere = server(answer(200, "stolen"));
        ScriptedServer be = server();
        be.next(
                load(badRows("http://" + elsewhere.endpoint() + "/api/_load_error_log?file=x")),
                answer(200, "Reason: ours"));
        ScriptedServer fe = server(redirectTo(be, TABLE));

        LoadOutcome outcome = client(to(fe.endpoint())).load(load(ROWS, 2));

        assertThat(((Rejected) outcome).details()).containsExactly("Reason: ours");
        assertThat(elsewhere.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://s3.example/bucket/x?sig=1", "nonsense", "/api/_load_error_log"})
    void withoutAnErrorLogTheFirstErrorIsWhatThereIs(String url) throws IOException {
        LoadOutcome outcome = outcomeOf(load(badRows(url)));
        assertThat(((Rejected) outcome).details()).containsExactly("first");
    }

    @Test
    void errorLogThatHangsOrNeverEndsChangesNothing() throws IOException {
        ScriptedServer be = server();
        String rejection = badRows("http://" + be.endpoint() + "/api/_load_error_log?file=x");
        be.next(load(rejection), ScriptedServer.Exchange::hang, load(rejection), exchange -> {
            exchange.head().noBody().send("HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                exchange.send("Reason: again\n".repeat(100));
            }
        });
        ScriptedServer fe = server(redirectTo(be, TABLE));
        DorisClient client = client(to(fe.endpoint()).withRequestTimeout(500));

        assertThat(((Rejected) client.load(load(ROWS, 2))).details()).containsExactly("first");
        assertThat(((Rejected) client.load(load(ROWS, 2))).details()).hasSize(10);
    }

    @Test
    void loadsRunSideBySide() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Script together = exchange -> {
            exchange.head().send("HTTP/1.1 100 Continue\r\n\r\n").body();
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.send(ScriptedServer.response(200, success(2)));
        };
        ScriptedServer be = server(together);
        ScriptedServer fe = server(redirectTo(be, TABLE));
        DorisClient client = client(to(fe.endpoint()));
        CompletableFuture<LoadOutcome> first = CompletableFuture.supplyAsync(() -> client.load(load(ROWS, 2)));
        assertThat(client.load(load(ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(first.get()).isInstanceOf(Committed.class);
    }

    @Test
    void bodyOfNoBytesIsSentAsSuch() throws IOException {
        ScriptedServer be = server(load(success(0)));
        ScriptedServer fe = server(redirectTo(be, TABLE));
        LoadOutcome outcome =
                client(to(fe.endpoint())).load(new StreamLoad(TABLE, "label-1", body(new byte[0]), 0, Map.of()));
        assertThat(outcome).isInstanceOf(Committed.class);
        assertThat(be.received(0).header("content-length")).isEqualTo("0");
    }
}

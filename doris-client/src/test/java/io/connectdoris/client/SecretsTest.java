package io.connectdoris.client;

import static io.connectdoris.client.Connections.load;
import static io.connectdoris.client.Connections.to;
import static io.connectdoris.client.ScriptedServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.connectdoris.client.ScriptedServer.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.core5.net.PercentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String PASSWORD = LoadTest.PASSWORD;
    private static final String ENCODED = PercentCodec.encode(PASSWORD, StandardCharsets.UTF_8);
    private static final List<String> FORMS = List.of(
            PASSWORD,
            ENCODED,
            Base64.getEncoder().encodeToString(("root:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));

    static Stream<Script> failures() {
        String login = "root:" + ENCODED + "@";
        return Stream.of(
                ScriptedServer.redirect("http://" + login + "127.0.0.1:1/api/shop/orders/_stream_load?"),
                ScriptedServer.redirect("http://" + login + "[::1/api"),
                ScriptedServer.redirect("https://root:" + PASSWORD + "@no such host:80/x"),
                ScriptedServer.redirect("http://" + login + "unknown.invalid:8040/x"),
                exchange -> exchange.head().noBody().send("HTTP/1.1 307 x\r\nLocation http://" + login + "h/x\r\n\r\n"),
                exchange -> exchange.head().noBody().send("Location: http://" + login + "h/x\r\n\r\n"),
                exchange -> exchange.head()
                        .noBody()
                        .send("HTTP/1.1 302 x\r\nLocation: http://" + login + "h/x\r\n\r\nmoved to http://" + login
                                + "h/x"),
                exchange -> {
                    exchange.head();
                    exchange.noBody().send("HTTP/1.1 500 x\r\n\r\n<html>" + login + "h http://" + login + "h/x</html>");
                },
                exchange -> exchange.head().noBody().reset());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureOfALoadTellsTheLogin(Script failure) throws Exception {
        try (ScriptedServer fe = answering(failure);
                DorisClient client = to(fe.endpoint()).withRequestTimeout(1000).open()) {
            assertSilent(client.load(load("{}\n", 1)).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noFailureOfAQuestionTellsTheLogin(Script failure) throws Exception {
        try (ScriptedServer fe = answering(failure);
                DorisClient client = to(fe.endpoint()).withRequestTimeout(1000).open()) {
            StringWriter trace = new StringWriter();
            catchThrowable(() -> client.labelState("shop", "l")).printStackTrace(new PrintWriter(trace));
            assertSilent(trace.toString());
        }
    }

    @Test
    void connectionDoesNotPrintItsPassword() {
        assertSilent(to(new DorisConnection.Endpoint("h", 1)).connection().toString());
    }

    /** In a JVM of its own, since the levels of loggers are set once. */
    @Test
    void nothingIsLoggedOfTheLoginAtTheLowestLevel() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dfile.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        OneLoad.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(log).contains("Committed").contains("DEBUG").contains("org.apache.hc");
        assertSilent(log);
    }

    /** What the other JVM runs. */
    static final class OneLoad {
        public static void main(String[] arguments) throws Exception {
            Locale.setDefault(Locale.ROOT);
            try (ScriptedServer be = answering(ScriptedServer.load(Connections.success(1)));
                    ScriptedServer fe = answering(ScriptedServer.redirectTo(be, Connections.TABLE));
                    DorisClient client = to(fe.endpoint()).open()) {
                System.out.println(client.load(load("{}\n", 1)));
            }
        }
    }

    private static void assertSilent(String text) {
        for (String form : FORMS) {
            assertThat(text).doesNotContain(form);
        }
    }
}

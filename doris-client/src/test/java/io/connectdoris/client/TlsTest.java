package io.connectdoris.client;

import static io.connectdoris.client.Connections.TABLE;
import static io.connectdoris.client.Connections.load;
import static io.connectdoris.client.Connections.success;
import static io.connectdoris.client.Connections.to;
import static io.connectdoris.client.ScriptedServer.answering;
import static io.connectdoris.client.ScriptedServer.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.DorisConnection.Tls;
import io.connectdoris.client.LoadOutcome.Aborted;
import io.connectdoris.client.LoadOutcome.Committed;
import io.connectdoris.client.LoadOutcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String ROWS = "{\"id\":1}\n";

    @TempDir
    private static Path folder;

    private static Path caFile;
    private static SSLContext serverSide;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeCertificate() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder, "server");
        caFile = certificate.caFile();
        serverSide = certificate.serverSide();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private ScriptedServer secure(String address) throws IOException {
        ScriptedServer server = new ScriptedServer(serverSide.getServerSocketFactory(), InetAddress.getByName(address));
        open.add(server);
        return server;
    }

    private LoadOutcome loaded(Endpoint frontend, Tls tls) {
        try (DorisClient client =
                to(frontend).withTls(tls).withRequestTimeout(2000).open()) {
            return client.load(load(ROWS, 1));
        }
    }

    private static Tls both() {
        return new Tls(true, true, Optional.of(caFile));
    }

    @Test
    void certificatesOfTheCaFileAreTrusted() throws IOException {
        ScriptedServer be = secure("127.0.0.1").next(ScriptedServer.load(success(1)));
        ScriptedServer fe = secure("127.0.0.1").next(ScriptedServer.redirectTo(be, TABLE));
        assertThat(loaded(fe.endpoint(), both())).isInstanceOf(Committed.class);
    }

    @Test
    void frontendsAloneMayBeSecure() throws IOException {
        ScriptedServer be = answering(ScriptedServer.load(success(1)));
        open.add(be);
        ScriptedServer fe = secure("127.0.0.1")
                .next(redirect("https://root:x@" + be.endpoint() + "/api/shop/orders/_stream_load?"));
        assertThat(loaded(fe.endpoint(), new Tls(true, false, Optional.of(caFile))))
                .isInstanceOf(Committed.class);
    }

    @Test
    void hostThatTheCertificateDoesNotNameIsNotTrusted() throws IOException {
        ScriptedServer fe = secure("127.0.0.2").next(ScriptedServer.refuse(200, "{}"));
        LoadOutcome outcome = loaded(fe.endpoint(), both());
        assertThat(outcome).isInstanceOf(Aborted.class);
        assertThat(fe.received()).isEmpty();
    }

    @Test
    void withoutTheCaFileTheCertificateIsNotTrusted() throws IOException {
        ScriptedServer fe = secure("127.0.0.1").next(ScriptedServer.refuse(200, "{}"));
        assertThat(loaded(fe.endpoint(), new Tls(true, true, Optional.empty()))).isInstanceOf(Aborted.class);
        assertThat(fe.received()).isEmpty();
    }

    @Test
    void serverThatStopsReadingIsGivenUpOverHttpsToo() throws IOException {
        ScriptedServer be = secure("127.0.0.1").next(exchange -> {
            exchange.head().noBody().send("HTTP/1.1 100 Continue\r\n\r\n");
            exchange.hang();
        });
        ScriptedServer fe = secure("127.0.0.1").next(ScriptedServer.redirectTo(be, TABLE));
        try (DorisClient client =
                to(fe.endpoint()).withTls(both()).withLoadTimeout(1000).open()) {
            assertThat(client.load(load("x".repeat(64 << 20), 1))).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void serverThatNeverShakesHandsIsGivenUp() throws IOException {
        ScriptedServer fe = answering(ScriptedServer.Exchange::hang);
        open.add(fe);
        try (DorisClient client =
                to(fe.endpoint()).withTls(both()).withRequestTimeout(400).open()) {
            assertThat(client.load(load(ROWS, 1))).isInstanceOf(Aborted.class);
        }
    }

    @Test
    void caFileThatIsNoneIsRefusedAtOnce() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        for (Path file : List.of(empty, garbage, folder.resolve("missing.pem"))) {
            assertThatThrownBy(() -> to(new Endpoint("h", 1))
                            .withTls(new Tls(true, true, Optional.of(file)))
                            .open())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}

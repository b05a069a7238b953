package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private Path directory;

    @Test
    void bothPortsServeHttpsAndRedirectsSayIt() throws Exception {
        Path keystore = newKey();
        try (DorisStandIn standIn =
                DorisStandIn.builder().tls(keystore, "changeit").start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(keystore)).build();

            HttpResponse<String> redirect = client.send(
                    HttpRequest.newBuilder(URI.create(standIn.frontendUrl() + "/api/d/t/_stream_load"))
                            .header("Authorization", "Basic cm9vdDo=")
                            .expectContinue(true)
                            .PUT(BodyPublishers.ofString("x"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(redirect.statusCode()).isEqualTo(307);
            assertThat(redirect.headers().firstValue("Location")).hasValueSatisfying(location -> assertThat(location)
                    .startsWith("https://root:@127.0.0.1:" + standIn.bePort() + "/"));

            HttpResponse<String> load = client.send(
                    HttpRequest.newBuilder(URI.create(standIn.backendUrl() + "/api/d/t/_stream_load"))
                            .header("Authorization", "Basic cm9vdDo=")
                            .PUT(BodyPublishers.ofString("x"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(load.body()).contains("unknown database, database=d");
        }
    }

    private Path newKey() throws IOException, InterruptedException {
        Path keystore = directory.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-Duser.language=en",
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        "changeit",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-alias",
                        "key")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keystore;
    }

    private static SSLContext trusting(Path keystore) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("key", keys.getCertificate("key"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

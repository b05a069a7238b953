package io.connectdoris.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach a cluster, read once from the settings.
 *
 * @param frontends at least one FE
 * @param timezone the zone sent with every load as {@code timezone}
 * @param requestTimeout longest silence on a connection
 * @param loadTimeout longest duration of one load from first byte to answer; also sent to Doris as {@code timeout}
 * @param expectContinue whether loads carry {@code Expect: 100-continue}; off only for proxies that cannot pass it on
 * @param gzip whether load bodies are compressed (Doris 3.0.5 and later only, facts.md 2.5)
 */
public record DorisConnection(
        List<Endpoint> frontends,
        String user,
        Secret password,
        Tls tls,
        String timezone,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration loadTimeout,
        boolean expectContinue,
        boolean gzip) {

    public DorisConnection {
        frontends = List.copyOf(frontends);
        if (frontends.isEmpty()) {
            throw new IllegalArgumentException("at least one FE is needed");
        }
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(timezone, "timezone");
    }

    /**
     * Longest duration of a question or statement. It is short, because whoever asks waits for it: a statement that takes
     * longer goes on in Doris, and is found done when asked again.
     */
    Duration questionTimeout() {
        return requestTimeout.compareTo(LONGEST_QUESTION) < 0 ? requestTimeout : LONGEST_QUESTION;
    }

    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);

    /** An FE's host (name, IPv4, or IPv6 without brackets) and HTTP port. */
    public record Endpoint(String host, int port) {
        public Endpoint {
            if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ') || port < 0 || port > 65535) {
                throw new IllegalArgumentException("no host and port: '" + host + "' and " + port);
            }
        }

        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * @param frontends whether FEs are spoken to over https
     * @param backends whether BEs are; the scheme in a redirect never decides (facts.md 1.3)
     * @param caFile PEM certificates to trust instead of the JVM's
     */
    public record Tls(boolean frontends, boolean backends, Optional<Path> caFile) {
        public static final Tls OFF = new Tls(false, false, Optional.empty());
    }

    /** A password that does not print. */
    public static final class Secret {
        private final String value;

        public Secret(String value) {
            this.value = Objects.requireNonNull(value, "value");
        }

        String reveal() {
            return value;
        }

        @Override
        public String toString() {
            return "[hidden]";
        }
    }
}

package io.connectdoris.stack;

import java.net.URI;

/** Where Doris' FE listens, and who logs in. */
public record DorisTarget(String scheme, String host, int port, Login login) {
    private static final int DEFAULT_HTTP_PORT = 8030;

    /** From {@code http://host:8030}; the port may be left out. */
    public static DorisTarget of(String url, Login login) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("not the URL of a Doris FE, such as http://host:8030: " + url);
        }
        return new DorisTarget(
                uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? DEFAULT_HTTP_PORT : uri.getPort(), login);
    }

    URI uri() {
        return URI.create(scheme + "://" + host + ":" + port);
    }

    /** As the sink's {@code doris.fe.endpoints} wants it. */
    public String endpoint() {
        return host + ":" + port;
    }
}

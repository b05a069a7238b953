package io.connectdoris.client;

import io.connectdoris.client.DorisConnection.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.PercentCodec;

/**
 * Where a {@code Location} points to, read by hand since it is not a URL that libraries accept: it carries the login, and its
 * host may be any name (facts.md 1.3). The login is dropped, the scheme is only remembered for messages.
 *
 * @param path encoded, with the query; no trailing {@code ?}
 */
record Redirect(String scheme, Endpoint endpoint, String path) {

    private static final Pattern ABSOLUTE = Pattern.compile("(?<scheme>https?)://"
            + "(?:[^/?#]*@)?"
            + "(?:\\[(?<v6>[0-9A-Fa-f:.]+(?:%[0-9A-Za-z._~-]+)?)]|(?<host>[^/?#@:\\[\\]]+))"
            + "(?::(?<port>\\d{1,5}))?"
            + "(?<path>[/?][^#]*)?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    /** Empty when it names no host that can be asked. */
    static Optional<Redirect> parse(String location) {
        Matcher url = ABSOLUTE.matcher(location.strip());
        if (!url.matches()) {
            return Optional.empty();
        }
        String path = url.group("path") == null ? "/" : url.group("path");
        String host = url.group("v6") == null ? url.group("host") : url.group("v6");
        int port = url.group("port") == null ? defaultPort(url.group("scheme")) : Integer.parseInt(url.group("port"));
        if (UNPRINTABLE.matcher(path + host).find() || port == 0 || port > 65535) {
            return Optional.empty();
        }
        String absolute = path.startsWith("/") ? path : "/" + path;
        return Optional.of(new Redirect(
                url.group("scheme"),
                new Endpoint(host, port),
                absolute.endsWith("?") ? absolute.substring(0, absolute.length() - 1) : absolute));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /**
     * The path to ask for. The FE decodes and encodes it anew, by which an encoded slash in a name becomes a plain one; where
     * both say the same, ours is the right one.
     */
    String pathFor(String asked) {
        return decoded(path).equals(decoded(asked)) ? asked : path;
    }

    private static String decoded(String path) {
        return PercentCodec.decode(path, StandardCharsets.UTF_8);
    }
}

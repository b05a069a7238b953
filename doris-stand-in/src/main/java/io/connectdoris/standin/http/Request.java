package io.connectdoris.standin.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP request whose body is still on the wire. */
public final class Request {

    private final String method;
    private final String target;
    private final boolean http10;
    private final Map<String, String> headers;
    private final Body body;
    private final String remoteHost;

    Request(String method, String target, boolean http10, Map<String, String> headers, Body body, String remoteHost) {
        this.method = method;
        this.target = target;
        this.http10 = http10;
        this.headers = headers;
        this.body = body;
        this.remoteHost = remoteHost;
    }

    public String method() {
        return method;
    }

    /** Path and query as they came. */
    public String target() {
        return target;
    }

    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The decoded segments of the path; an empty one stays. */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath().substring(1).split("/", -1)) {
            segments.addAll(Arrays.asList(decode(raw.replace("+", "%2B")).split("/", -1)));
        }
        return segments;
    }

    public Optional<String> parameter(String name) {
        for (String pair : rawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decode(pair.substring(0, equals)).equals(name)) {
                return Optional.of(decode(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** A header's value; an empty one counts as not sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).filter(value -> !value.isEmpty());
    }

    public boolean hasHeader(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    public boolean isHttp10() {
        return http10;
    }

    public boolean expectsContinue() {
        return header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    /** The client's address as Doris prints it. */
    public String remoteHost() {
        return remoteHost;
    }

    /** The body; reading it first tells a waiting client to send it. */
    public InputStream body() {
        return body;
    }

    public boolean isBodyConsumed() {
        return body.isConsumed();
    }

    /** Whether the client holds its body back until it is told to send it. */
    public boolean isClientWaiting() {
        return body.isClientWaiting();
    }

    /** Tells a client that waits for it to send the body. */
    public void sendContinue() throws IOException {
        body.sendContinue();
    }

    boolean wantsClose() {
        Optional<String> connection = header("Connection").map(value -> value.toLowerCase(Locale.ROOT));
        return http10 ? !connection.equals(Optional.of("keep-alive")) : connection.equals(Optional.of("close"));
    }
}

package io.connectdoris.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came back. Not a record: the location holds credentials and must not print.
 */
final class Reply {

    private static final int EXCERPT = 300;

    private final Target from;
    private final int status;
    private final Optional<String> location;
    private final byte[] body;
    private final Credentials credentials;

    Reply(Target from, int status, Optional<String> location, byte[] body, Credentials credentials) {
        this.from = from;
        this.status = status;
        this.location = location;
        this.body = body;
        this.credentials = credentials;
    }

    Target from() {
        return from;
    }

    int status() {
        return status;
    }

    /** Only for {@link Redirect}. */
    Optional<String> location() {
        return location;
    }

    /** 307 is the one redirect that keeps method and body (facts.md 1.3); 308 is its permanent twin. */
    boolean redirects() {
        return (status == 307 || status == 308) && location.isPresent();
    }

    /** Doris writes UTF-8 whatever it declares (facts.md 2.1). */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Status and the beginning of the body, for people. It is not Doris' if this is asked for, and may hold anything. */
    String excerpt() {
        String text = credentials.hide(Words.plain(text()));
        String start = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
        return "HTTP " + status + (start.isEmpty() ? " without a body" : ": " + start);
    }

    @Override
    public String toString() {
        return excerpt();
    }
}

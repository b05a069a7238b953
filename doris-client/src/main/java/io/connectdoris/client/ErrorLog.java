package io.connectdoris.client;

import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.LoadOutcome.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first bad rows of a load, one line each (facts.md 2.4). They make a failure understandable, no more: without them it
 * stays the same failure, so whatever goes wrong here is passed over. Asked without login.
 */
final class ErrorLog {

    private static final int LINES = 10;
    private static final int LINE_LENGTH = 1000;
    private static final int BYTES = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PATH = "/api/_load_error_log";

    private final Http http;
    private final Duration patience;
    private final Set<Endpoint> named = ConcurrentHashMap.newKeySet();

    ErrorLog(Http http, DorisConnection connection) {
        this.http = http;
        this.patience = PATIENCE.compareTo(connection.requestTimeout()) < 0 ? PATIENCE : connection.requestTimeout();
    }

    /** Takes note of a host that an FE sent a load to: its log may be read later, also by way of another BE's answer. */
    void named(Target backend) {
        named.add(backend.endpoint());
    }

    Rejected explain(Rejected rejected, String errorUrl, Target answered) {
        Optional<Target> host = Redirect.parse(errorUrl).flatMap(url -> host(url, answered));
        if (host.isEmpty()) {
            return rejected;
        }
        List<String> lines =
                lines(host.get(), Redirect.parse(errorUrl).orElseThrow().path());
        return lines.isEmpty()
                ? rejected
                : new Rejected(rejected.message(), rejected.reason(), rejected.counts(), lines);
    }

    /** A host that the FE has named, or the one that answered; a URL in an answer sends us nowhere else. */
    private Optional<Target> host(Redirect url, Target answered) {
        if (!url.path().startsWith(PATH)) {
            return Optional.empty();
        }
        boolean known = named.contains(url.endpoint()) || answered.endpoint().equals(url.endpoint());
        return Optional.of(known ? new Target(url.endpoint(), answered.https()) : answered);
    }

    private List<String> lines(Target host, String path) {
        Call call = new Call("GET", host, path, Map.of(), Optional.empty(), BYTES);
        try {
            Reply reply = http.send(call, Deadline.in(patience));
            return reply.status() == 200 ? first(reply.text()) : List.of();
        } catch (Broken e) {
            return List.of();
        }
    }

    private static List<String> first(String log) {
        List<String> lines = new ArrayList<>();
        for (String line : log.split("\n", LINES + 1)) {
            String text = Words.withoutUserinfo(line.strip());
            if (!text.isEmpty() && lines.size() < LINES) {
                lines.add(text.length() > LINE_LENGTH ? text.substring(0, LINE_LENGTH) + "…" : text);
            }
        }
        return lines;
    }
}

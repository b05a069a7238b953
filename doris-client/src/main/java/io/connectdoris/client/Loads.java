package io.connectdoris.client;

import io.connectdoris.client.LoadOutcome.Aborted;
import io.connectdoris.client.LoadOutcome.LoadCounts;
import io.connectdoris.client.LoadOutcome.Reason;
import io.connectdoris.client.LoadOutcome.Rejected;
import io.connectdoris.client.LoadOutcome.Remedy;
import io.connectdoris.client.LoadOutcome.Unknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends a load: an FE is asked and names a BE, the BE gets the bytes (facts.md 1.3, 2.1). As long as no byte of the body has
 * left, another FE or another BE may be tried; after that there is one answer or none.
 */
final class Loads {

    /** How often an FE is asked for a BE, when the one it named cannot be reached. */
    private static final int ROUNDS = 3;

    /** FE to FE to BE (2.1 with https, facts.md 1.3), and one to spare. */
    private static final int REDIRECTS = 3;

    private static final Set<String> OURS = Set.of(
            "authorization",
            "compress_type",
            "connection",
            "content-length",
            "expect",
            "format",
            "group_commit",
            "host",
            "label",
            "max_filter_ratio",
            "read_json_by_line",
            "strict_mode",
            "strip_outer_array",
            "timeout",
            "timezone",
            "token",
            "transfer-encoding",
            "two_phase_commit");

    private final DorisConnection connection;
    private final Http http;
    private final Frontends frontends;
    private final Credentials credentials;
    private final ErrorLog errorLog;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();

    Loads(DorisConnection connection, Http http, Frontends frontends, Credentials credentials) {
        this.connection = connection;
        this.http = http;
        this.frontends = frontends;
        this.credentials = credentials;
        this.errorLog = new ErrorLog(http, connection);
    }

    LoadOutcome send(StreamLoad load) {
        Optional<String> flaw = flaw(load);
        if (flaw.isPresent()) {
            return new Rejected(flaw.get(), Reason.REQUEST, LoadCounts.NONE, List.of());
        }
        BodyEntity body;
        try {
            body = new BodyEntity(connection.gzip() ? new GzippedBody(load.body()) : load.body());
        } catch (IOException e) {
            return new Aborted("the body cannot be compressed: " + e, Remedy.RETRY);
        }
        Attempt attempt = new Attempt(load, body);
        underWay.add(attempt);
        try {
            return attempt.send();
        } finally {
            underWay.remove(attempt);
        }
    }

    /** Ends the load of this label that is being sent, if there is one, also between two of its requests. */
    void abort(String label) {
        for (Attempt attempt : underWay) {
            if (attempt.load.label().equals(label)) {
                attempt.cut.make();
                http.cancel(attempt.cut);
            }
        }
    }

    private static Optional<String> flaw(StreamLoad load) {
        for (Map.Entry<String, String> header : load.headers().entrySet()) {
            if (OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                return Optional.of("the header " + header.getKey() + " is not for a load to choose");
            }
            if ((header.getKey() + header.getValue()).chars().anyMatch(c -> c < ' ' || c == 127)) {
                return Optional.of("the header " + header.getKey() + " holds a character that HTTP cannot carry");
            }
        }
        try {
            return Paths.streamLoad(load.table()).isEmpty() ? Optional.of("no path") : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Map<String, String> headers(StreamLoad load) {
        Map<String, String> headers = new TreeMap<>(load.headers());
        headers.put("Authorization", credentials.authorization());
        if (connection.expectContinue()) {
            headers.put("Expect", "100-continue");
        }
        if (connection.gzip()) {
            headers.put("compress_type", "gz");
        }
        headers.put("format", "json");
        headers.put("read_json_by_line", "true");
        headers.put("strict_mode", "true");
        headers.put("max_filter_ratio", "0");
        headers.put("timezone", connection.timezone());
        headers.put("timeout", Long.toString(timeoutSeconds()));
        headers.put("label", load.label());
        return headers;
    }

    /** Within what every version accepts (facts.md 2.2). */
    private long timeoutSeconds() {
        return Math.max(1, Math.min(259_200, connection.loadTimeout().toSeconds()));
    }

    /** One call of {@link #send}. */
    private final class Attempt {
        private final StreamLoad load;
        private final BodyEntity body;
        private final Deadline deadline = Deadline.in(connection.loadTimeout());
        private final List<String> failures = new ArrayList<>();
        private final Cut cut = new Cut();
        private boolean heard;

        Attempt(StreamLoad load, BodyEntity body) {
            this.load = load;
            this.body = body;
        }

        LoadOutcome send() {
            for (int round = 0; round < ROUNDS; round++) {
                Optional<LoadOutcome> outcome = round();
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
            return unsent();
        }

        /** No byte of the body was sent; but a host that saw the head may have begun a transaction under this label. */
        private LoadOutcome unsent() {
            String message = String.join("; ", failures);
            return heard ? new Unknown(message) : new Aborted(message, Remedy.RETRY);
        }

        /** Empty when it is worth asking again: the BE that was named has seen nothing of the load. */
        private Optional<LoadOutcome> round() {
            for (Target frontend : frontends.inOrder()) {
                if (cut.isMade() || Thread.currentThread().isInterrupted()) {
                    return Optional.of(new Unknown("the load was cut off"));
                }
                if (deadline.passed()) {
                    failures.add("the time allowed is over");
                    return Optional.of(unsent());
                }
                Call call = new Call(
                        "PUT",
                        frontend,
                        Paths.streamLoad(load.table()),
                        headers(load),
                        Optional.of(body),
                        Call.ANSWER_LIMIT);
                try {
                    Reply reply = http.send(call, deadline, cut);
                    frontends.answered(frontend);
                    return reply.redirects() ? redirected(call, reply) : Optional.of(outcome(reply, true));
                } catch (Broken e) {
                    if (e.reached() == Progress.Reached.BODY || cut.isMade()) {
                        return Optional.of(new Unknown(e.getMessage()));
                    }
                    note(e);
                    if (http.isClosed()) {
                        return Optional.of(unsent());
                    }
                    frontends.failed(frontend, e.getMessage());
                }
            }
            return Optional.empty();
        }

        private Optional<LoadOutcome> redirected(Call first, Reply firstReply) {
            Call call = first;
            Reply reply = firstReply;
            for (int i = 0; reply.redirects(); i++) {
                Optional<Redirect> redirect = Redirect.parse(reply.location().orElse(""));
                if (redirect.isEmpty() || i == REDIRECTS || !mayRedirect(reply.from())) {
                    return Optional.of(new Unknown(call + ": a redirect that is not followed: "
                            + (i == REDIRECTS ? "one too many" : redirect.isEmpty() ? "unreadable" : "not by an FE")));
                }
                Target target = new Target(redirect.get().endpoint(), https(redirect.get()));
                errorLog.named(target);
                call = call.to(target, redirect.get().pathFor(call.path()));
                try {
                    reply = http.send(call, deadline, cut);
                } catch (Broken e) {
                    return unreachable(e, redirect.get(), target);
                }
            }
            return Optional.of(outcome(reply, false));
        }

        private Optional<LoadOutcome> unreachable(Broken e, Redirect redirect, Target target) {
            String hint = redirect.scheme().equals(target.scheme())
                    ? ""
                    : " (the FE named it with " + redirect.scheme() + ", the settings say " + target.scheme() + ")";
            if (e.reached() == Progress.Reached.NOBODY && !cut.isMade()) {
                note(new Broken(e.getMessage() + hint, e.reached()));
                return Optional.empty();
            }
            return Optional.of(new Unknown(e.getMessage() + hint));
        }

        private void note(Broken failure) {
            heard |= failure.reached() != Progress.Reached.NOBODY;
            if (!failures.contains(failure.getMessage())) {
                failures.add(failure.getMessage());
            }
        }

        private LoadOutcome outcome(Reply reply, boolean fromFrontend) {
            LoadAnswers.Answer answer = LoadAnswers.read(reply, fromFrontend);
            LoadOutcome outcome = LoadAnswers.outcome(load, answer);
            return outcome instanceof Rejected rejected && !answer.errorUrl().isEmpty()
                    ? errorLog.explain(rejected, answer.errorUrl(), reply.from())
                    : outcome;
        }
    }

    /** Only an FE's word is taken for where to send the login. */
    private boolean mayRedirect(Target from) {
        return frontends.isOn(from.endpoint().host());
    }

    /** By the settings, never by what the redirect says: FEs name https ports of BEs that have none (facts.md 1.3). */
    private boolean https(Redirect redirect) {
        return frontends.contains(redirect.endpoint())
                ? connection.tls().frontends()
                : connection.tls().backends();
    }
}

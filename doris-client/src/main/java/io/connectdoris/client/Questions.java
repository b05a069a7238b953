package io.connectdoris.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Asks an FE, the next one when it cannot answer, and opens the envelope that answers come in (facts.md 1.1, E1). */
final class Questions {

    private static final int REDIRECTS = 2;
    private static final Pattern DENIED =
            Pattern.compile("Access denied|command denied to user", Pattern.CASE_INSENSITIVE);

    private final DorisConnection connection;
    private final Http http;
    private final Frontends frontends;
    private final Credentials credentials;

    Questions(DorisConnection connection, Http http, Frontends frontends, Credentials credentials) {
        this.connection = connection;
        this.http = http;
        this.frontends = frontends;
        this.credentials = credentials;
    }

    /** The answer's data. What GET asks changes nothing, so any FE may be asked after another. */
    JsonNode get(String path) {
        return ask("GET", path, Optional.empty(), true);
    }

    /**
     * The answer's data.
     *
     * @param repeatable whether asking twice does no harm; otherwise an FE that may have seen the request is the last
     */
    JsonNode post(String path, ObjectNode json, boolean repeatable) {
        HttpEntity body =
                new ByteArrayEntity(json.toString().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
        return ask("POST", path, Optional.of(body), repeatable);
    }

    private JsonNode ask(String method, String path, Optional<HttpEntity> body, boolean repeatable) {
        List<String> failures = new ArrayList<>();
        for (Target frontend : frontends.inOrder()) {
            Call call = new Call(method, frontend, path, headers(), body, Call.ANSWER_LIMIT);
            boolean seen = true;
            try {
                Reply reply = followed(call);
                Optional<Envelope> envelope = Envelope.of(reply);
                if (envelope.isPresent() && envelope.get().ready()) {
                    frontends.answered(frontend);
                    return opened(call, envelope.get());
                }
                failures.add(call + ": " + reply.excerpt());
                frontends.failed(frontend, reply.excerpt());
                seen = envelope.isEmpty();
            } catch (Broken e) {
                failures.add(e.getMessage());
                if (http.isClosed()) {
                    break;
                }
                frontends.failed(frontend, e.getMessage());
                seen = e.reached() != Progress.Reached.NOBODY;
            }
            if (seen && !repeatable) {
                break;
            }
        }
        throw new DorisException.Unavailable(String.join("; ", failures), null);
    }

    private Map<String, String> headers() {
        // X-Doris-Stream is of the query API: an answer in one piece, which cannot break off after "success" (1.5).
        return Map.of("Authorization", credentials.authorization(), "X-Doris-Stream", "false");
    }

    /** 2.1 and 3.0 send some questions on to the master (facts.md 1.5). */
    private Reply followed(Call first) throws Broken {
        Call call = first;
        Deadline deadline = Deadline.in(patience());
        for (int i = 0; i <= REDIRECTS; i++) {
            Reply reply = http.send(call, deadline);
            Optional<Redirect> redirect =
                    reply.redirects() && frontends.isOn(reply.from().endpoint().host())
                            ? Redirect.parse(reply.location().orElse(""))
                            : Optional.empty();
            if (redirect.isEmpty()) {
                return reply;
            }
            call = call.to(
                    new Target(redirect.get().endpoint(), connection.tls().frontends()),
                    redirect.get().path());
        }
        throw new Broken(first + ": redirected too often", Progress.Reached.HEAD);
    }

    private Duration patience() {
        return connection.connectTimeout().plus(connection.questionTimeout());
    }

    private static JsonNode opened(Call call, Envelope envelope) {
        if (envelope.code() == 0) {
            return envelope.data();
        }
        String message = call + ": " + envelope.said();
        if (envelope.code() == 401 || DENIED.matcher(envelope.said()).find()) {
            throw new DorisException.AccessDenied(message);
        }
        throw new DorisException.Refused(message, envelope.reply());
    }

    private record Envelope(int code, String said, JsonNode data) {

        private static final String DETAIL = "detailMessage = ";

        /**
         * The query API connects to the FE's own MySQL port (facts.md 1.5); while that port is not served, as when an FE starts,
         * it is the driver that speaks.
         */
        private static final Pattern AWAY = Pattern.compile(
                "java\\.sql\\.SQL(NonTransient|Transient)?ConnectionException|Communications link failure"
                        + "|Connection refused|Connection reset");

        private static final Pattern NESTED = Pattern.compile("^(errCode = \\d+, detailMessage = )+");
        private static final Pattern PREAMBLE =
                Pattern.compile("^(Failed to execute sql: )?([\\w.$]+(Exception|Error): )?(\\(conn=\\d+\\) )?");

        static Optional<Envelope> of(Reply reply) {
            return Json.object(reply.text())
                    .filter(json -> json.path("code").isIntegralNumber() && json.has("msg"))
                    .map(json -> {
                        JsonNode data = json.path("data");
                        String said = data.isTextual()
                                ? data.asText()
                                : json.path("msg").asText();
                        return new Envelope(json.get("code").asInt(), Words.withoutUserinfo(said), data);
                    });
        }

        /** A starting FE says so in this envelope (facts.md 1.5). */
        boolean ready() {
            return code != 503
                    && !(code != 0
                            && (said.equals("not ready") || AWAY.matcher(said).find()));
        }

        /** Doris' text alone; in 2.1 the prefix can come twice (facts.md 6.2). */
        String reply() {
            int detail = said.indexOf(DETAIL);
            return detail < 0
                    ? PREAMBLE.matcher(said).replaceFirst("")
                    : NESTED.matcher(said.substring(detail + DETAIL.length())).replaceFirst("");
        }
    }
}

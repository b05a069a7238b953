package io.connectdoris.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.client.DorisException.Refused;
import io.connectdoris.client.DorisException.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The client, put together. */
final class HttpDorisClient implements DorisClient {

    /** Cloud mode has no UNKNOWN and says it in words (facts.md 1.5). */
    private static final Pattern UNKNOWN_LABEL =
            Pattern.compile("label.*not (found|exist)|not (found|exist).*label", Pattern.CASE_INSENSITIVE);

    private final Http http;
    private final Loads loads;
    private final Questions questions;
    private final Statements statements;
    private final Tables tables;

    HttpDorisClient(DorisConnection connection) {
        Credentials credentials = new Credentials(connection.user(), connection.password());
        Frontends frontends = new Frontends(connection);
        this.http = new Http(connection, credentials);
        this.loads = new Loads(connection, http, frontends, credentials);
        this.questions = new Questions(connection, http, frontends, credentials);
        this.statements = new Statements(questions, connection);
        this.tables = new Tables(questions, statements);
    }

    @Override
    public LoadOutcome load(StreamLoad load) {
        return loads.send(load);
    }

    @Override
    public void abort(String label) {
        loads.abort(label);
    }

    @Override
    public LabelState labelState(String database, String label) {
        String state = named(() -> loadState(Paths.loadState(database, label)));
        try {
            return LabelState.valueOf(state);
        } catch (IllegalArgumentException e) {
            throw new Unavailable("the state of label " + label + " is no state: " + state, e);
        }
    }

    private String loadState(String path) {
        try {
            return questions.get(path).asText();
        } catch (Refused e) {
            if (UNKNOWN_LABEL.matcher(e.reply()).find()) {
                return LabelState.UNKNOWN.name();
            }
            throw e;
        }
    }

    @Override
    public SqlResult sql(String database, String statement) {
        return named(() -> statements.run(database, statement));
    }

    @Override
    public Optional<TableDescription> describe(TableName table) {
        return named(() -> tables.describe(table));
    }

    @Override
    public List<Backend> backends() {
        List<Backend> backends = new ArrayList<>();
        for (JsonNode backend : questions.get(Paths.backends()).path("backends")) {
            backends.add(new Backend(
                    backend.path("ip").asText(),
                    backend.path("http_port").asInt(),
                    backend.path("is_alive").asBoolean()));
        }
        return backends;
    }

    /** A name that no URL can hold is refused as Doris would refuse it. */
    private static <T> T named(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(e.getMessage(), e.getMessage());
        }
    }

    @Override
    public void close() {
        statements.close();
        http.close();
    }
}

package io.connectdoris.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * SQL through the FE's query API, for looking at what has arrived. It shares no code with the sink's own client, so that
 * one misreading of Doris cannot make both agree.
 */
public final class DorisSql {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper()
            // Decimals must not pass through a double on their way to the comparison.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final DorisTarget target;

    public DorisSql(DorisTarget target) {
        this.target = target;
    }

    /** Doris refused the statement, or did not answer. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The rows of a query in the given database; a cell is a JSON scalar, or null as JSON null. */
    public List<List<JsonNode>> query(String database, String statement) {
        JsonNode answer = send(database, statement);
        List<List<JsonNode>> rows = new ArrayList<>();
        for (JsonNode row : answer.path("data").path("data")) {
            List<JsonNode> cells = new ArrayList<>();
            row.forEach(cells::add);
            rows.add(cells);
        }
        return rows;
    }

    public List<String> databases() {
        return query("information_schema", "SELECT SCHEMA_NAME FROM information_schema.schemata").stream()
                .map(row -> row.get(0).asText())
                .toList();
    }

    public boolean hasTable(String database, String table) {
        String where = " WHERE TABLE_SCHEMA = '" + database + "' AND TABLE_NAME = '" + table + "'";
        return !query("information_schema", "SELECT TABLE_NAME FROM information_schema.tables" + where)
                .isEmpty();
    }

    boolean isReady() {
        try {
            String body = http.send(
                            HttpRequest.newBuilder(target.uri().resolve("/api/bootstrap"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return json.readTree(body).path("code").asInt(-1) == 0;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while waiting for Doris", e);
        }
    }

    private JsonNode send(String database, String statement) {
        try {
            String credentials = target.login().user() + ":" + target.login().password();
            HttpRequest request = HttpRequest.newBuilder(target.uri().resolve("/api/query/internal/" + database))
                    .timeout(Duration.ofMinutes(1))
                    .header("Content-Type", "application/json")
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .POST(BodyPublishers.ofString(
                            json.createObjectNode().put("stmt", statement).toString()))
                    .build();
            JsonNode answer = json.readTree(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body());
            if (answer.path("code").asInt(-1) != 0) {
                throw new Refused(statement + ": "
                        + answer.path("data").asText(answer.path("msg").asText()));
            }
            return answer;
        } catch (IOException e) {
            throw new Refused("no answer from Doris at " + target.uri() + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while asking Doris", e);
        }
    }
}

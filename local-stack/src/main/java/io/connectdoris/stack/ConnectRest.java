package io.connectdoris.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Connect's REST API, as a person with curl would use it. */
public final class ConnectRest {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration REBALANCE_LIMIT = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI worker;

    public ConnectRest(URI worker) {
        this.worker = worker;
    }

    /** Whether the worker has joined its group and serves requests. */
    boolean answers() {
        try {
            return http.send(request("/connectors").GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while waiting for " + worker, e);
        }
    }

    /** The version of the Kafka that the worker is of. */
    String version() {
        return send("cannot ask for the worker's version", request("/").GET())
                .path("version")
                .asText();
    }

    /** Creates the connector, or changes it when it exists. */
    public void put(String connector, Map<String, String> config) {
        try {
            send(
                    "cannot configure connector " + connector,
                    request("/connectors/" + connector + "/config")
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(json.writeValueAsString(config))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The errors that the connector's own validation reports for this config: setting name, then what is wrong. */
    public Map<String, List<String>> validate(ConnectorExample connector) {
        try {
            Map<String, String> config = new TreeMap<>(connector.config());
            config.put("name", connector.name());
            String connectorClass = config.get("connector.class");
            String plugin = connectorClass.substring(connectorClass.lastIndexOf('.') + 1);
            JsonNode answer = send(
                    "cannot validate a config of " + plugin,
                    request("/connector-plugins/" + plugin + "/config/validate")
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(json.writeValueAsString(config))));
            Map<String, List<String>> errors = new TreeMap<>();
            for (JsonNode setting : answer.path("configs")) {
                List<String> texts = new ArrayList<>();
                setting.path("value").path("errors").forEach(error -> texts.add(error.asText()));
                if (!texts.isEmpty()) {
                    errors.put(setting.path("value").path("name").asText(), texts);
                }
            }
            return errors;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The classes that this worker can run as connectors. */
    public List<String> connectorPlugins() {
        List<String> classes = new ArrayList<>();
        send("cannot list the connector plugins", request("/connector-plugins").GET())
                .forEach(plugin -> classes.add(plugin.path("class").asText()));
        return classes;
    }

    public void delete(String connector) {
        send(
                "cannot delete connector " + connector,
                request("/connectors/" + connector).DELETE());
    }

    /** Starts the connector and those of its tasks that have failed again. */
    public void restartFailed(String connector) {
        send(
                "cannot restart connector " + connector,
                request("/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=true")
                        .POST(BodyPublishers.noBody()));
    }

    public ConnectorStatus status(String connector) {
        JsonNode status = send(
                "cannot see connector " + connector,
                request("/connectors/" + connector + "/status").GET());
        List<ConnectorStatus.Part> tasks = new ArrayList<>();
        status.path("tasks").forEach(task -> tasks.add(part(task)));
        return new ConnectorStatus(connector, part(status.path("connector")), tasks);
    }

    private static ConnectorStatus.Part part(JsonNode part) {
        return new ConnectorStatus.Part(
                part.path("state").asText("UNKNOWN"),
                part.path("worker_id").asText(),
                part.path("trace").asText());
    }

    /** Waits until the connector and at least {@code tasks} tasks run; fails at once with the trace when one has failed. */
    public void awaitRunning(String connector, int tasks, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            ConnectorStatus status = status(connector);
            if (status.isRunning(tasks)) {
                return;
            }
            if (status.isFailed()) {
                throw new ServerFailure("connector " + connector + " has failed:\n" + status.trace());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerFailure(
                        "connector " + connector + " does not run after " + limit.toSeconds() + " s: " + status);
            }
            ServerProcess.pause("connector " + connector);
        }
    }

    public List<String> connectors() {
        TreeSet<String> names = new TreeSet<>();
        send("cannot list the connectors", request("/connectors").GET()).forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(worker.resolve(path)).timeout(REQUEST_LIMIT);
    }

    /** While the workers rebalance they answer 409, and a connector just created may not be known to each of them yet. */
    private JsonNode send(String failure, HttpRequest.Builder request) {
        long deadline = System.nanoTime() + REBALANCE_LIMIT.toNanos();
        while (true) {
            try {
                HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
                if (response.statusCode() < 300) {
                    return response.body().isBlank() ? MissingNode.getInstance() : json.readTree(response.body());
                }
                boolean passing = response.statusCode() == CONFLICT || response.statusCode() == NOT_FOUND;
                if (!passing || System.nanoTime() > deadline) {
                    throw new ServerFailure(
                            failure + ": HTTP " + response.statusCode() + " from " + worker + ": " + response.body());
                }
            } catch (IOException e) {
                throw new ServerFailure(failure + ": no answer from " + worker, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerFailure("interrupted: " + failure, e);
            }
            ServerProcess.pause("the workers of " + worker);
        }
    }
}

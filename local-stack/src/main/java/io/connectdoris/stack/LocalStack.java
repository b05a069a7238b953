package io.connectdoris.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole pipeline on this machine: both source databases, Kafka, Connect workers, and Doris or its stand-in. */
public final class LocalStack implements AutoCloseable {
    private static final Duration CONNECTOR_LIMIT = Duration.ofSeconds(90);

    private final RunFolder run;
    private final Distribution distribution;
    private final Progress progress;
    private final MySqlServer mysql;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final DorisTarget doris;
    private final ConnectWorker.Group group;
    private final List<ConnectWorker> workers = new ArrayList<>();

    private LocalStack(
            RunFolder run,
            Distribution distribution,
            Progress progress,
            MySqlServer mysql,
            PostgresServer postgres,
            KafkaBroker kafka,
            DorisTarget doris) {
        this.run = run;
        this.distribution = distribution;
        this.progress = progress;
        this.mysql = mysql;
        this.postgres = postgres;
        this.kafka = kafka;
        this.doris = doris;
        this.group = new ConnectWorker.Group(
                "connect",
                distribution.kafkaClassPath(),
                kafka.bootstrapServers(),
                distribution.pluginPath(run.data("plugins"), List.of("mysql", "mariadb", "postgres")));
    }

    /**
     * What to start.
     *
     * @param workers Connect workers of one group
     * @param partitions of each table's topic
     * @param doris a real Doris; without one the stand-in is started
     */
    public record Plan(int workers, int partitions, Optional<DorisTarget> doris) {}

    /** Starts everything and returns when all of it answers; what has been started
     * before a failure ends with the run, which is the caller's to close. */
    public static LocalStack start(RunFolder run, Plan plan, Progress progress) {
        Distribution distribution = Distribution.ofThisBuild();
        Servers servers = Servers.chosen();
        // The servers do not depend on each other; the workers need all of them.
        ExecutorService starters = Executors.newFixedThreadPool(4);
        try {
            var kafka = CompletableFuture.supplyAsync(
                    () -> servers.kafka(run, distribution, plan.partitions(), progress), starters);
            var mysql = CompletableFuture.supplyAsync(
                    () -> servers.mysql(run, distribution, Login.random("shop"), progress), starters);
            var postgres = CompletableFuture.supplyAsync(
                    () -> servers.postgres(run, distribution, Login.random("shop"), progress), starters);
            var doris = CompletableFuture.supplyAsync(
                    () -> plan.doris().orElseGet(() -> servers.doris(run, distribution, progress)), starters);
            CompletableFuture.allOf(kafka, mysql, postgres, doris).join();
            LocalStack stack = new LocalStack(
                    run, distribution, progress, mysql.join(), postgres.join(), kafka.join(), doris.join());
            stack.startWorkers(plan.workers(), starters);
            return stack;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        } finally {
            starters.shutdownNow();
        }
    }

    private void startWorkers(int count, ExecutorService starters) {
        List<CompletableFuture<ConnectWorker>> starting = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = "connect-" + i;
            starting.add(
                    CompletableFuture.supplyAsync(() -> ConnectWorker.start(run, name, group, progress), starters));
        }
        starting.forEach(worker -> workers.add(worker.join()));
    }

    /** One more worker for the group; under the name of one that has ended, it takes that one's place. */
    public ConnectWorker startWorker(String name) {
        ConnectWorker worker = ConnectWorker.start(run, name, group, progress);
        workers.removeIf(other -> other.name().equals(name));
        workers.add(worker);
        return worker;
    }

    /** A worker in a group of its own, on the oldest Connect that loads the plugins. */
    ConnectWorker startOldestWorker() {
        String name = "connect-oldest";
        return ConnectWorker.start(run, name, group.beside(name, distribution.oldestConnectClassPath()), progress);
    }

    /** A connector of {@code config-examples/}, with this stack's hosts, ports and logins. */
    public ConnectorExample example(String file) {
        return example(file, Map.of());
    }

    /** @param others databases beside the stack's own, by what their placeholders begin with */
    ConnectorExample example(String file, Map<String, SourceDatabase> others) {
        Map<String, String> values = new TreeMap<>();
        others.forEach((prefix, database) -> databaseValues(prefix, database, values));
        values.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        values.put("DORIS_FE_ENDPOINTS", doris.endpoint());
        values.put("DORIS_USER", doris.login().user());
        values.put("DORIS_PASSWORD", doris.login().password());
        databaseValues("MYSQL", mysql, values);
        databaseValues("POSTGRES", postgres, values);
        ConnectorExample example = ConnectorExample.read(distribution.exampleConfig(file), values);
        return switch (example.config().get("connector.class")) {
            case "io.connectdoris.sink.DorisSinkConnector" ->
                "https".equals(doris.scheme()) ? example.with(Map.of("doris.fe.scheme", "https")) : example;
            case "io.debezium.connector.mysql.MySqlConnector" ->
                mysql.flavour() == MySqlServer.Flavour.MARIADB
                        ? example.with(Map.of("connector.class", "io.debezium.connector.mariadb.MariaDbConnector"))
                        : example;
            default -> example;
        };
    }

    private static void databaseValues(String prefix, SourceDatabase database, Map<String, String> values) {
        values.put(prefix + "_HOST", database.host());
        values.put(prefix + "_PORT", Integer.toString(database.port()));
        values.put(prefix + "_USER", database.login().user());
        values.put(prefix + "_PASSWORD", database.login().password());
    }

    /** Creates the connector and waits until it and at least one task run. */
    public void deploy(ConnectorExample connector) {
        progress.step("connector " + connector.name(), () -> {
            rest().put(connector.name(), connector.config());
            rest().awaitRunning(connector.name(), 1, CONNECTOR_LIMIT);
            return connector;
        });
    }

    /** Connect keeps a failed connector as failed: nothing further would arrive, and its trace says why. */
    void failIfAConnectorFailed() {
        ConnectRest rest = rest();
        for (String connector : rest.connectors()) {
            ConnectorStatus status = rest.status(connector);
            if (status.isFailed()) {
                throw new ServerFailure("connector " + connector + " has failed:\n" + status.trace());
            }
        }
    }

    /** The REST API of a worker that is alive. */
    public ConnectRest rest() {
        return workers.stream()
                .filter(ConnectWorker::isAlive)
                .findFirst()
                .orElseThrow(() -> new ServerFailure("no Connect worker is alive; their logs are in " + run.logs()))
                .rest();
    }

    public MySqlServer mysql() {
        return mysql;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public List<SourceDatabase> databases() {
        return List.of(mysql, postgres);
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public DorisTarget doris() {
        return doris;
    }

    public List<ConnectWorker> workers() {
        return List.copyOf(workers);
    }

    public Path logs() {
        return run.logs();
    }

    @Override
    public void close() {
        run.close();
    }
}

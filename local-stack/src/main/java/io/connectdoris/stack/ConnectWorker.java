package io.connectdoris.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A Kafka Connect worker in distributed mode: workers with the same group share the connectors' tasks. */
public final class ConnectWorker implements AutoCloseable {
    /** A worker and a consumer that were killed are given up after this time; Kafka allows no less by default. */
    private static final String SESSION_TIMEOUT_MS = "6000";

    private static final String HEARTBEAT_MS = "1000";

    private final String name;
    private final URI uri;
    private final ServerProcess process;

    private ConnectWorker(String name, URI uri, ServerProcess process) {
        this.name = name;
        this.uri = uri;
        this.process = process;
    }

    /**
     * What all workers of one group have in common.
     *
     * @param name begins the names of the topics in which they keep what they know
     * @param classPath the jars of the Kafka that they run on
     */
    public record Group(String name, String classPath, String bootstrapServers, Path pluginPath) {
        /** Workers with the same plugins and topics, but of another Kafka, that know nothing of this group. */
        Group beside(String otherName, String otherClassPath) {
            return new Group(otherName, otherClassPath, bootstrapServers, pluginPath);
        }
    }

    public static ConnectWorker start(RunFolder run, String name, Group group, Progress progress) {
        return progress.step("Connect worker " + name, () -> {
            int port = Ports.free();
            Path config = KafkaBroker.write(run.data(name), properties(group, port));
            ServerProcess process = ServerProcess.start(
                    run,
                    name,
                    JavaCommand.of(
                            group.classPath(),
                            768,
                            "org.apache.kafka.connect.cli.ConnectDistributed",
                            List.of(config.toString())),
                    Map.of());
            URI uri = URI.create("http://127.0.0.1:" + port);
            process.awaitReady(Duration.ofMinutes(2), new ConnectRest(uri)::answers);
            return new ConnectWorker(name, uri, process);
        });
    }

    private static Properties properties(Group group, int port) {
        String json = "org.apache.kafka.connect.json.JsonConverter";
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "bootstrap.servers",
                group.bootstrapServers(),
                "group.id",
                group.name(),
                "key.converter",
                json,
                "value.converter",
                json,
                "listeners",
                "http://127.0.0.1:" + port,
                "rest.advertised.host.name",
                "127.0.0.1",
                "plugin.path",
                group.pluginPath().toString(),
                "plugin.discovery",
                "service_load"));
        properties.putAll(Map.of(
                "config.storage.topic", group.name() + "-configs",
                "offset.storage.topic", group.name() + "-offsets",
                "offset.storage.partitions", "3",
                "status.storage.topic", group.name() + "-status",
                "status.storage.partitions", "1",
                "config.storage.replication.factor", "1",
                "offset.storage.replication.factor", "1",
                "status.storage.replication.factor", "1"));
        properties.putAll(Map.of(
                "offset.flush.interval.ms", "1000",
                "scheduled.rebalance.max.delay.ms", "0",
                "session.timeout.ms", SESSION_TIMEOUT_MS,
                "heartbeat.interval.ms", HEARTBEAT_MS,
                "consumer.session.timeout.ms", SESSION_TIMEOUT_MS,
                "consumer.heartbeat.interval.ms", HEARTBEAT_MS));
        return properties;
    }

    public URI uri() {
        return uri;
    }

    public String name() {
        return name;
    }

    public ConnectRest rest() {
        return new ConnectRest(uri);
    }

    public Path log() {
        return process.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, on purpose. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop();
    }
}

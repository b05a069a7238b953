package io.connectdoris.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** A Kafka broker that is its own controller (KRaft), as {@code kafka-server-start.sh} would run it. */
public final class KafkaBroker implements AutoCloseable {
    private static final String STARTED = "Kafka Server started";

    private final String bootstrap;
    private final Path log;
    private final Runnable stop;

    KafkaBroker(String bootstrap, Path log, Runnable stop) {
        this.bootstrap = bootstrap;
        this.log = log;
        this.stop = stop;
    }

    /** @param partitions of topics that are created without saying how many */
    public static KafkaBroker start(RunFolder run, Distribution distribution, int partitions, Progress progress) {
        return progress.step("Kafka broker", () -> {
            int port = Ports.free();
            Path config = write(run.data("kafka"), properties(port, Ports.free(), partitions, run.data("kafka")));
            ServerProcess.run(
                    run,
                    "kafka-format",
                    JavaCommand.of(
                            distribution.kafkaClassPath(),
                            128,
                            "kafka.tools.StorageTool",
                            List.of("format", "-t", Uuid.randomUuid().toString(), "-c", config.toString())),
                    Map.of(),
                    Duration.ofMinutes(1));
            ServerProcess process = ServerProcess.start(
                    run,
                    "kafka",
                    JavaCommand.of(distribution.kafkaClassPath(), 512, "kafka.Kafka", List.of(config.toString())),
                    Map.of());
            process.awaitReady(Duration.ofSeconds(90), () -> Logs.contains(process.log(), STARTED));
            return new KafkaBroker("127.0.0.1:" + port, process.log(), process::stop);
        });
    }

    private static Properties properties(int port, int controllerPort, int partitions, Path data) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.resolve("log").toString(),
                "num.partitions",
                Integer.toString(partitions)));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                // A consumer group of one's own needs nobody to wait for.
                "group.initial.rebalance.delay.ms", "0"));
        return properties;
    }

    static Path write(Path folder, Properties properties) {
        Path file = folder.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return bootstrap;
    }

    public Path log() {
        return log;
    }

    @Override
    public void close() {
        stop.run();
    }
}

package io.connectdoris.stack;

import com.github.dockerjava.api.model.Network.Ipam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The servers from their images, in the versions of docker-compose.yml; Doris is Doris itself. */
final class Containers implements Servers {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    /** Doris' images take addresses only; not the network of docker-compose.yml, which may run at the same time. */
    private static final String DORIS_NETWORK = "172.30.81";

    private static final String FE = DORIS_NETWORK + ".2";
    private static final String BE = DORIS_NETWORK + ".3";

    static void requireDocker() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new ServerFailure(
                    "No Docker here: the profile `containers` runs the end-to-end tests against the images of"
                            + " MySQL, PostgreSQL, Kafka and Doris, and needs a Docker engine on Linux. Without the profile,"
                            + " `mvn verify` runs them against servers of this machine and the stand-in.");
        }
    }

    @Override
    public KafkaBroker kafka(RunFolder run, Distribution distribution, int partitions, Progress progress) {
        return progress.step("Kafka's image", () -> {
            // The port is part of what the broker tells its clients, so that it must be known before it starts.
            int port = Ports.free();
            GenericContainer<?> container = container("apache/kafka", distribution.imageVersion("KAFKA"), run, "kafka")
                    .withEnv(Map.of(
                            "KAFKA_NODE_ID", "1",
                            "KAFKA_PROCESS_ROLES", "broker,controller",
                            "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                            "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                            "KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://:9093",
                            "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port,
                            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                            "KAFKA_NUM_PARTITIONS", Integer.toString(partitions),
                            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
                            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"))
                    .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                    .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                    .waitingFor(
                            Wait.forLogMessage(".*Kafka Server started.*", 1).withStartupTimeout(START_LIMIT));
            container.setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
            start(container, run);
            return new KafkaBroker("127.0.0.1:" + port, run.log("kafka"), container::stop);
        });
    }

    @Override
    public MySqlServer mysql(RunFolder run, Distribution distribution, Login login, Progress progress) {
        return progress.step("MySQL's image", () -> {
            String grants = "GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO '"
                    + login.user() + "'@'%';";
            GenericContainer<?> container = container("mysql", distribution.imageVersion("MYSQL"), run, "mysql")
                    .withCommand(
                            "--server-id=1",
                            "--log-bin=mysql-bin",
                            "--binlog-format=ROW",
                            "--binlog-row-image=FULL",
                            "--gtid-mode=ON",
                            "--enforce-gtid-consistency=ON")
                    .withEnv("MYSQL_ROOT_PASSWORD", Login.random("root").password())
                    .withEnv("MYSQL_DATABASE", MySqlServer.DATABASE)
                    .withEnv("MYSQL_USER", login.user())
                    .withEnv("MYSQL_PASSWORD", login.password())
                    .withCopyToContainer(Transferable.of(grants), "/docker-entrypoint-initdb.d/grants.sql")
                    .withExposedPorts(3306)
                    // While it is being set up it listens on no port: "port: 0".
                    .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1)
                            .withStartupTimeout(START_LIMIT));
            start(container, run);
            return MySqlServer.running(
                    MySqlServer.Flavour.MYSQL,
                    container.getHost(),
                    container.getMappedPort(3306),
                    login,
                    run.log("mysql"),
                    container::stop);
        });
    }

    @Override
    public PostgresServer postgres(RunFolder run, Distribution distribution, Login login, Progress progress) {
        return progress.step("PostgreSQL's image", () -> {
            String version = distribution.imageVersion("POSTGRES");
            GenericContainer<?> container = container("postgres", version, run, "postgres")
                    .withCommand("postgres", "-c", "wal_level=logical", "-c", "max_wal_senders=10")
                    .withEnv("POSTGRES_USER", login.user())
                    .withEnv("POSTGRES_PASSWORD", login.password())
                    .withEnv("POSTGRES_DB", PostgresServer.DATABASE)
                    .withExposedPorts(5432)
                    // Once while it is being set up, and once for good.
                    .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2)
                            .withStartupTimeout(START_LIMIT));
            start(container, run);
            PostgresServer server = new PostgresServer(
                    container.getHost(),
                    container.getMappedPort(5432),
                    login,
                    "PostgreSQL " + version,
                    run.log("postgres"),
                    container::stop);
            try (Connection connection = server.connect()) {
                return server;
            } catch (SQLException e) {
                throw ServerFailure.of("no login to PostgreSQL", run.log("postgres"), e);
            }
        });
    }

    @Override
    public DorisTarget doris(RunFolder run, Distribution distribution, Progress progress) {
        return progress.step("Doris' images", () -> {
            requireDocker();
            String version = distribution.imageVersion("DORIS");
            Network network = Network.builder()
                    .createNetworkCmdModifier(command -> command.withIpam(new Ipam()
                            .withConfig(new Ipam.Config()
                                    .withSubnet(DORIS_NETWORK + ".0/24")
                                    .withGateway(DORIS_NETWORK + ".1"))))
                    .build();
            run.owns(network::close);
            GenericContainer<?> frontend = container("apache/doris", "fe-" + version, run, "doris-fe")
                    .withNetwork(network)
                    .withCreateContainerCmdModifier(command -> command.withIpv4Address(FE))
                    .withEnv("FE_SERVERS", "fe1:" + FE + ":9010")
                    .withEnv("FE_ID", "1")
                    .waitingFor(Wait.forSuccessfulCommand("mysql -h 127.0.0.1 -P 9030 -u root -e 'SHOW FRONTENDS'")
                            .withStartupTimeout(START_LIMIT));
            start(frontend, run);
            GenericContainer<?> backend = container("apache/doris", "be-" + version, run, "doris-be")
                    .withNetwork(network)
                    .withCreateContainerCmdModifier(command -> command.withIpv4Address(BE))
                    .withEnv("FE_SERVERS", "fe1:" + FE + ":9010")
                    .withEnv("BE_ADDR", BE + ":9050")
                    .withEnv("SKIP_CHECK_ULIMIT", "true")
                    .waitingFor(Wait.forSuccessfulCommand(
                                    "mysql -h " + FE + " -P 9030 -u root -e 'SHOW BACKENDS\\G' | grep -q 'Alive: true'")
                            .withStartupTimeout(START_LIMIT));
            start(backend, run);
            Login login = Login.random("connect");
            createUser(backend, login, run.log("doris-be"));
            // By its address in Docker's network, as the workers also reach the BE that the FE sends them to.
            return new DorisTarget("http", FE, 8030, login);
        });
    }

    private static void createUser(GenericContainer<?> backend, Login login, Path log) {
        String sql = "CREATE USER '" + login.user() + "'@'%' IDENTIFIED BY '" + login.password() + "';"
                + "GRANT SELECT_PRIV, LOAD_PRIV, CREATE_PRIV, ALTER_PRIV ON internal.*.* TO '" + login.user() + "'@'%'";
        try {
            var result = backend.execInContainer("mysql", "-h", FE, "-P", "9030", "-u", "root", "-e", sql);
            if (result.getExitCode() != 0) {
                throw ServerFailure.of("no user for the sink in Doris: " + result.getStderr(), log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while creating a user in Doris", e);
        }
    }

    private static GenericContainer<?> container(String image, String version, RunFolder run, String name) {
        requireDocker();
        Path log = run.log(name);
        return new GenericContainer<>(DockerImageName.parse(image + ":" + version)).withLogConsumer(frame -> {
            try {
                Files.write(log, frame.getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void start(GenericContainer<?> container, RunFolder run) {
        run.owns(container::stop);
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new ServerFailure(
                    "The image " + container.getDockerImageName() + " could not be had or did not start: "
                            + e.getMessage() + "; its log, if it has one, is in " + run.logs(),
                    e);
        }
    }
}

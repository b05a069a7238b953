package io.connectdoris.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real PostgreSQL from its portable binaries, ready for logical decoding. */
public final class PostgresServer implements SourceDatabase {
    static final String DATABASE = "shop_pg";
    /** How long the end of a run waits for a start that it has interrupted. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private final String host;
    private final int port;
    private final Login login;
    private final String product;
    private final Path log;
    private final Runnable stop;

    PostgresServer(String host, int port, Login login, String product, Path log, Runnable stop) {
        this.host = host;
        this.port = port;
        this.login = login;
        this.product = product;
        this.log = log;
        this.stop = stop;
    }

    public static PostgresServer start(RunFolder run, Login login, Progress progress) {
        return progress.step("PostgreSQL", () -> {
            Path log = run.log("postgres");
            Path data = run.data("postgres").resolve("cluster");
            CountDownLatch ownedOrFailed = new CountDownLatch(1);
            // This JVM unpacks the binaries, and knows of the server's process only when it answers: a run that ends
            // before that waits, or files and a process would be left.
            run.owns(() -> await(ownedOrFailed));
            try {
                Path hba = run.data("postgres").resolve("pg_hba.conf");
                // The superuser only: the binaries' own start-up check logs in as it, without a password.
                Files.writeString(hba, "host all postgres 127.0.0.1/32 trust\n");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                run.data("postgres-binaries").toFile())
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(Ports.free())
                        .setOutputRedirector(Redirect.appendTo(log.toFile()))
                        .setErrorRedirector(Redirect.appendTo(log.toFile()))
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("hba_file", hba.toString())
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("wal_level", "logical")
                        .setServerConfig("max_wal_senders", "10")
                        .setServerConfig("max_replication_slots", "10")
                        .setServerConfig("timezone", "UTC")
                        .setServerConfig("fsync", "off")
                        .start();
                Optional<ProcessHandle> postmaster = postmaster(data);
                postmaster.ifPresent(process -> run.owns(() -> stop(process)));
                try (Connection admin = server.getPostgresDatabase().getConnection();
                        Statement statement = admin.createStatement()) {
                    createShop(statement, login);
                    Files.writeString(hba, hbaFor(login));
                    statement.execute("SELECT pg_reload_conf()");
                    String product = "PostgreSQL " + admin.getMetaData().getDatabaseProductVersion();
                    return new PostgresServer(
                            "127.0.0.1",
                            server.getPort(),
                            login,
                            product,
                            log,
                            () -> postmaster.ifPresent(PostgresServer::stop));
                }
            } catch (IOException | SQLException e) {
                throw ServerFailure.of("PostgreSQL did not start", log, e);
            } finally {
                ownedOrFailed.countDown();
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void createShop(Statement statement, Login login) throws SQLException {
        statement.execute("CREATE ROLE " + login.user() + " LOGIN REPLICATION PASSWORD '" + login.password() + "'");
        statement.execute(
                "CREATE DATABASE " + DATABASE + " OWNER " + login.user() + " ENCODING 'UTF8' TEMPLATE template0");
    }

    private static String hbaFor(Login login) {
        return "host " + DATABASE + " " + login.user() + " 127.0.0.1/32 scram-sha-256\n" + "host replication "
                + login.user() + " 127.0.0.1/32 scram-sha-256\n";
    }

    /** The first line of postmaster.pid is the server's pid: pg_ctl, which started it, has ended. */
    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        return Files.readAllLines(data.resolve("postmaster.pid")).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())));
    }

    /** The fast shutdown, which does not wait for clients to leave. On Ctrl-C the server may have had it already. */
    private static void stop(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
            postmaster.onExit().get(5, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            ServerProcess.stop(postmaster);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            postmaster.destroyForcibly();
        }
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public String database() {
        return DATABASE;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.POSTGRESQL;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("options", "-c TimeZone=UTC");
        Connection connection =
                DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + DATABASE, properties);
        // The driver sets the session to the JVM's zone on its own, after the options.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void close() {
        stop.run();
    }
}

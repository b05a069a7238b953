package io.connectdoris.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real MySQL from its image, run by the docker command: the first choice where an engine answers that command. */
final class MySqlImage {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final Duration PULL_LIMIT = Duration.ofMinutes(5);
    private static final Duration REMOVE_LIMIT = Duration.ofSeconds(30);
    private static final int PORT_INSIDE = 3306;

    private final String docker;
    private final RunFolder run;
    private final String image;
    private final Progress progress;
    private final int port = Ports.free();
    private final String container = "connect-doris-mysql-" + port;

    private MySqlImage(String docker, RunFolder run, String image, Progress progress) {
        this.docker = docker;
        this.run = run;
        this.image = image;
        this.progress = progress;
    }

    /**
     * Empty when there is no engine, or none of this image is to be had from it; only the latter is worth a line. Never
     * waits without an end.
     *
     * @param docker the command, on the PATH
     */
    static Optional<MySqlServer> start(String docker, RunFolder run, String version, Login login, Progress progress) {
        MySqlImage mysql = new MySqlImage(docker, run, "mysql:" + version, progress);
        if (!mysql.engineAnswers()) {
            return Optional.empty();
        }
        try {
            mysql.pullUnlessThere();
            return Optional.of(progress.step("MySQL (" + mysql.image + " by Docker)", () -> mysql.start(login)));
        } catch (ServerFailure unavailable) {
            if (run.isOver()) {
                throw unavailable;
            }
            progress.say(
                    "No MySQL by Docker (" + inOneLine(unavailable) + "): the distribution's packages take its place");
            return Optional.empty();
        }
    }

    private boolean engineAnswers() {
        return succeeds("docker-version", ANSWER_LIMIT, "version", "--format", "{{.Server.Version}}");
    }

    private void pullUnlessThere() {
        if (succeeds("docker-images", ANSWER_LIMIT, "image", "inspect", "--format", "{{.Id}}", image)) {
            return;
        }
        progress.step(
                "the image " + image + ", once, which may take minutes (log: " + run.log("mysql-pull") + ")", () -> {
                    ServerProcess.run(run, "mysql-pull", List.of(docker, "pull", image), Map.of(), PULL_LIMIT);
                    return image;
                });
    }

    private boolean succeeds(String name, Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of(docker));
        command.addAll(List.of(arguments));
        try {
            ServerProcess.run(run, name, command, Map.of(), limit);
            return true;
        } catch (ServerFailure refused) {
            if (run.isOver()) {
                throw refused;
            }
            return false;
        }
    }

    private MySqlServer start(Login login) {
        Login root = Login.random("root");
        Path environment = environment(root);
        // Owned first, so that it is done last: a container that is being created when the run ends is there by then.
        run.owns(this::remove);
        // The command stays as long as the container runs, writes its log, and hands SIGTERM on to it.
        ServerProcess process =
                ServerProcess.start(run, "mysql-image", command(environment), Map.of(), MySqlServer.SHUTDOWN_PATIENCE);
        Runnable stop = () -> {
            process.stop();
            remove();
        };
        try {
            MySqlServer.awaitReady(process, PORT_INSIDE);
            createShop(root, login, process.log());
            return MySqlServer.running(
                    MySqlServer.Flavour.MYSQL, MySqlServer.LOOPBACK, port, login, process.log(), stop);
        } catch (ServerFailure notStarted) {
            stop.run();
            throw notStarted;
        } finally {
            delete(environment);
        }
    }

    private List<String> command(Path environment) {
        List<String> command = new ArrayList<>(List.of(
                docker,
                "run",
                "--name",
                container,
                "--label",
                "io.connectdoris.logs=" + run.logs(),
                "--env-file",
                environment.toString(),
                "--publish",
                MySqlServer.LOOPBACK + ":" + port + ":" + PORT_INSIDE,
                image));
        command.addAll(MySqlServer.imageOptions());
        return command;
    }

    /** A file for root's password, which may stand neither on a command line nor where others can read it. */
    private Path environment(Login root) {
        Path file = run.data("mysql-image").resolve("environment");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.write(file, List.of("MYSQL_ROOT_PASSWORD=" + root.password(), "MYSQL_INITDB_SKIP_TZINFO=1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createShop(Login root, Login owner, Path log) {
        try (Connection connection = MySqlServer.connect(MySqlServer.LOOPBACK, port, "mysql", root);
                Statement statement = connection.createStatement()) {
            // Whoever comes through the published port has an address of Docker's.
            for (String sql : MySqlServer.shopAndOwner(owner, "%")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw ServerFailure.of("no login to MySQL at the port that Docker publishes", log, e);
        }
    }

    /** Also while the run is being stopped, when it starts no more processes. */
    private void remove() {
        List<String> command = List.of(docker, "rm", "--force", "--volumes", container);
        try {
            Process removal = new ProcessBuilder(ServerProcess.awayFromTheTerminal(command))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (!removal.waitFor(REMOVE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                removal.destroyForcibly();
                progress.say("Docker does not answer; its container " + container + " may be left");
            }
        } catch (IOException e) {
            progress.say("Docker's container " + container + " may be left: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What failed, and the last thing that its log says of it. */
    private static String inOneLine(ServerFailure failure) {
        List<String> lines = failure.getMessage().lines().map(String::strip).toList();
        return lines.size() == 1 ? lines.get(0) : lines.get(0) + ": " + lines.get(lines.size() - 1);
    }
}

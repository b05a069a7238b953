package io.connectdoris.stack;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** One server in a process of its own: its output goes to its log file, and it ends with the run at the latest. */
final class ServerProcess {
    /** Becomes the command it is given, under the same pid. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final String name;
    private final Process process;
    private final Path log;
    private final Duration patience;

    private ServerProcess(String name, Process process, Path log, Duration patience) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.patience = patience;
    }

    /** Starts it; {@code environment} is added to this JVM's own, and is where secrets go: a command line can be listed by anyone. */
    static ServerProcess start(RunFolder run, String name, List<String> command, Map<String, String> environment) {
        return start(run, name, command, environment, PATIENCE);
    }

    /** @param patience between SIGTERM and SIGKILL, for a server whose goodbye is long */
    static ServerProcess start(
            RunFolder run, String name, List<String> command, Map<String, String> environment, Duration patience) {
        Path log = run.log(name);
        ProcessBuilder builder = new ProcessBuilder(awayFromTheTerminal(command))
                .directory(run.data(name).toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // Options meant for the JVM that runs us are not meant for the servers, and would be printed into their logs.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            ServerProcess server = new ServerProcess(name, builder.start(), log, patience);
            run.owns(server::stop);
            return server;
        } catch (IOException e) {
            throw new ServerFailure("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Ctrl-C reaches every process of the terminal's group at once; ours are to be stopped in order instead. */
    static List<String> awayFromTheTerminal(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(SETSID.toString()));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Runs a command that ends by itself, such as one that prepares a server's data. */
    static void run(RunFolder run, String name, List<String> command, Map<String, String> environment, Duration limit) {
        ServerProcess server = start(run, name, command, environment);
        try {
            if (!server.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                server.kill();
                throw ServerFailure.of(name + " did not end within " + limit.toSeconds() + " s", server.log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.kill();
            throw new ServerFailure("interrupted while " + name + " ran", e);
        }
        if (server.process.exitValue() != 0) {
            throw ServerFailure.of(name + " ended with status " + server.process.exitValue(), server.log);
        }
    }

    /** Waits until the server answers; it failed when it ends before that, or when the time is over. */
    void awaitReady(Duration limit, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw ServerFailure.of(name + " ended with status " + process.exitValue() + " while it started", log);
            }
            if (System.nanoTime() > deadline) {
                throw ServerFailure.of(name + " was not ready after " + limit.toSeconds() + " s", log);
            }
            pause(name);
        }
    }

    static void pause(String waitingFor) {
        pause(waitingFor, POLL);
    }

    static void pause(String waitingFor, Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while waiting for " + waitingFor, e);
        }
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, and SIGKILL for a server that takes no notice. Returns when the process is gone. */
    void stop() {
        stop(process.toHandle(), patience);
    }

    /** SIGKILL: the server gets no chance to say goodbye. Returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(process.toHandle(), PATIENCE);
    }

    static void stop(ProcessHandle handle) {
        stop(handle, PATIENCE);
    }

    private static void stop(ProcessHandle handle, Duration patience) {
        handle.destroy();
        if (!awaitEnd(handle, patience)) {
            handle.destroyForcibly();
            awaitEnd(handle, PATIENCE);
        }
    }

    private static boolean awaitEnd(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            // Nothing may be left behind, whatever the caller is in a hurry for.
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return !handle.isAlive();
        }
    }
}

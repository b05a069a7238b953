package io.connectdoris.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stand-in for Doris in a JVM of its own. What it holds is lost when it stops, unless it is started with a folder to keep it in. */
public final class StandInProcess implements AutoCloseable {
    private static final String PASSWORD_VARIABLE = "STAND_IN_PASSWORD";

    private final DorisTarget target;
    private final ServerProcess process;

    private StandInProcess(DorisTarget target, ServerProcess process) {
        this.target = target;
        this.process = process;
    }

    /** The ports of a Doris; kept apart from the process, so that it can come back where it was. */
    public record DorisPorts(int fe, int be, int query) {
        public static DorisPorts free() {
            return new DorisPorts(Ports.free(), Ports.free(), Ports.free());
        }
    }

    public static StandInProcess start(RunFolder run, String name, DorisPorts ports, Login login, Progress progress) {
        return progress.step("Doris " + name, () -> {
            ServerProcess process = ServerProcess.start(
                    run,
                    name,
                    JavaCommand.of(
                            System.getProperty("java.class.path"),
                            768,
                            "io.connectdoris.standin.Main",
                            List.of(
                                    "--fe-port", Integer.toString(ports.fe()),
                                    "--be-port", Integer.toString(ports.be()),
                                    "--query-port", Integer.toString(ports.query()),
                                    "--user", login.user(),
                                    "--password-env", PASSWORD_VARIABLE)),
                    Map.of(PASSWORD_VARIABLE, login.password()));
            DorisTarget target = new DorisTarget("http", "127.0.0.1", ports.fe(), login);
            process.awaitReady(Duration.ofMinutes(1), new DorisSql(target)::isReady);
            return new StandInProcess(target, process);
        });
    }

    public DorisTarget target() {
        return target;
    }

    public Path log() {
        return process.log();
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop();
    }
}

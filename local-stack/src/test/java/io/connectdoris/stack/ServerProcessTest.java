package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void createRun() {
        run = RunFolder.create(folder.resolve("run"));
    }

    @AfterEach
    void closeRun() {
        run.close();
    }

    @Test
    void theRunStopsItsProcessesAndLeavesNoFiles() {
        ServerProcess process = shell("sleeper", "sleep 600");

        run.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void logsThatAreToBeKeptStay() {
        ServerProcess process = shell("speaker", "echo here I am; sleep 600");
        process.awaitReady(Duration.ofSeconds(10), () -> Logs.contains(process.log(), "here I am"));
        run.keepLogs();

        run.close();

        assertThat(process.log()).hasContent("here I am");
        assertThat(folder.resolve("run/data")).doesNotExist();
    }

    @Test
    void aProcessThatTakesNoNoticeOfSigtermIsKilled() {
        ServerProcess process = ServerProcess.start(
                run,
                "deaf",
                List.of("bash", "-c", "trap '' TERM; echo deaf; while true; do sleep 0.1; done"),
                Map.of(),
                Duration.ofMillis(300));
        process.awaitReady(Duration.ofSeconds(10), () -> Logs.contains(process.log(), "deaf"));

        process.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aServerThatEndsWhileStartingIsAFailureThatShowsTheEndOfItsLog() {
        ServerProcess process = shell("loser", "echo the disk is full; exit 3");

        assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(10), () -> false))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("loser ended with status 3")
                .hasMessageContaining(process.log().toString())
                .hasMessageContaining("the disk is full");
    }

    @Test
    void nothingCanBeStartedInARunThatIsOver() {
        run.close();

        assertThatThrownBy(() -> shell("late", "sleep 600")).hasMessageContaining("stopped");
    }

    private ServerProcess shell(String name, String script) {
        return ServerProcess.start(run, name, List.of("bash", "-c", script), Map.of());
    }
}

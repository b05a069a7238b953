package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the choice of Docker; the commands are scripts, since no engine can be counted on. */
class MySqlImageTest {
    private final List<String> said = new ArrayList<>();

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
    void withoutTheDockerCommandNothingIsSaid() {
        assertThat(start(folder.resolve("no-such-command"))).isEmpty();

        assertThat(said).isEmpty();
    }

    @Test
    void anEngineThatIsNotThereIsPassedOverInSilence() throws IOException {
        assertThat(start(docker("echo Cannot connect >&2; exit 1"))).isEmpty();

        assertThat(said).isEmpty();
        assertThat(calls()).containsExactly("version --format {{.Server.Version}}");
    }

    @Test
    void anEngineThatDoesNotAnswerIsPassedOverQuickly() throws IOException {
        long begin = System.nanoTime();

        assertThat(start(docker("exec sleep 600"))).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(calls()).hasSize(1);
    }

    @Test
    void anImageThatCannotBePulledIsToldInOneLine() throws IOException {
        Path docker = docker("""
                case $1 in
                  version) echo 28 ;;
                  image) exit 1 ;;
                  pull) echo 'no such host' >&2; exit 1 ;;
                esac""");

        assertThat(start(docker)).isEmpty();

        assertThat(said).last().asString().contains("mysql-pull ended with status 1: no such host", "packages");
        assertThat(said).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
        assertThat(calls()).last().isEqualTo("pull mysql:8.4");
    }

    @Test
    void aContainerThatDoesNotStartIsRemovedAtOnce() throws IOException {
        Path docker = docker("if [ $1 = run ]; then echo 'the disk is full' >&2; exit 125; fi");

        assertThat(start(docker)).isEmpty();

        assertThat(said).last().asString().contains("the disk is full");
        String container = run().replaceFirst(".*--name (\\S+).*", "$1");
        assertThat(calls()).last().isEqualTo("rm --force --volumes " + container);
    }

    @Test
    void thePasswordIsInAFileOfItsOwnersOnlyThatIsGoneAfterwards() throws IOException {
        Path docker = docker("""
                if [ $1 = run ]; then
                  while [ $1 != --env-file ]; do shift; done
                  cp -p $2 $(dirname $0)/environment
                  exit 1
                fi""");

        assertThat(start(docker)).isEmpty();

        Path copy = folder.resolve("environment");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        String password = Files.readAllLines(copy).get(0).replaceFirst("MYSQL_ROOT_PASSWORD=", "");
        assertThat(run()).doesNotContain(password);
        assertThat(Path.of(run().replaceFirst(".*--env-file (\\S+).*", "$1"))).doesNotExist();
    }

    private Optional<MySqlServer> start(Path docker) {
        return MySqlImage.start(docker.toString(), run, "8.4", Login.random("shop"), said::add);
    }

    /** A command that notes down what it is called with before it does what the script says. */
    private Path docker(String script) throws IOException {
        Path docker = folder.resolve("docker");
        Files.writeString(docker, "#!/bin/bash\necho \"$*\" >> " + folder.resolve("calls") + "\n" + script + "\n");
        return Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private String run() throws IOException {
        return calls().stream()
                .filter(call -> call.startsWith("run "))
                .findFirst()
                .orElseThrow();
    }
}

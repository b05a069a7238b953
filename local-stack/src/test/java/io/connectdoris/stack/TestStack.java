package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The stack that all end-to-end tests of a run share, with the shop open in both databases. */
final class TestStack implements AutoCloseable {
    private static final Duration ARRIVAL = Duration.ofSeconds(90);
    private static final List<String> CONNECTORS =
            List.of("source-mysql.json", "source-postgres.json", "sink-mysql.json", "sink-postgres.json");

    private final RunFolder run;
    private final LocalStack stack;
    private final DorisSql doris;
    private final Set<String> secrets = new TreeSet<>();
    private boolean shopDeployed;
    private Optional<MySqlServer> mariaDb = Optional.empty();

    private TestStack(RunFolder run, LocalStack stack) {
        this.run = run;
        this.stack = stack;
        this.doris = new DorisSql(stack.doris());
        stack.databases().forEach(database -> secrets.add(database.login().password()));
        secrets.add(stack.doris().login().password());
    }

    static TestStack start() {
        RunFolder run = RunFolder.create(Path.of("target/it"));
        run.keepLogs();
        try {
            return new TestStack(
                    run, LocalStack.start(run, new LocalStack.Plan(2, 2, Optional.empty()), Progress.silent()));
        } catch (ServerFailure e) {
            run.close();
            throw e;
        }
    }

    LocalStack stack() {
        return stack;
    }

    RunFolder run() {
        return run;
    }

    DorisSql doris() {
        return doris;
    }

    /** MariaDB, which starts for the first test that asks for it: most have no use for a third database. */
    synchronized MySqlServer mariaDb() {
        if (mariaDb.isEmpty()) {
            mariaDb = Optional.of(MySqlServer.startMariaDb(run, "mariadb", secretLogin("shop"), Progress.silent()));
        }
        return mariaDb.get();
    }

    /** A login for a test of its own; it is looked for in the logs as all others are. */
    Login secretLogin(String user) {
        Login login = Login.random(user);
        secrets.add(login.password());
        return login;
    }

    /** The shop's first rows and the four connectors, once. */
    synchronized void openShop() {
        if (shopDeployed) {
            return;
        }
        for (SourceDatabase database : stack.databases()) {
            SqlScript.SCHEMA.runIn(database);
            SqlScript.SEED.runIn(database);
        }
        for (String file : CONNECTORS) {
            stack.deploy(
                    stack.example(file).with(file.startsWith("sink") ? Map.of("flush.interval.ms", "500") : Map.of()));
        }
        shopDeployed = true;
    }

    /** Until every cell of every table of the shop is the same in Doris. */
    void awaitEqual() {
        await().atMost(ARRIVAL).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            stack.failIfAConnectorFailed();
            assertThat(compare()).isNotEmpty().allSatisfy(table -> assertThat(table.differences())
                    .as(table.toString())
                    .isEmpty());
        });
    }

    List<TableComparison> compare() {
        List<TableComparison> comparisons = new ArrayList<>();
        stack.databases().forEach(database -> comparisons.addAll(new ContentCheck(database, doris).compare()));
        return comparisons;
    }

    /** The lines of all logs in which a password of this run stands. */
    List<String> leaks() {
        return linesWith(secrets);
    }

    /** The first line with each of the texts, of each log that has one. */
    List<String> linesWith(Set<String> texts) {
        try (Stream<Path> logs = Files.list(run.logs())) {
            return logs.sorted()
                    .flatMap(log -> texts.stream().flatMap(text -> Logs.text(log)
                            .lines()
                            .filter(line -> line.contains(text))
                            .limit(1)
                            .map(line -> log.getFileName() + ": " + line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run.close();
    }
}

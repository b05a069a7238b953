package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.stack.StandInProcess.DorisPorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user can get wrong, and what can go wrong without a user: it is said clearly, and nothing is lost. */
@ExtendWith(SharedStack.class)
@Timeout(120)
class BadInputIT {
    private static final Duration SOON = Duration.ofSeconds(45);

    private final DorisPorts ports = DorisPorts.free();
    private TestStack test;
    private Login login;
    private DorisTarget target;
    private StandInProcess standIn;
    private PlainTopic topic;
    private String connector;

    @BeforeEach
    void nameEverythingAfterTheTest(TestStack test, TestInfo info) {
        this.test = test;
        this.login = test.secretLogin("root");
        this.target = new DorisTarget("http", "127.0.0.1", ports.fe(), login);
        String name = info.getTestMethod().orElseThrow().getName();
        this.connector = "sink-" + name;
        this.topic = new PlainTopic(test.stack().kafka().bootstrapServers(), "bad." + name);
    }

    @AfterEach
    void stopWhatTheTestStarted() {
        if (test.stack().rest().connectors().contains(connector)) {
            test.stack().rest().delete(connector);
        }
        if (standIn != null) {
            standIn.close();
        }
    }

    @Test
    void wrongPasswordFailsAndTheRowArrivesOnceItIsRight() {
        startDoris();
        topic.row(1, "waits");
        deploy(Map.of("doris.password", test.secretLogin("nobody").password()));

        assertThat(failure()).contains("Access denied").contains("root").contains("127.0.0.1:" + ports.fe());

        deploy(Map.of());
        awaitRows("1=waits");
    }

    @Test
    void unknownHostIsRefusedByName() {
        assertThatThrownBy(() -> deploy(Map.of("doris.fe.endpoints", "no-such-host.invalid:8030")))
                .hasMessageContaining("HTTP 400")
                .hasMessageContaining("no-such-host.invalid");

        assertThat(test.stack().rest().connectors()).doesNotContain(connector);
    }

    @Test
    void dorisThatIsDownAtTheStartIsWaitedFor() {
        topic.row(1, "early");
        deploy(Map.of());
        await().atMost(SOON).until(() -> workerLogsSay("bad.dorisThatIsDownAtTheStartIsWaitedFor"));

        startDoris();

        awaitRows("1=early");
        assertThat(status().isFailed()).isFalse();
    }

    @Test
    void dorisThatGoesDownIsWaitedFor() {
        startDoris();
        try (FeGate gate = new FeGate(ports.fe())) {
            gate.open();
            topic.row(1, "before");
            deploy(Map.of("doris.fe.endpoints", "127.0.0.1:" + gate.port()));
            awaitRows("1=before");

            gate.close();
            topic.row(1, "changed while it was away");
            topic.row(2, "new while it was away");
            await().atMost(SOON).until(() -> workerLogsSay("127.0.0.1:" + gate.port()));
            gate.open();

            awaitRows("1=changed while it was away", "2=new while it was away");
            assertThat(status().isFailed()).isFalse();
        }
    }

    @Test
    void recordWithoutSchemaFailsAndSaysWhichSettingDecides() {
        startDoris();
        topic.rowWithoutSchema(1, "x");
        deploy(Map.of());

        assertThat(failure()).contains("schemas.enable");
    }

    @Test
    void recordWithoutKeyFailsAndSaysTheWayOut() {
        startDoris();
        topic.rowWithoutKey(1, "x");
        deploy(Map.of());

        assertThat(failure())
                .contains("message.key.columns")
                .contains("tables.without.key")
                .contains("offset 0");
    }

    @Test
    void valueThatDoesNotFitItsColumnIsNamedAndNothingIsSkipped() {
        startDoris();
        createTable("id INT, v VARCHAR(5)");
        topic.row(1, "fits");
        topic.row(2, "far too long");
        topic.row(3, "fits");
        deploy(Map.of());

        assertThat(failure())
                .contains("column v (VARCHAR(5))")
                .contains("12 bytes")
                .containsPattern("bad\\.\\w+-\\d offset \\d");

        doris().query("bad", "ALTER TABLE " + table() + " MODIFY COLUMN v VARCHAR(50)");
        test.stack().rest().restartFailed(connector);
        awaitRows("1=fits", "2=far too long", "3=fits");
    }

    @Test
    void rowThatDorisRefusesIsNamedAndNothingIsSkipped() {
        startDoris();
        createTable("id INT, v VARCHAR(50) NOT NULL");
        topic.row(1, "here");
        topic.row(2, null);
        deploy(Map.of());

        assertThat(failure())
                .contains("bad." + table())
                .containsPattern("offsets? \\d")
                .contains("column(v)");

        doris().query("bad", "ALTER TABLE " + table() + " MODIFY COLUMN v VARCHAR(50) NULL");
        test.stack().rest().restartFailed(connector);
        awaitRows("1=here", "2=null");
    }

    private void createTable(String columns) {
        doris().query("information_schema", "CREATE DATABASE bad");
        doris().query(
                        "bad",
                        "CREATE TABLE " + table() + " (" + columns + ") UNIQUE KEY (id)"
                                + " DISTRIBUTED BY HASH (id) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    }

    private DorisSql doris() {
        return new DorisSql(target);
    }

    private String table() {
        return topic.name().substring("bad.".length());
    }

    private void startDoris() {
        standIn = StandInProcess.start(test.run(), "stand-in-" + connector, ports, login, Progress.silent());
    }

    private void deploy(Map<String, String> settings) {
        ConnectorExample sink = test.stack()
                .example("sink-mysql.json")
                .named(connector)
                .without("topics.regex")
                .with(Map.of(
                        "topics", topic.name(),
                        "tasks.max", "1",
                        "doris.fe.endpoints", target.endpoint(),
                        "doris.user", login.user(),
                        "doris.password", login.password(),
                        "flush.interval.ms", "300"))
                .with(settings);
        test.stack().rest().put(sink.name(), sink.config());
    }

    private String failure() {
        await().atMost(SOON).until(() -> status().isFailed());
        return status().trace();
    }

    private ConnectorStatus status() {
        return test.stack().rest().status(connector);
    }

    private boolean workerLogsSay(String text) {
        return test.stack().workers().stream().anyMatch(worker -> Logs.text(worker.log())
                .lines()
                .anyMatch(line -> line.contains(" WARN ") && line.contains(text)));
    }

    private void awaitRows(String... idsAndTexts) {
        await().atMost(SOON).ignoreExceptionsInstanceOf(DorisSql.Refused.class).untilAsserted(() -> assertThat(
                        doris().query("bad", "SELECT id, v FROM `" + table() + "`"))
                .extracting(BadInputIT::text)
                .containsExactlyInAnyOrder(idsAndTexts));
    }

    private static String text(List<JsonNode> row) {
        return row.get(0).asText() + "=" + row.get(1).asText();
    }
}

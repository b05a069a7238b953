package io.connectdoris.sink;

import static io.connectdoris.sink.SinkRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connectdoris.standin.fault.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong between the task and Doris: every row arrives, and arrives once. */
class FailureTest {

    private static final Schema EVENT = SinkRecords.columns()
            .field("id", Schema.INT64_SCHEMA)
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema EVENT_WITH_CITY = SinkRecords.columns()
            .field("id", Schema.INT64_SCHEMA)
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .field("city", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final TaskRig rig = new TaskRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        fault("connection dropped before the body is read", FaultRule::dropBeforeReading),
                        fault("connection dropped while the body is read", FaultRule::dropWhileReading),
                        fault("connection dropped after the commit", FaultRule::dropAfterCommit),
                        fault("answer cut in the middle", FaultRule::cutAnswer),
                        fault("publish timeout", FaultRule::publishTimeout),
                        fault("label runs", rule -> rule.labelExists("RUNNING")),
                        fault("label is precommitted", rule -> rule.labelExists("PRECOMMITTED")),
                        fault(
                                "label exists in no state",
                                rule -> rule.answer(
                                        200,
                                        "{\"TxnId\": -1, \"Status\": \"Label Already Exists\","
                                                + " \"ExistingJobStatus\": \"\", \"Message\": \"label exists\"}")),
                        fault("Fail that says nothing", rule -> rule.fail("[INTERNAL_ERROR]something")),
                        fault("RPC error in the commit", rule -> rule.fail("[THRIFT_RPC_ERROR]rpc failed")),
                        fault("transaction quota", FaultRule::transactionQuota),
                        fault("too many versions", FaultRule::tooManyVersions),
                        fault("redirect to where nobody listens", rule -> rule.redirectTo("http://127.0.0.1:1/api?")),
                        fault("401", rule -> rule.answer(401, "")),
                        fault("404", rule -> rule.answer(404, "<html>not here</html>")),
                        fault("500", rule -> rule.answer(500, "{}")),
                        fault("503", rule -> rule.answer(503, "busy")),
                        fault("200 without a body", rule -> rule.answer(200, "")),
                        fault("200 with HTML", rule -> rule.answer(200, "<html>Welcome</html>")),
                        fault(
                                "200 with half an answer after the commit",
                                rule -> rule.answerAfterCommit(200, "{\"TxnId\": 5, \"Status\": \"Succ")),
                        fault(
                                "200 with an FE's refusal",
                                rule -> rule.answer(200, "{\"status\":\"FAILED\",\"msg\":\"no\"}")))
                .flatMap(fault -> Stream.of(Arguments.of(fault, true), Arguments.of(fault, false)));
    }

    @ParameterizedTest(name = "{0}, unique key {1}")
    @MethodSource("faults")
    void everyRowArrivesOnce(Consumer<FaultRule> fault, boolean uniqueKey) {
        rig.restart("tables.without.key", "duplicate");
        SinkRecords records = uniqueKey ? events() : new SinkRecords(Shape.ENVELOPE, 0, "shop", "events", EVENT);
        rig.open(records);
        rig.putAll(rows(records, 0, 10));
        rig.settle();
        fault.accept(rig.doris().faults().onLoad("events").nth(1));
        rig.putAll(rows(records, 10, 20));
        rig.settle();
        rig.putAll(rows(records, 20, 30));
        rig.settle();
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(30));
        assertThat(rig.offset(records)).isEqualTo(30);
    }

    @Test
    void offsetsStayUntilTheOutcomeIsKnown() {
        SinkRecords records = events();
        rig.open(records);
        rig.doris().faults().onLoad("events").always().fail("[INTERNAL_ERROR]not now");
        rig.putAll(rows(records, 0, 10));
        for (int i = 0; i < 50; i++) {
            rig.pass(Duration.ofSeconds(2));
            assertThat(rig.offset(records)).isZero();
        }
        rig.doris().faults().clear();
        rig.settle();
        assertThat(rig.offset(records)).isEqualTo(10);
    }

    @Test
    void retriesKeepTheLabel() {
        SinkRecords records = events();
        rig.open(records);
        rig.doris().faults().onLoad("events").times(3).dropBeforeReading();
        rig.putAll(rows(records, 0, 10));
        rig.settle();
        assertThat(rig.doris().requests().stream()
                        .filter(request -> request.path().endsWith("/_stream_load"))
                        .map(request -> request.label())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void everySecondLoadFailsAndNothingIsLost() {
        SinkRecords records = events();
        rig.open(records);
        rig.doris().faults().onLoad("events").every(2).fail("[INTERNAL_ERROR]every second");
        for (int i = 0; i < 200; i++) {
            rig.putAll(rows(records, i, i + 1));
            rig.settle();
        }
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(200));
    }

    @Test
    void stuckTableHoldsBackItsOwnOffsetsOnly() {
        SinkRecords stuck = events();
        SinkRecords others = new SinkRecords(Shape.ENVELOPE, 0, "shop", "others", EVENT, "id");
        rig.open(stuck, others);
        rig.putAll(rows(stuck, 0, 1));
        rig.putAll(rows(others, 0, 1));
        rig.settle();
        rig.doris().faults().onLoad("events").always().tooManyVersions();
        rig.putAll(rows(stuck, 1, 5));
        rig.putAll(rows(others, 1, 5));
        rig.passUntil(() -> rig.offset(others) == 5);
        assertThat(rig.offset(stuck)).isEqualTo(1);
        assertThat(rig.select("id", "shop.others")).hasSize(5);
        rig.doris().faults().clear();
        rig.settle();
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(5));
    }

    @Test
    void dorisThatIsAwayAtTheStartIsWaitedFor() {
        rig.dorisDown();
        SinkRecords records = events();
        rig.open(records);
        rig.putAll(rows(records, 0, 10));
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.context().paused).containsExactly(records.partition());
        assertThat(rig.offset(records)).isZero();
        rig.dorisUp();
        rig.settle();
        assertThat(rig.context().paused).isEmpty();
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(10));
    }

    @Test
    void partitionsThatWerePausedBeforeARebalanceGoOnAfterIt() {
        SinkRecords records = events();
        rig.open(records);
        rig.dorisDown();
        rig.putAll(rows(records, 0, 10));
        assertThat(rig.context().paused).containsExactly(records.partition());
        rig.revoke(records);
        rig.open(records);
        assertThat(rig.context().paused).isEmpty();
        rig.dorisUp();
        rig.putAll(rows(events(), 0, 10));
        rig.settle();
        assertThat(rig.context().paused).isEmpty();
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(10));
    }

    @Test
    void refusedLoadStopsTheTaskAlsoWhenACommitSeesItFirstAndOthersAreSettled() {
        SinkRecords refused = events();
        SinkRecords others = new SinkRecords(Shape.ENVELOPE, 0, "shop", "others", EVENT, "id");
        rig.open(refused, others);
        rig.putAll(rows(refused, 0, 1));
        rig.putAll(rows(others, 0, 1));
        rig.settle();
        rig.doris().faults().onLoad("events").always().fail("[DATA_QUALITY_ERROR]too many filtered rows");
        rig.putAll(rows(refused, 1, 2));
        rig.putAll(rows(others, 1, 2));
        rig.clock().pass(Duration.ofSeconds(6));
        rig.putAll(List.of());
        await().until(() -> rig.offset(others) == 2);
        assertThatThrownBy(() -> rig.passUntil(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("shop.events")
                .hasMessageContaining("too many filtered rows");
        rig.doris().faults().clear();
        assertThat(rig.offset(refused)).isEqualTo(1);
        assertThat(rig.select("id", "shop.events")).containsExactly("0");
    }

    @Test
    void dorisThatGoesAwayLaterIsWaitedFor() {
        SinkRecords records = events();
        rig.open(records);
        rig.putAll(rows(records, 0, 10));
        rig.settle();
        rig.dorisDown();
        rig.putAll(rows(records, 10, 20));
        for (int i = 0; i < 20; i++) {
            rig.pass(Duration.ofSeconds(1));
        }
        assertThat(rig.offset(records)).isEqualTo(10);
        rig.dorisUp();
        rig.settle();
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(20));
    }

    @Test
    void clusterWithoutAliveBackendsIsWaitedFor() {
        SinkRecords records = events();
        rig.open(records);
        rig.doris().aliveBackends(0);
        rig.putAll(rows(records, 0, 10));
        rig.pass(Duration.ofSeconds(5));
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.offset(records)).isZero();
        rig.doris().aliveBackends(1);
        rig.settle();
        assertThat(rig.select("id, text", "shop.events")).containsExactlyElementsOf(expected(10));
    }

    @Test
    void wrongPasswordStopsTheTaskWithoutRepeatingIt() {
        rig.restart("doris.password", "wr0ng-password");
        SinkRecords records = events();
        rig.open(records);
        assertThatThrownBy(() -> rig.putAll(rows(records, 0, 1)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Access denied for user 'connect@")
                .hasMessageNotContaining("wr0ng-password");
    }

    @Test
    void columnThatSomebodyElseAddedMeanwhileIsTakenAsItIs() {
        SinkRecords records = events();
        rig.open(records);
        rig.putAll(rows(records, 0, 1));
        rig.settle();
        rig.sql("ALTER TABLE shop.events ADD COLUMN city varchar(100) NULL");
        SinkRecords wider = new SinkRecords(Shape.ENVELOPE, 0, "shop", "events", EVENT_WITH_CITY, "id").offset(1);
        rig.put(wider.create(row("id", 1L, "text", "x", "city", "Wien")));
        rig.settle();
        assertThat(rig.select("id, city", "shop.events")).containsExactly("0|null", "1|Wien");
    }

    @Test
    void tableThatIsBeingChangedIsWaitedFor() {
        SinkRecords records = events();
        rig.open(records);
        rig.putAll(rows(records, 0, 1));
        rig.settle();
        rig.doris().holdAlterJobs(true);
        rig.sql("ALTER TABLE shop.events MODIFY COLUMN `text` string NULL COMMENT \"a job\"");
        SinkRecords wider = new SinkRecords(Shape.ENVELOPE, 0, "shop", "events", EVENT_WITH_CITY, "id").offset(1);
        rig.put(wider.create(row("id", 1L, "text", "x", "city", "Wien")));
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.offset(records)).isEqualTo(1);
        rig.doris().holdAlterJobs(false);
        rig.settle();
        assertThat(rig.select("id, city", "shop.events")).containsExactly("0|null", "1|Wien");
    }

    @Test
    void loadUnderWayIsWaitedForWhenItsPartitionLeaves() {
        SinkRecords leaving = events();
        SinkRecords staying = new SinkRecords(Shape.ENVELOPE, 1, "shop", "events", EVENT, "id");
        rig.open(leaving, staying);
        rig.doris().faults().onLoad("events").nth(1).delay(Duration.ofMillis(700));
        rig.put(leaving.create(row("id", 1L, "text", "leaves")), staying.create(row("id", 2L, "text", "stays")));
        rig.pass(Duration.ofSeconds(6));
        rig.revoke(leaving);
        rig.settle();
        assertThat(rig.select("id, text", "shop.events")).containsExactly("1|leaves", "2|stays");
        assertThat(rig.committable()).containsOnlyKeys(staying.partition());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyPartitionOfManyCommitsItsOwnOffset(int seed) {
        List<SinkRecords> partitions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            partitions.add(new SinkRecords(Shape.ENVELOPE, i, "shop", "events", EVENT, "id").offset(seed * 1_000L * i));
        }
        partitions.forEach(rig::open);
        for (int i = 0; i < 12; i++) {
            rig.putAll(rows(partitions.get(i), 100 * i, 100 * i + i * seed % 7));
        }
        rig.settle();
        for (int i = 0; i < 12; i++) {
            long rows = i * seed % 7;
            assertThat(rig.offset(partitions.get(i))).isEqualTo(rows == 0 ? 0 : seed * 1_000L * i + rows);
        }
    }

    private static Named<Consumer<FaultRule>> fault(String name, Consumer<FaultRule> fault) {
        return Named.of(name, fault);
    }

    private static SinkRecords events() {
        return new SinkRecords(Shape.ENVELOPE, 0, "shop", "events", EVENT, "id");
    }

    private static List<SinkRecord> rows(SinkRecords records, long from, long to) {
        List<SinkRecord> rows = new ArrayList<>();
        for (long id = from; id < to; id++) {
            rows.add(records.create(row("id", id, "text", "row " + id)));
        }
        return rows;
    }

    private static List<String> expected(long to) {
        List<String> rows = new ArrayList<>();
        for (long id = 0; id < to; id++) {
            rows.add(id + "|row " + id);
        }
        return rows;
    }
}

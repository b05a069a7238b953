package io.connectdoris.sink;

import static org.awaitility.Awaitility.await;

import io.connectdoris.client.DorisClient;
import io.connectdoris.sink.config.DorisSinkConfig;
import io.connectdoris.standin.DorisStandIn;
import io.connectdoris.standin.auth.Privilege;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** A task as a worker runs it, in front of the stand-in; time passes only when the test lets it. */
final class TaskRig implements AutoCloseable {

    private static final String USER = "connect";
    private static final String PASSWORD = "s3cret-of-the-rig";

    private final DorisStandIn doris =
            DorisStandIn.builder().user(USER, PASSWORD).start();
    private final ManualClock clock = new ManualClock();
    private final Map<TopicPartition, Long> received = new HashMap<>();
    private FakeTaskContext context;
    private SinkPipeline pipeline;

    TaskRig() {
        // What the README says that the user needs, and no more.
        for (Privilege privilege : List.of(Privilege.LOAD, Privilege.SELECT, Privilege.CREATE, Privilege.ALTER)) {
            doris.grant(USER, privilege, "*", "*");
        }
        startTask();
    }

    DorisStandIn doris() {
        return doris;
    }

    FakeTaskContext context() {
        return context;
    }

    ManualClock clock() {
        return clock;
    }

    /** Ends the task as a crash would, and starts another with other settings. */
    void restart(String... settings) {
        pipeline.stop();
        startTask(settings);
    }

    private void startTask(String... settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "doris.fe.endpoints",
                "127.0.0.1:" + doris.fePort(),
                "doris.user",
                USER,
                "doris.password",
                PASSWORD,
                "doris.connect.timeout.ms",
                "2000",
                "doris.request.timeout.ms",
                "5000"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        DorisSinkConfig config = new DorisSinkConfig(properties);
        received.clear();
        context = new FakeTaskContext();
        pipeline = new SinkPipeline(config, "rig", "0", DorisClient.open(config.connection()), context, clock);
    }

    void open(SinkRecords... records) {
        for (SinkRecords each : records) {
            open(each.partition());
        }
    }

    void open(TopicPartition partition) {
        context.assigned.add(partition);
        // As a worker does: what was paused and is still assigned is paused again.
        context.paused.retainAll(context.assigned);
        pipeline.open(List.of(partition));
    }

    /** What a rebalance does to a partition that leaves. */
    void revoke(SinkRecords records) {
        committable();
        pipeline.close(List.of(records.partition()));
        context.assigned.remove(records.partition());
        received.remove(records.partition());
    }

    /** A record that a transform of the sink drops: the worker has read it, the task never sees it. */
    void drop(SinkRecord record) {
        received.put(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset());
    }

    void put(SinkRecord... records) {
        putAll(List.of(records));
    }

    void putAll(List<SinkRecord> records) {
        records.forEach(record -> received.put(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset()));
        pipeline.put(records);
    }

    /** Lets time pass until everything that was received is settled. */
    void settle() {
        passUntil(() -> received.entrySet().stream()
                .allMatch(each -> committable().getOrDefault(each.getKey(), 0L) == each.getValue() + 1));
        pipeline.put(List.of());
    }

    /** Lets time pass once. */
    void pass(Duration time) {
        clock.pass(time);
        pipeline.put(List.of());
    }

    /** Lets time pass until something is so. */
    void passUntil(BooleanSupplier so) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    pass(Duration.ofSeconds(1));
                    return so.getAsBoolean();
                });
    }

    Map<TopicPartition, Long> committable() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        received.forEach((partition, offset) -> read.put(partition, new OffsetAndMetadata(offset + 1)));
        pipeline.preCommit(read).forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    /** The offset that would be committed for the partition of these records; 0 when there is none. */
    long offset(SinkRecords records) {
        return committable().getOrDefault(records.partition(), 0L);
    }

    void dorisDown() {
        doris.down();
    }

    void dorisUp() {
        doris.up();
    }

    void sql(String statement) {
        doris.sql(statement);
    }

    /** What the worker's metric of the task is, or of one column of a table; null when there is none. */
    Object metric(String name, String... tags) {
        return context.metric(name, tags);
    }

    /** The rows of a table in the order of these columns, cells joined by a bar. */
    List<String> select(String columns, String table) {
        List<String> rows = new ArrayList<>();
        for (List<String> row : doris.sql("SELECT " + columns + " FROM " + table + " ORDER BY " + columns)) {
            rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
        }
        return rows;
    }

    String showCreate(String table) {
        return doris.sql("SHOW CREATE TABLE " + table).get(0).get(1);
    }

    @Override
    public void close() {
        pipeline.stop();
        doris.close();
        await("no thread of the task stays").until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("rig-load-")));
    }

    /** Time that stands still until it is let pass. */
    static final class ManualClock implements InstantSource {
        private java.time.Instant now = java.time.Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public java.time.Instant instant() {
            return now;
        }
    }
}

package io.connectdoris.sink;

import io.connectdoris.client.DorisClient;
import io.connectdoris.client.DorisException;
import io.connectdoris.client.TableName;
import io.connectdoris.ddl.SchemaException;
import io.connectdoris.sink.ack.OffsetLedger;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import io.connectdoris.sink.buffer.FlushLimits;
import io.connectdoris.sink.buffer.MemoryBudget;
import io.connectdoris.sink.buffer.MemoryBudget.Usage;
import io.connectdoris.sink.buffer.TableBuffer;
import io.connectdoris.sink.cdc.RecordDecoder;
import io.connectdoris.sink.cdc.UndecodableRecordException;
import io.connectdoris.sink.config.DorisSinkConfig;
import io.connectdoris.sink.encode.JsonWriter;
import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.RowEncoder;
import io.connectdoris.sink.encode.UnencodableValueException;
import io.connectdoris.sink.load.Batch;
import io.connectdoris.sink.load.Loader;
import io.connectdoris.sink.metrics.TaskMetrics;
import io.connectdoris.sink.route.ChangeEvent;
import io.connectdoris.sink.route.Router;
import io.connectdoris.sink.route.RoutingException;
import io.connectdoris.sink.schema.SchemaFitter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flow of one task: {@code record → decode → route → fit schema → buffer → encode → load → acknowledge}. Confined to the
 * task thread, and never waits in {@link #put}: what cannot go on now (Doris is away, a table is changing) stays in the
 * backlog or in its buffer, the partitions are paused, and the next call tries again.
 */
final class SinkPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(SinkPipeline.class);

    /** How long a rebalance waits for loads of partitions that leave. */
    private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(3);

    /** How long one put works off records; many new tables take many questions to Doris. */
    private static final Duration PUT_PATIENCE = Duration.ofSeconds(20);

    /** Between two looks at what is under way. */
    private static final long LOOK_MILLIS = 50;

    /** Between two attempts to go on with the backlog. */
    private static final long BACKLOG_MILLIS = 1_000;

    private final SinkTaskContext context;
    private final DorisClient client;
    private final InstantSource clock;
    private final FlushLimits limits;

    private final TaskMetrics metrics;
    private final RecordDecoder decoder;
    private final Router router;
    private final SchemaFitter schemas;
    private final Map<TableName, TableBuffer> buffers = new HashMap<>();
    private final JsonWriter scratch = new JsonWriter();
    private final Loader loader;
    private final OffsetLedger ledger = new OffsetLedger();

    private final MemoryBudget budget;
    private final Deque<SinkRecord> backlog = new ArrayDeque<>();
    private long backlogNotBefore;
    private int backlogFailures;
    private final UndecidedRecords undecided = new UndecidedRecords(ledger);
    private Set<Partition> paused = Set.of();

    SinkPipeline(
            DorisSinkConfig config,
            String connector,
            String task,
            DorisClient client,
            SinkTaskContext context,
            InstantSource clock) {
        this.context = context;
        this.client = client;
        this.clock = clock;
        this.limits = config.flushLimits();
        this.metrics = TaskMetrics.of(context, connector, task);
        Remarks remarks = new Remarks(metrics);
        this.decoder = new RecordDecoder(remarks);
        this.router = new Router(config.tablesDatabase());
        this.schemas = new SchemaFitter(client, config.create(), config.types(), remarks);
        this.loader = new Loader(client, connector, config.loadParallelism(), clock);
        this.budget = new MemoryBudget(config.bufferMemory());
    }

    /** A pipeline that runs against the Doris of the configuration. */
    static SinkPipeline start(Map<String, String> properties, SinkTaskContext context) {
        DorisSinkConfig config = new DorisSinkConfig(properties);
        String connector = properties.getOrDefault(DorisSinkConnector.NAME, "doris-sink");
        String task = properties.getOrDefault(DorisSinkConnector.TASK, "0");
        DorisClient client = DorisClient.open(config.connection());
        LOG.info("Started for Doris at {}", config.connection().frontends());
        return new SinkPipeline(config, connector, task, client, context, InstantSource.system());
    }

    void open(Collection<TopicPartition> partitions) {
        partitions.forEach(ledger::assign);
        // What was paused before a rebalance Connect pauses again in the new assignment; from here on it is up to put.
        context.resume(partitions.toArray(TopicPartition[]::new));
        schemas.forgetAbsent();
    }

    /** Takes records in, goes on with what is under way. Called with no records as well, as often as was asked for. */
    void put(Collection<SinkRecord> records) {
        backlog.addAll(records);
        workOffBacklog();
        settleLoads();
        loader.failure().ifPresent(failure -> {
            throw new ConnectException(failure.getMessage(), failure);
        });
        startLoads();
        pauseOrResume();
        context.timeout(millisToNextLook());
    }

    /**
     * The offsets that may be committed. Throws nothing: Connect would only rewind and deliver again what is here already.
     *
     * @param received how far Connect has read, which is further than what came here where a transform drops records
     */
    Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> received) {
        settleLoads();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        if (backlog.isEmpty()) {
            received.forEach((id, offset) -> {
                Partition partition = ledger.find(id);
                if (partition != null && !ledger.holds(partition)) {
                    offsets.put(id, offset);
                }
            });
        }
        ledger.committable().forEach((id, offset) -> offsets.putIfAbsent(id, new OffsetAndMetadata(offset)));
        return offsets;
    }

    /** Partitions leave: nothing of theirs is sent any more once this returns. */
    void close(Collection<TopicPartition> partitions) {
        Set<Partition> leaving = new HashSet<>();
        for (TopicPartition partition : partitions) {
            Partition known = ledger.find(partition);
            if (known != null) {
                leaving.add(known);
            }
        }
        Predicate<SinkRecord> leaves = record -> leaving.contains(ledger.find(origin(record)));
        backlog.removeIf(leaves);
        undecided.release(leaves);
        leaving.forEach(ledger::revoke);
        buffers.values().forEach(buffer -> buffer.release(leaving));
        loader.release(leaving, RELEASE_PATIENCE).forEach(batch -> ledger.settle(batch.hold()));
        paused = without(paused, leaving);
    }

    void stop() {
        loader.close();
        client.close();
        metrics.close();
        LOG.info("Stopped");
    }

    // ---- record → decode → route → fit schema → buffer

    private void workOffBacklog() {
        if (clock.millis() < backlogNotBefore) {
            return;
        }
        long until = System.nanoTime() + PUT_PATIENCE.toNanos();
        while (!backlog.isEmpty() && System.nanoTime() - until < 0) {
            SinkRecord record = backlog.peek();
            try {
                Step step = process(record);
                if (step == Step.WAITS) {
                    return;
                }
                if (step == Step.OTHERS_FIRST) {
                    continue;
                }
            } catch (DorisException.Unavailable | SchemaException.Busy e) {
                backlogNotBefore = clock.millis() + BACKLOG_MILLIS;
                backlogFailures++;
                if (Integer.bitCount(backlogFailures) == 1) { // ever more seldom
                    LOG.warn("{} waits, and what came after it: {}", describe(record), e.getMessage());
                }
                return;
            } catch (UndecodableRecordException
                    | RoutingException
                    | UnencodableValueException
                    | SchemaException
                    | DorisException e) {
                throw new ConnectException(
                        describe(record) + " cannot be written: " + e.getMessage()
                                + "\nNothing is skipped: the task stops before it, and goes on with it once restarted.",
                        e);
            }
            backlog.remove();
            backlogFailures = 0;
        }
    }

    /** Takes one record in, whole or not at all. */
    private Step process(SinkRecord record) {
        Partition partition = ledger.find(origin(record));
        if (partition == null) {
            return Step.TAKEN; // it was revoked while the record waited
        }
        ChangeEvent event = decoder.decode(record);
        if (event instanceof ChangeEvent.Undecided) {
            undecided.add(record, partition);
        } else if (event instanceof ChangeEvent.OfTable change) {
            TableName table = router.route(record, change.source());
            if (undecided.putBefore(record, backlog)) {
                return Step.OTHERS_FIRST;
            }
            if (!apply(change, table, record, partition)) {
                return Step.WAITS;
            }
        }
        partition.received(record.originalKafkaOffset());
        return Step.TAKEN;
    }

    private boolean apply(ChangeEvent.OfTable event, TableName table, SinkRecord record, Partition partition) {
        long timestamp = partition.clock(record.timestamp());
        long offset = record.originalKafkaOffset();
        if (event instanceof ChangeEvent.Upsert upsert) {
            upsert(table, upsert, partition, timestamp, offset);
        } else if (event instanceof ChangeEvent.Delete delete) {
            delete(table, delete, partition, timestamp, offset);
        } else if (event instanceof ChangeEvent.LoneTombstone tombstone) {
            schemas.forLoneTombstone(table, tombstone.key()).ifPresent(removal -> buffer(table)
                    .delete(removal.encoder(), removal.row(), partition, timestamp, offset));
        } else {
            return truncate(table);
        }
        return true;
    }

    private void upsert(TableName table, ChangeEvent.Upsert upsert, Partition partition, long timestamp, long offset) {
        RowEncoder encoder = schemas.forUpsert(table, upsert.key(), upsert.after());
        TableBuffer buffer = buffer(table);
        schemas.forReplaced(table, upsert.key(), upsert.before(), encoder, upsert.after())
                .ifPresent(old -> buffer.delete(old.encoder(), old.row(), partition, timestamp, offset));
        buffer.upsert(encoder, upsert.after(), partition, timestamp, offset);
    }

    private void delete(TableName table, ChangeEvent.Delete delete, Partition partition, long timestamp, long offset) {
        schemas.forDelete(table, delete.key(), delete.before(), delete.source().mayTellKeyOnly())
                .ifPresent(removal ->
                        buffer(table).delete(removal.encoder(), removal.row(), partition, timestamp, offset));
    }

    private boolean truncate(TableName table) {
        TableBuffer buffer = buffers.get(table);
        if ((buffer != null && !buffer.isEmpty()) || loader.isLoading(table)) {
            startLoad(table);
            return false;
        }
        schemas.truncate(table);
        return true;
    }

    private TableBuffer buffer(TableName table) {
        return buffers.computeIfAbsent(table, name -> new TableBuffer(name, limits, ledger, clock, scratch));
    }

    // ---- load → acknowledge

    private void settleLoads() {
        for (Batch committed : loader.advance()) {
            ledger.settle(committed.hold());
            context.requestCommit();
        }
    }

    private void startLoads() {
        boolean isShort = budget.isShort(usages());
        buffers.values().stream()
                .filter(buffer -> buffer.isDue() || (isShort && relieves(buffer)))
                .sorted(Comparator.comparingLong(TableBuffer::bytes).reversed())
                .forEach(buffer -> startLoad(buffer.table()));
    }

    /** Whether an early load helps: a large one gives memory back, one whose partitions are paused can grow no more. */
    private boolean relieves(TableBuffer buffer) {
        return budget.isLarge(buffer.bytes()) || !Collections.disjoint(buffer.feeders(), paused);
    }

    private void startLoad(TableName table) {
        TableBuffer buffer = buffers.get(table);
        if (buffer != null && !buffer.isEmpty() && !loader.isLoading(table)) {
            loader.start(buffer.seal(schemas.loadHeaders(table), schemas.isRepeatable(table)));
        }
    }

    // ---- pace

    /** Pauses the partitions that must not bring more now: all while a backlog waits, else those of the fullest tables. */
    private void pauseOrResume() {
        Set<Partition> wanted = new HashSet<>(ledger.assigned());
        if (backlog.isEmpty()) {
            wanted.retainAll(budget.pause(usages()));
        }
        Set<Partition> toPause = without(wanted, paused);
        Set<Partition> toResume = without(paused, wanted);
        if (!toPause.isEmpty()) {
            context.pause(ids(toPause));
        }
        if (!toResume.isEmpty()) {
            context.resume(ids(toResume));
        }
        paused = wanted;
    }

    private List<Usage> usages() {
        List<Usage> usages = new ArrayList<>(buffers.size());
        for (TableBuffer buffer : buffers.values()) {
            usages.add(new Usage(buffer.bytes() + loader.bytes(buffer.table()), buffer.feeders()));
        }
        return usages;
    }

    private long millisToNextLook() {
        if (!loader.isIdle()) {
            return LOOK_MILLIS;
        }
        long next = backlog.isEmpty() ? limits.interval().toMillis() : backlogNotBefore - clock.millis();
        for (TableBuffer buffer : buffers.values()) {
            if (!buffer.isEmpty()) {
                next = Math.min(next, buffer.millisUntilDue());
            }
        }
        return Math.max(LOOK_MILLIS, next);
    }

    /** What became of the first record of the backlog. */
    private enum Step {
        /** It is taken in. */
        TAKEN,
        /** It stays until a load has ended. */
        WAITS,
        /** Others have been put before it. */
        OTHERS_FIRST
    }

    private static TopicPartition origin(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    private static String describe(SinkRecord record) {
        return "Record " + record.originalTopic() + "-" + record.originalKafkaPartition() + " offset "
                + record.originalKafkaOffset();
    }

    private static TopicPartition[] ids(Set<Partition> partitions) {
        return partitions.stream().map(Partition::id).toArray(TopicPartition[]::new);
    }

    private static Set<Partition> without(Set<Partition> all, Set<Partition> some) {
        Set<Partition> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}

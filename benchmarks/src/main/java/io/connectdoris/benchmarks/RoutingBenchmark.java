package io.connectdoris.benchmarks;

import io.connectdoris.routing.TableRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the routing transform costs a record of 20 columns in Debezium's envelope, when its schema was seen before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RoutingBenchmark {

    private static final int RECORDS = 1024;

    private static final Schema KEY = SchemaBuilder.struct()
            .name("my.shop.orders.Key")
            .field("id", Schema.INT64_SCHEMA)
            .build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.Source")
            .field("version", Schema.STRING_SCHEMA)
            .field("connector", Schema.STRING_SCHEMA)
            .field("name", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .field("server_id", Schema.INT64_SCHEMA)
            .field("gtid", Schema.OPTIONAL_STRING_SCHEMA)
            .field("file", Schema.STRING_SCHEMA)
            .field("pos", Schema.INT64_SCHEMA)
            .field("row", Schema.INT32_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("my.shop.orders.Envelope")
            .field("before", optional(Orders.SCHEMA))
            .field("after", optional(Orders.SCHEMA))
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.OPTIONAL_INT64_SCHEMA)
            .field("ts_us", Schema.OPTIONAL_INT64_SCHEMA)
            .field("ts_ns", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    private static final Header CONTEXT = new ConnectHeaders()
            .addString("__debezium.context.connectorName", "mysql")
            .lastWithName("__debezium.context.connectorName");

    private final TableRouter<SinkRecord> renaming = router(Map.of("database", "ods", "table", "${db}_${table}"));
    private final TableRouter<SinkRecord> adding =
            router(Map.of("database", "ods", "metadata", "op, db, table, source.ts"));
    private List<SinkRecord> inserts = List.of();
    private List<SinkRecord> updates = List.of();
    private int next;

    @Setup
    public void make() {
        List<Struct> rows = Orders.rows(RECORDS);
        inserts = records(rows, false);
        updates = records(rows, true);
    }

    /** What a record costs that the transform has not seen: to be taken off the others. */
    @Benchmark
    public SinkRecord record() {
        return fresh(inserts);
    }

    /** Two headers are set. */
    @Benchmark
    public SinkRecord rename() {
        return renaming.apply(fresh(inserts));
    }

    /** Four columns are added to the row of an insert. */
    @Benchmark
    public SinkRecord metadataOfInsert() {
        return adding.apply(fresh(inserts));
    }

    /** Four columns are added to both rows of an update. */
    @Benchmark
    public SinkRecord metadataOfUpdate() {
        return adding.apply(fresh(updates));
    }

    private SinkRecord fresh(List<SinkRecord> records) {
        SinkRecord record = records.get(next++ & (RECORDS - 1));
        return new SinkRecord(
                record.topic(),
                0,
                KEY,
                record.key(),
                ENVELOPE,
                record.value(),
                record.kafkaOffset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                new ConnectHeaders().add(CONTEXT));
    }

    private static TableRouter<SinkRecord> router(Map<String, String> settings) {
        TableRouter<SinkRecord> router = new TableRouter<>();
        router.configure(settings);
        return router;
    }

    private static List<SinkRecord> records(List<Struct> rows, boolean update) {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Struct row = optional(rows.get(i));
            Struct envelope = new Struct(ENVELOPE)
                    .put("before", update ? row : null)
                    .put("after", row)
                    .put("source", source(i))
                    .put("op", update ? "u" : "c")
                    .put("ts_ms", 1_763_600_000_500L + i);
            records.add(new SinkRecord(
                    "my.shop.orders",
                    0,
                    KEY,
                    new Struct(KEY).put("id", (long) i),
                    ENVELOPE,
                    envelope,
                    i,
                    1_763_600_001_000L,
                    TimestampType.CREATE_TIME));
        }
        return records;
    }

    /** Names are made anew, as a converter makes them for every record. */
    private static Struct source(int i) {
        return new Struct(SOURCE)
                .put("version", "3.5.0.Final")
                .put("connector", "mysql")
                .put("name", new String(new char[] {'m', 'y'}))
                .put("ts_ms", 1_763_600_000_000L + i)
                .put("db", "shop".substring(0, 4))
                .put("table", String.join("", "ord", "ers"))
                .put("server_id", 1L)
                .put("file", "binlog.000001")
                .put("pos", 4_000L + i)
                .put("row", 0);
    }

    private static Schema optional(Schema row) {
        SchemaBuilder builder = SchemaBuilder.struct().name(row.name()).optional();
        row.fields().forEach(field -> builder.field(field.name(), field.schema()));
        return builder.build();
    }

    private static Struct optional(Struct row) {
        Struct same = new Struct(ENVELOPE.field("after").schema());
        row.schema().fields().forEach(field -> same.put(field.name(), row.get(field)));
        return same;
    }
}

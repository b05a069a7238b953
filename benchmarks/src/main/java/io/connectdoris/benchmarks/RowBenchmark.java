package io.connectdoris.benchmarks;

import io.connectdoris.client.DorisType;
import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableDescription.Column;
import io.connectdoris.client.TableName;
import io.connectdoris.sink.encode.JsonWriter;
import io.connectdoris.sink.encode.LogicalTypes;
import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.RowEncoder;
import io.connectdoris.sink.encode.RowLayout;
import io.connectdoris.sink.encode.TypeSettings;
import io.connectdoris.sink.encode.ValueWriter;
import io.connectdoris.sink.metrics.TaskMetrics;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One row of 20 columns becomes one line of JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RowBenchmark {

    private static final int ROWS = 1024;
    private static final TopicPartition PARTITION = new TopicPartition("shop.shop.orders", 0);

    @Param({"UTC", "Europe/Berlin"})
    public String zone = "UTC";

    private final JsonWriter out = new JsonWriter();
    private List<Struct> rows = List.of();
    private Field[] fields = {};
    private byte[][] names = {};
    private ValueWriter[] writers = {};
    private RowEncoder encoder;
    private int next;

    @Setup
    public void compile() {
        TypeSettings settings = new TypeSettings(ZoneId.of(zone), TypeSettings.BinaryEncoding.BASE64);
        rows = Orders.rows(ROWS);
        fields = Orders.SCHEMA.fields().toArray(Field[]::new);
        names = new byte[fields.length][];
        writers = new ValueWriter[fields.length];
        for (int i = 0; i < fields.length; i++) {
            String before = (i == 0 ? "{\"" : ",\"") + fields[i].name() + "\":";
            names[i] = before.getBytes(StandardCharsets.UTF_8);
            DorisType column = LogicalTypes.columnType(fields[i].schema(), i == 0, settings);
            writers[i] = LogicalTypes.writer(fields[i].schema(), column, settings);
        }
        encoder = encoder(settings);
    }

    private static RowEncoder encoder(TypeSettings settings) {
        List<Column> columns = Orders.SCHEMA.fields().stream()
                .map(field -> column(field, settings))
                .toList();
        TableDescription table = new TableDescription(
                new TableName("shop", "orders"),
                TableDescription.KeyModel.UNIQUE,
                true,
                new TableDescription.Sequence.Hidden("largeint"),
                columns);
        return RowEncoder.compile(
                table, RowLayout.of(Orders.SCHEMA, name -> true), settings, new Remarks(TaskMetrics.none()));
    }

    private static Column column(Field field, TypeSettings settings) {
        boolean key = field.index() == 0;
        DorisType type = LogicalTypes.columnType(field.schema(), key, settings);
        return new Column(field.name(), type, key, !key, Optional.empty(), "");
    }

    /** What a record costs: a line with the delete sign and the sequence. */
    @Benchmark
    public int row() {
        int offset = next++;
        encoder.upsert(rows.get(offset & (ROWS - 1)), PARTITION, 1_763_600_000_000L + offset, offset, out);
        return out.length();
    }

    /** What the values cost, with names encoded beforehand. */
    @Benchmark
    public int values() {
        Struct row = rows.get(next++ & (ROWS - 1));
        out.reset();
        for (int i = 0; i < fields.length; i++) {
            out.raw(names[i]);
            Object value = row.get(fields[i]);
            if (value == null) {
                out.nullValue();
            } else {
                writers[i].write(value, out);
            }
        }
        out.raw('}');
        return out.length();
    }
}

package io.connectdoris.benchmarks;

import io.connectdoris.client.DorisType;
import io.connectdoris.sink.encode.JsonWriter;
import io.connectdoris.sink.encode.LogicalTypes;
import io.connectdoris.sink.encode.TypeSettings;
import io.connectdoris.sink.encode.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    @Param({"UTC", "Europe/Berlin"})
    public String zone = "UTC";

    private final JsonWriter out = new JsonWriter();
    private List<Struct> rows = List.of();
    private Field[] fields = {};
    private byte[][] names = {};
    private ValueWriter[] writers = {};
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
    }

    /** What the values cost, with names encoded beforehand. */
    @Benchmark
    public int values() {
        Struct row = rows.get(next++ & ROWS - 1);
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

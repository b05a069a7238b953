package io.connectdoris.benchmarks;

import io.connectdoris.standin.DorisStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows the stand-in takes: it must not be what a benchmark of the sink measures. Two connections load JSON rows of half a
 * kilobyte, made beforehand, into a UNIQUE table; sending them is part of the figure.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(2)
@Fork(2)
public class StandInBenchmark {

    private static final int ROWS = 10_000;
    private static final int BODIES = 20;
    private static final String SUCCESS = "\"Status\": \"Success\"";

    @Param({"true", "false"})
    public boolean discard;

    private final AtomicInteger next = new AtomicInteger();
    private final byte[][] bodies = new byte[BODIES][];
    private DorisStandIn standIn;
    private byte[] head = {};

    @Setup
    public void start() throws IOException {
        standIn = DorisStandIn.builder().discard(discard).start();
        standIn.sql("CREATE DATABASE shop");
        standIn.sql("CREATE TABLE shop.orders (id BIGINT NOT NULL, "
                + IntStream.range(0, 5).mapToObj(i -> "n" + i + " INT, ").collect(Collectors.joining())
                + IntStream.range(0, 6)
                        .mapToObj(i -> "s" + i + " VARCHAR(100), ")
                        .collect(Collectors.joining())
                + IntStream.range(0, 3)
                        .mapToObj(i -> "d" + i + " DECIMAL(12,2), ")
                        .collect(Collectors.joining())
                + IntStream.range(0, 3)
                        .mapToObj(i -> "t" + i + " DATETIME(6), ")
                        .collect(Collectors.joining())
                + "b0 BOOLEAN) UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES ('replication_num' = '1',"
                + " 'function_column.sequence_type' = 'largeint')");
        for (int body = 0; body < BODIES; body++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int row = 0; row < ROWS; row++) {
                out.write(row(body * ROWS + row).getBytes(StandardCharsets.UTF_8));
            }
            bodies[body] = out.toByteArray();
        }
        String login = Base64.getEncoder().encodeToString("root:".getBytes(StandardCharsets.UTF_8));
        head = ("PUT /api/shop/orders/_stream_load HTTP/1.1\r\nHost: be\r\nAuthorization: Basic " + login
                        + "\r\nformat: json\r\nread_json_by_line: true\r\nstrict_mode: true\r\ntimezone: UTC\r\n"
                        + "hidden_columns: __DORIS_DELETE_SIGN__,__DORIS_SEQUENCE_COL__\r\n"
                        + "function_column.sequence_col: __DORIS_SEQUENCE_COL__\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** 20 values, delete sign and sequence: 500 bytes, as the sink sends them. */
    private static String row(int id) {
        StringBuilder row = new StringBuilder("{\"id\":").append(9_000_000_000L + id);
        for (int i = 0; i < 5; i++) {
            row.append(",\"n").append(i).append("\":").append(id * 37 % 100_000 + i);
        }
        for (int i = 0; i < 6; i++) {
            row.append(",\"s")
                    .append(i)
                    .append("\":\"charlotte ")
                    .append(id + i)
                    .append(" Zürich\"");
        }
        for (int i = 0; i < 3; i++) {
            row.append(",\"d").append(i).append("\":\"").append(id % 10_000 + i).append(".37\"");
        }
        for (int i = 0; i < 3; i++) {
            row.append(",\"t").append(i).append("\":\"2026-11-2").append(i).append(" 12:44:07.372302\"");
        }
        return row.append(",\"b0\":1,\"__DORIS_DELETE_SIGN__\":0,\"__DORIS_SEQUENCE_COL__\":\"")
                .append("1763600000000000000000")
                .append(1_000_000 + id)
                .append("\"}\n")
                .toString();
    }

    @TearDown
    public void stop() {
        standIn.close();
    }

    @State(Scope.Thread)
    public static class Connection {

        private Socket socket;

        @Setup
        public void connect(StandInBenchmark target) throws IOException {
            socket = new Socket(target.standIn.host(), target.standIn.bePort());
        }

        @TearDown
        public void disconnect() throws IOException {
            socket.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public String rows(Connection connection) throws IOException {
        byte[] body = bodies[Math.floorMod(next.getAndIncrement(), BODIES)];
        OutputStream out = connection.socket.getOutputStream();
        out.write(head);
        out.write((body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        String answer = answer(connection.socket.getInputStream());
        if (!answer.contains(SUCCESS)) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    private static String answer(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\n}") < 0) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IllegalStateException("closed after " + text);
            }
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}

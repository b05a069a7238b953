package io.connectdoris.sink;

import static io.connectdoris.sink.SinkRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written all the same is told once per column, with the remedy, and counted. */
class RemarksTest {

    private static final long NOON = 1_709_208_000_000_000L;

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final TaskRig rig = new TaskRig();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(err);
        rig.close();
    }

    private List<String> warnings() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("WARN"))
                .map(line -> line.substring(line.indexOf("Table ")))
                .toList();
    }

    private static Schema debezium(Schema.Type type, String name, String sourceType, boolean optional) {
        SchemaBuilder builder = new SchemaBuilder(type)
                .name("io.debezium.time." + name)
                .parameter("__debezium.source.column.type", sourceType);
        return optional ? builder.optional().build() : builder.build();
    }

    private static SinkRecords records(Schema first, Schema second) {
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("a", first)
                .field("b", second)
                .build();
        return new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "id");
    }

    private void table(String first, String second) {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.t (id BIGINT, a " + first + ", b " + second + ") UNIQUE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
    }

    @Test
    void columnsThatRoundAreNamedOnceAndTheirValuesCounted() {
        table("DATETIME", "DATE");
        Schema micros = debezium(Schema.Type.INT64, "MicroTimestamp", "DATETIME", true);
        SinkRecords records = records(micros, micros);
        rig.open(records);
        rig.put(
                records.create(row("id", 1L, "a", NOON, "b", null)),
                records.create(row("id", 2L, "a", NOON + 499_999, "b", NOON)),
                records.create(row("id", 3L, "a", NOON + 500_000, "b", null)));
        rig.settle();
        assertThat(rig.select("id, a, b", "shop.t"))
                .containsExactly(
                        "1|2024-02-29 12:00:00|null", "2|2024-02-29 12:00:00|2024-02-29", "3|2024-02-29 12:00:01|null");
        assertThat(rig.metric("values-rounded", "table", "shop.t", "column", "a"))
                .isEqualTo(2L);
        assertThat(rig.metric("values-rounded")).isEqualTo(2L);
        assertThat(rig.metric("times-dropped", "table", "shop.t", "column", "b"))
                .isEqualTo(1L);
        assertThat(rig.metric("times-dropped")).isEqualTo(1L);
        assertThat(rig.metric("epoch-dates")).isEqualTo(0L);
        assertThat(rig.metric("values-rounded", "table", "shop.t", "column", "b"))
                .isNull();
        assertThat(warnings())
                .containsExactly(
                        "Table shop.t, column a: a value has more digits of a second than the column, and is rounded to"
                                + " those. Seen first in record my.shop.t-0 offset 1; all such values are written, and"
                                + " counted as values-rounded. To keep them all, give the column as many digits as the"
                                + " source has.",
                        "Table shop.t, column b: a timestamp goes into a DATE, which drops its time of day. Seen first in"
                                + " record my.shop.t-0 offset 1; all such values are written, and counted as"
                                + " times-dropped. To keep it, make the column a DATETIME.");
    }

    @Test
    void columnIsNamedOnceThoughItsTableChanges() {
        table("DATETIME", "DATETIME");
        Schema micros = debezium(Schema.Type.INT64, "MicroTimestamp", "DATETIME", true);
        SinkRecords records = records(micros, micros);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "a", NOON + 1, "b", null)));
        rig.settle();
        Schema wider = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("a", micros)
                .field("c", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        rig.put(new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", wider, "id")
                .offset(1)
                .create(row("id", 2L, "a", NOON + 1, "c", "x")));
        rig.settle();
        assertThat(rig.select("id, a, c", "shop.t"))
                .containsExactly("1|2024-02-29 12:00:00|null", "2|2024-02-29 12:00:00|x");
        assertThat(rig.metric("values-rounded", "table", "shop.t", "column", "a"))
                .isEqualTo(2L);
        assertThat(warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DATETIME(0), digits of a second", "DATE, drops its time of day"})
    void keyIsNeverRounded(String column, String why) {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.t (at " + column + ", v INT) UNIQUE KEY(at)"
                + " DISTRIBUTED BY HASH(at) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        Schema columns = SinkRecords.columns()
                .field("at", debezium(Schema.Type.INT64, "MicroTimestamp", "TIMESTAMP", false))
                .field("v", Schema.INT32_SCHEMA)
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "at");
        rig.open(records);
        SinkRecord record = records.create(row("at", NOON + 1, "v", 1));
        assertThatThrownBy(() -> rig.put(record))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("column at (" + column + ") of table shop.t is in the key")
                .hasMessageContaining(why)
                .hasMessageContaining("offset 0");
        assertThat(rig.metric("values-rounded")).isEqualTo(0L);
    }

    @Test
    void keyInAnHourThatTheClocksShowTwiceIsRefused() {
        rig.restart("doris.timezone", "Europe/Berlin");
        Schema columns = SinkRecords.columns()
                .field("at", debezium(Schema.Type.STRING, "ZonedTimestamp", "TIMESTAMP", false))
                .field("v", Schema.INT32_SCHEMA)
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "at");
        rig.open(records);
        rig.put(records.create(row("at", "2024-10-26T23:59:59Z", "v", 1)));
        SinkRecord record = records.create(row("at", "2024-10-27T00:00:00Z", "v", 2));
        assertThatThrownBy(() -> rig.put(record))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("of table shop.t is in the key")
                .hasMessageContaining("show twice")
                .hasMessageContaining("doris.timezone=UTC");
    }

    @Test
    void datesThatAreMostLikelyZeroDatesAreNamed() {
        SinkRecords records = records(
                debezium(Schema.Type.STRING, "ZonedTimestamp", "TIMESTAMP", true),
                debezium(Schema.Type.INT32, "Date", "DATE", false));
        rig.open(records);
        rig.put(
                records.create(row("id", 1L, "a", "1970-01-01T00:00:01Z", "b", 1)),
                records.create(row("id", 2L, "a", "1970-01-01T00:00:00Z", "b", 0)),
                records.create(row("id", 3L, "a", null, "b", 0)));
        rig.settle();
        assertThat(rig.select("id, a, b", "shop.t"))
                .containsExactly(
                        "1|1970-01-01 00:00:01|1970-01-02", "2|1970-01-01 00:00:00|1970-01-01", "3|null|1970-01-01");
        assertThat(rig.metric("epoch-dates", "table", "shop.t", "column", "a")).isEqualTo(1L);
        assertThat(rig.metric("epoch-dates", "table", "shop.t", "column", "b")).isEqualTo(2L);
        assertThat(warnings()).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("zero date (0000-00-00)", "record my.shop.t-0 offset 1", "make the column nullable"));
    }

    @ParameterizedTest
    @CsvSource({
        // PostgreSQL's, and MySQL's where a zero date would have come as NULL.
        "INT64, MicroTimestamp, TIMESTAMP, false, 0",
        "STRING, ZonedTimestamp, TIMESTAMPTZ, false, 1970-01-01T00:00:00Z",
        "INT32, Date, DATE, true, 0",
        "INT64, Timestamp, DATETIME, true, 0",
        "INT64, MicroTime, TIME, false, 0"
    })
    void epochThatIsNoZeroDateIsNotNamed(Schema.Type type, String name, String source, boolean optional, String zero) {
        Schema schema = debezium(type, name, source, optional);
        SinkRecords records = records(schema, schema);
        Object value =
                switch (type) {
                    case INT32 -> 0;
                    case INT64 -> 0L;
                    default -> zero;
                };
        rig.open(records);
        rig.put(records.create(row("id", 1L, "a", value, "b", value)));
        rig.settle();
        assertThat(rig.metric("epoch-dates")).isEqualTo(0L);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void textWhoseBytesWereLostIsNamedAndWritten() {
        SinkRecords records = records(Schema.STRING_SCHEMA, jsonText());
        rig.open(records);
        rig.put(
                records.create(row("id", 1L, "a", "größe 😀", "b", "{}")),
                records.create(row("id", 2L, "a", "gr\uFFFD\uFFFDe", "b", "{\"a\":[\"\uFFFD\"]}")));
        rig.settle();
        assertThat(rig.select("id, a, b", "shop.t"))
                .containsExactly("1|größe 😀|{}", "2|gr\uFFFD\uFFFDe|{\"a\":[\"\uFFFD\"]}");
        assertThat(rig.metric("replacement-characters", "table", "shop.t", "column", "a"))
                .isEqualTo(1L);
        assertThat(rig.metric("replacement-characters", "table", "shop.t", "column", "b"))
                .isEqualTo(1L);
        assertThat(warnings()).hasSize(2).allSatisfy(line -> assertThat(line).contains("U+FFFD", "character set"));
    }

    private static Schema jsonText() {
        return SchemaBuilder.string().name("io.debezium.data.Json").build();
    }

    @Test
    void converterThatPutsDefaultsInThePlaceOfNullsIsNamedWithEachColumnConcerned() {
        // Those after it have a BIGINT UNSIGNED that wrapped around at the source.
        List<SinkRecord> records = Captured.records("my.demo.customers", true).subList(0, 13);
        rig.open(new org.apache.kafka.common.TopicPartition("my.demo.customers", 0));
        rig.putAll(records);
        rig.settle();
        assertThat(warnings())
                .extracting(line -> line.substring(0, line.indexOf(": the")))
                .containsExactly(
                        "Table my: demo.customers, column balance",
                        "Table my: demo.customers, column phone",
                        "Table my: demo.customers, column mobile");
        assertThat(warnings())
                .allSatisfy(line -> assertThat(line).contains("value.converter.replace.null.with.default=false"));
    }
}

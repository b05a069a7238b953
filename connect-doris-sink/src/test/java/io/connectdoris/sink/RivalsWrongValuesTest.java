package io.connectdoris.sink;

import static io.connectdoris.sink.SinkRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that other sinks for Doris are known to get wrong, or to stop at, each through a whole task: V1 to V28. */
class RivalsWrongValuesTest {

    private static final String DEBEZIUM = "io.debezium.";

    private final TaskRig rig = new TaskRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void v1DeleteThatTellsItsKeyAloneRemovesTheRow() {
        SinkRecords records = records(Schema.OPTIONAL_STRING_SCHEMA);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "v", "a")), records.delete(row("id", 1L, "v", null)));
        rig.settle();
        assertThat(rig.select("id, v", "shop.t")).isEmpty();
    }

    @Test
    void v2UpdateOfTheKeyLeavesOnlyTheNewRow() {
        SinkRecords records = records(Schema.OPTIONAL_STRING_SCHEMA);
        rig.open(records);
        rig.put(
                records.create(row("id", 1L, "v", "a")),
                records.update(row("id", 1L, "v", "a"), row("id", 2L, "v", "b")));
        rig.settle();
        assertThat(rig.select("id, v", "shop.t")).containsExactly("2|b");
    }

    @Test
    void v3DeleteWithoutABeforeImageRemovesTheRowOfItsKey() {
        SinkRecords records = records(Schema.OPTIONAL_STRING_SCHEMA);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "v", "a")), records.create(row("id", 2L, "v", "b")));
        SinkRecord delete = records.delete(row("id", 1L, "v", null));
        ((Struct) delete.value()).put("before", null);
        rig.put(delete);
        rig.settle();
        assertThat(rig.select("id, v", "shop.t")).containsExactly("2|b");
    }

    @Test
    void v3TruncateEmptiesTheTable() {
        SinkRecords records = records(Schema.OPTIONAL_STRING_SCHEMA);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "v", "a")), records.truncate());
        rig.settle();
        assertThat(rig.select("id", "shop.t")).isEmpty();
        assertThat(rig.offset(records)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"90000000000, 25:00:00.000000", "-3600000000, -01:00:00.000000"})
    void v4TimeBeyondADayIsItsText(long micros, String text) {
        assertThat(cell(named(Schema.Type.INT64, "time.MicroTime"), micros)).isEqualTo(text);
    }

    @Test
    void v5TimeThatIsAddedLaterIsTextToo() {
        Schema time = SchemaBuilder.int64()
                .name(DEBEZIUM + "time.MicroTime")
                .optional()
                .build();
        addColumn("v", time, 45296000000L);
        assertThat(rig.select("id, v", "shop.t")).containsExactly("1|null", "2|12:34:56.000000");
        assertThat(rig.showCreate("shop.t")).contains("`v` varchar(20)");
    }

    @Test
    void v6TasksWithDifferentSettingsDoNotMeet() {
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("at", named(Schema.Type.STRING, "time.ZonedTimestamp"))
                .field("bytes", Schema.BYTES_SCHEMA)
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "id");
        try (TaskRig other = new TaskRig()) {
            rig.restart("doris.timezone", "Asia/Shanghai", "load.binary.encoding", "base64");
            other.restart("doris.timezone", "America/Lima", "load.binary.encoding", "hex");
            rig.open(records);
            other.open(records);
            for (long id = 1; id <= 4; id++) {
                Map<String, Object> row = row("id", id, "at", "2023-11-15T0" + id + ":00:00Z", "bytes", new byte[] {1});
                SinkRecord record = records.create(row);
                rig.put(record);
                other.put(record);
            }
            rig.settle();
            other.settle();
            assertThat(rig.select("id, at, bytes", "shop.t"))
                    .containsExactly(
                            "1|2023-11-15 09:00:00.000000|AQ==",
                            "2|2023-11-15 10:00:00.000000|AQ==",
                            "3|2023-11-15 11:00:00.000000|AQ==",
                            "4|2023-11-15 12:00:00.000000|AQ==");
            assertThat(other.select("id, at, bytes", "shop.t"))
                    .containsExactly(
                            "1|2023-11-14 20:00:00.000000|01",
                            "2|2023-11-14 21:00:00.000000|01",
                            "3|2023-11-14 22:00:00.000000|01",
                            "4|2023-11-14 23:00:00.000000|01");
            // A rig that closes looks for threads of any task.
            rig.restart();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-15T00:00:00.25Z, 2023-11-15 08:00:00.250000",
        "2023-11-15T00:00:00+08:00, 2023-11-15 00:00:00.000000"
    })
    void v7ZonedTimestampIsTheWallClockOfTheSettings(String text, String wallClock) {
        rig.restart("doris.timezone", "Asia/Shanghai");
        assertThat(cell(named(Schema.Type.STRING, "time.ZonedTimestamp"), text)).isEqualTo(wallClock);
    }

    @Test
    void v8WholeMinutesHaveTheirSeconds() {
        assertThat(cell(named(Schema.Type.STRING, "time.ZonedTimestamp"), "2023-11-15T00:00Z"))
                .isEqualTo("2023-11-15 00:00:00.000000");
        assertThat(cell(named(Schema.Type.INT64, "time.MicroTimestamp"), 1700006400000000L, 1))
                .isEqualTo("2023-11-15 00:00:00.000000");
    }

    @Test
    void v9InfinityOfPostgresIsRefusedByColumnAndRange() {
        assertRefused(
                named(Schema.Type.INT64, "time.MicroTimestamp"),
                9223372036825200000L,
                "column v",
                "PostgreSQL's infinity");
    }

    @Test
    void v10MicrosecondsStayThoughTheLengthIsNotTold() {
        assertThat(cell(named(Schema.Type.INT64, "time.MicroTimestamp"), 1700006400123456L))
                .isEqualTo("2023-11-15 00:00:00.123456");
    }

    @Test
    void v11DecimalWithoutAPrecisionIsItsText() {
        assertThat(cell(Decimal.schema(0), new BigDecimal("18446744073709551615")))
                .isEqualTo("18446744073709551615");
        assertThat(cell(Decimal.schema(2), new BigDecimal("12.30"), 1)).isEqualTo("12.30");
    }

    @Test
    void v11UnsignedBigintIsALargeint() {
        Schema unsigned = Decimal.builder(0)
                .parameter("__debezium.source.column.type", "BIGINT UNSIGNED")
                .build();
        assertThat(cell(unsigned, new BigDecimal("18446744073709551615"))).isEqualTo("18446744073709551615");
        assertThat(rig.showCreate("shop.t")).contains("`v` largeint");
    }

    @Test
    void v12WrappedUnsignedBigintIsRefusedWithTheRemedy() {
        Schema wrapped = SchemaBuilder.int64()
                .parameter("__debezium.source.column.type", "BIGINT UNSIGNED")
                .build();
        assertRefused(wrapped, -1L, "column v", "bigint.unsigned.handling.mode=precise");
    }

    @ParameterizedTest
    @CsvSource({"1E-18, 0.000000000000000001", "12345678901234567890.123456789012345678, "})
    void v13DecimalKeepsEveryDigit(BigDecimal value, String text) {
        Schema schema =
                Decimal.builder(18).parameter("connect.decimal.precision", "38").build();
        assertThat(cell(schema, value)).isEqualTo(text == null ? value.toPlainString() : text);
    }

    @Test
    void v14NumericWithoutAPrecisionIsItsText() {
        Schema schema = SchemaBuilder.struct()
                .name(DEBEZIUM + "data.VariableScaleDecimal")
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA)
                .build();
        BigDecimal value = new BigDecimal("-98765432109876543210.01234567890123456789");
        Struct struct = new Struct(schema)
                .put("scale", value.scale())
                .put("value", value.unscaledValue().toByteArray());
        assertThat(cell(schema, struct)).isEqualTo(value.toPlainString());
    }

    @Test
    void v15TextsOfAnArrayKeepCommasQuotesAndNulls() {
        Schema texts = SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).build();
        assertThat(cell(texts, Arrays.asList("a,b", "c\"d", null, "null")))
                .isEqualTo("[\"a,b\",\"c\\\"d\",null,\"null\"]");
    }

    @Test
    void v16DecimalsOfAnArrayKeepTheirScale() {
        Schema decimal = Decimal.builder(2)
                .parameter("connect.decimal.precision", "10")
                .optional()
                .build();
        Schema decimals = SchemaBuilder.array(decimal).build();
        assertThat(cell(decimals, List.of(new BigDecimal("1.50"), new BigDecimal("-99999999.99"))))
                .isEqualTo("[1.50, -99999999.99]");
        assertThat(rig.showCreate("shop.t")).containsIgnoringCase("array<decimal(10,2)>");
    }

    @Test
    void v17PointIsAJsonObject() {
        Schema point = SchemaBuilder.struct()
                .name(DEBEZIUM + "data.geometry.Point")
                .field("x", Schema.FLOAT64_SCHEMA)
                .field("y", Schema.FLOAT64_SCHEMA)
                .field("wkb", Schema.OPTIONAL_BYTES_SCHEMA)
                .field("srid", Schema.OPTIONAL_INT32_SCHEMA)
                .build();
        Struct value = new Struct(point).put("x", 1.5).put("y", 2.5).put("wkb", new byte[] {1, 2, 3});
        assertThat(cell(point, value)).isEqualTo("{\"x\":1.5,\"y\":2.5,\"wkb\":\"AQID\",\"srid\":null}");
    }

    @Test
    void v18GeographyHasItsBytesAndItsReferenceSystem() {
        Schema geography = SchemaBuilder.struct()
                .name(DEBEZIUM + "data.geometry.Geography")
                .field("wkb", Schema.BYTES_SCHEMA)
                .field("srid", Schema.OPTIONAL_INT32_SCHEMA)
                .build();
        Struct value = new Struct(geography).put("wkb", new byte[] {1, -1, 0}).put("srid", 4326);
        assertThat(cell(geography, value)).isEqualTo("{\"wkb\":\"Af8A\",\"srid\":4326}");
    }

    @Test
    void v19BitsAreTheNumberTheyAre() {
        Schema bits = SchemaBuilder.bytes()
                .name(DEBEZIUM + "data.Bits")
                .parameter("length", "16")
                .build();
        assertThat(cell(bits, new byte[] {5, 0})).isEqualTo("5");
    }

    @Test
    void v20NotANumberIsOneInADoubleColumn() {
        assertThat(cell(Schema.FLOAT64_SCHEMA, Double.NaN)).isEqualTo("NaN");
        assertThat(rig.showCreate("shop.t")).contains("`v` double");
    }

    @Test
    void v21AddedColumnHasItsDefaultInOldRows() {
        addColumn("qty", SchemaBuilder.int32().defaultValue(7).build(), 8);
        assertThat(rig.select("id, qty", "shop.t")).containsExactly("1|7", "2|8");
    }

    @Test
    void v22AddedColumnKeepsItsNameInAnyScript() {
        addColumn("名称", Schema.OPTIONAL_STRING_SCHEMA, "值");
        assertThat(rig.select("id, `名称`", "shop.t")).containsExactly("1|null", "2|值");
        assertThat(rig.showCreate("shop.t")).contains("`名称`");
    }

    @Test
    void v23BacktickInAColumnNameEndsNoIdentifier() {
        addColumn("v", Schema.OPTIONAL_STRING_SCHEMA, "a");
        String odd = "x` int, DROP COLUMN `v";
        rig.put(records(odd, Schema.OPTIONAL_STRING_SCHEMA).offset(2).create(row("id", 3L, odd, "b")));
        rig.settle();
        assertThat(rig.select("id, v, `x`` int, DROP COLUMN ``v`", "shop.t"))
                .containsExactly("1|null|null", "2|a|null", "3|null|b");
    }

    @Test
    void v24NameInAMessageDoesNotLeaveItsPlaceInTheAddress() {
        rig.sql("CREATE DATABASE otherdb");
        rig.sql("CREATE TABLE otherdb.secret (id bigint NOT NULL, v varchar(100) NULL)"
                + " UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        SinkRecords records = records(Schema.OPTIONAL_STRING_SCHEMA);
        rig.open(records);
        SinkRecord record = records.create(row("id", 1L, "v", "a"));
        record.headers()
                .addString("connectdoris.database", "shop")
                .addString("connectdoris.table", "../otherdb/secret");
        assertThatThrownBy(() -> {
                    rig.put(record);
                    rig.settle();
                })
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("/api/shop/..%2Fotherdb%2Fsecret/");
        assertThat(rig.select("id", "otherdb.secret")).isEmpty();
    }

    @Test
    void v25PrettyPrintedJsonIsOneRow() {
        String pretty = "{\n  \"a\": [1,\r\n\t2]\n}";
        assertThat(cell(named(Schema.Type.STRING, "data.Json"), pretty)).isEqualTo("{\"a\":[1,2]}");
        assertThat(cell(Schema.STRING_SCHEMA, pretty, 1)).isEqualTo(pretty);
    }

    @Test
    void v26LongNamesStillGiveALegalLabel() {
        Schema columns = SinkRecords.columns().field("id", Schema.INT64_SCHEMA).build();
        String database = "d".repeat(60);
        String table = "t".repeat(64);
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, database, table, columns, "id");
        rig.open(records);
        rig.put(records.create(row("id", 1L)));
        rig.settle();
        assertThat(rig.select("id", database + "." + table)).containsExactly("1");
    }

    @Test
    void v27NestedRecordsAreJson() {
        Schema inner = SchemaBuilder.struct()
                .field("day", named(Schema.Type.INT32, "time.Date"))
                .field("price", Decimal.schema(2))
                .build();
        Schema outer = SchemaBuilder.struct()
                .field("inner", inner)
                .field("list", SchemaBuilder.array(inner).build())
                .build();
        Struct item = new Struct(inner).put("day", 19782).put("price", new BigDecimal("1.50"));
        assertThat(cell(outer, new Struct(outer).put("inner", item).put("list", List.of(item))))
                .isEqualTo("{\"inner\":{\"day\":\"2024-02-29\",\"price\":\"1.50\"},"
                        + "\"list\":[{\"day\":\"2024-02-29\",\"price\":\"1.50\"}]}");
    }

    @Test
    void v28NamedRecordsOfAConverterKeepTheirTypesAndEvolve() {
        Schema address = SchemaBuilder.struct()
                .name("com.example.Address")
                .field("zip", Schema.STRING_SCHEMA)
                .build();
        Schema first = avro().field("home", address).build();
        Schema second = avro().field("home", address)
                .field("city", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Struct home = new Struct(address).put("zip", "A1");
        Map<String, Object> values = row(
                "id", 1L, "price", new BigDecimal("1.50"), "raw", new byte[] {1, -1}, "day", new java.util.Date(0L));
        values.put("home", home);
        SinkRecords before = new SinkRecords(Shape.FLATTENED, 0, "shop", "t", first, "id");
        SinkRecords after = new SinkRecords(Shape.FLATTENED, 0, "shop", "t", second, "id").offset(1);
        rig.open(before);
        rig.put(before.create(values));
        values.put("id", 2L);
        values.put("city", "Wien");
        rig.put(after.create(values));
        rig.settle();
        String same = "|1.50|Af8=|1970-01-01|{\"zip\":\"A1\"}|";
        assertThat(rig.select("id, price, raw, day, home, city", "shop.t"))
                .containsExactly("1" + same + "null", "2" + same + "Wien");
    }

    private static SchemaBuilder avro() {
        return SchemaBuilder.struct()
                .name("com.example.Order")
                .field("id", Schema.INT64_SCHEMA)
                .field("price", Decimal.schema(2))
                .field("raw", Schema.BYTES_SCHEMA)
                .field("day", org.apache.kafka.connect.data.Date.SCHEMA);
    }

    /** The value as a query shows it, in the column that is created for it. */
    private String cell(Schema schema, Object value) {
        return cell(schema, value, 0);
    }

    private String cell(Schema schema, Object value, int table) {
        String name = table == 0 ? "t" : "t" + table;
        SinkRecords records = records(name, "v", schema);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "v", value)));
        rig.settle();
        return rig.select("v", "shop." + name).get(0);
    }

    private void assertRefused(Schema schema, Object value, String... parts) {
        SinkRecords records = records(schema);
        rig.open(records);
        assertThatThrownBy(() -> {
                    rig.put(records.create(row("id", 1L, "v", value)));
                    rig.settle();
                })
                .isInstanceOf(ConnectException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
        assertThat(rig.offset(records)).isZero();
    }

    /** A row 1 without the column, then the column and a row 2. */
    private void addColumn(String name, Schema schema, Object value) {
        Schema narrow = SinkRecords.columns().field("id", Schema.INT64_SCHEMA).build();
        SinkRecords before = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", narrow, "id");
        rig.open(before);
        rig.put(before.create(row("id", 1L)));
        rig.settle();
        rig.put(records(name, schema).offset(1).create(row("id", 2L, name, value)));
        rig.settle();
    }

    private static SinkRecords records(Schema value) {
        return records("v", value);
    }

    private static SinkRecords records(String column, Schema value) {
        return records("t", column, value);
    }

    private static SinkRecords records(String table, String column, Schema value) {
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field(column, value)
                .build();
        return new SinkRecords(Shape.ENVELOPE, 0, "shop", table, columns, "id");
    }

    private static Schema named(Schema.Type type, String name) {
        return new SchemaBuilder(type).name(DEBEZIUM + name).build();
    }
}

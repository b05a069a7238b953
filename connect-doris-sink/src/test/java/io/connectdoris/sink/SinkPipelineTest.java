package io.connectdoris.sink;

import static io.connectdoris.sink.SinkRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rows are in Doris, and which offsets may be committed, after records went through a task. */
class SinkPipelineTest {

    private static final Schema CUSTOMER = SinkRecords.columns()
            .field("id", Schema.INT64_SCHEMA)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("points", Schema.OPTIONAL_INT64_SCHEMA)
            .build();
    private static final Schema CUSTOMER_WITH_CITY = SinkRecords.columns()
            .field("id", Schema.INT64_SCHEMA)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("points", Schema.OPTIONAL_INT64_SCHEMA)
            .field("city", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final TaskRig rig = new TaskRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void insertsUpdatesAndDeletesEndInTheSameRowsAsAtTheSource(Shape shape) {
        SinkRecords records = customers(shape);
        rig.open(records);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        Map<String, Object> annLater = row("id", 1L, "name", "Ann Ü 😀", "points", null);
        Map<String, Object> bob = row("id", 2L, "name", "Bob", "points", 7L);
        Map<String, Object> cy = row("id", 3L, "name", null, "points", -1L);
        rig.put(records.create(ann), records.create(bob), records.create(cy));
        rig.put(records.update(ann, annLater), records.delete(bob));
        rig.settle();
        assertThat(rig.select("id, name, points", "shop.customers")).containsExactly("1|Ann Ü 😀|null", "3|null|-1");
        assertThat(rig.offset(records)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void keyChangeIsADeleteAndACreate(Shape shape) {
        SinkRecords records = customers(shape);
        rig.open(records);
        Map<String, Object> old = row("id", 1L, "name", "Ann", "points", 5L);
        rig.put(records.create(old));
        rig.put(records.delete(old), records.create(row("id", 9L, "name", "Ann", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("9");
    }

    @ParameterizedTest
    @EnumSource
    void deleteThenInsertOfOneKeyInOneBatchKeepsTheRow(Shape shape) {
        SinkRecords records = customers(shape);
        rig.open(records);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        Map<String, Object> again = row("id", 1L, "name", "Ann again", "points", 6L);
        rig.put(records.create(ann), records.delete(ann), records.create(again));
        rig.settle();
        assertThat(rig.select("id, name", "shop.customers")).containsExactly("1|Ann again");
    }

    @ParameterizedTest
    @EnumSource
    void newColumnIsAddedAsSoonAsARecordHasIt(Shape shape) {
        SinkRecords before = customers(shape);
        SinkRecords after = new SinkRecords(shape, 0, "shop", "customers", CUSTOMER_WITH_CITY, "id").offset(1);
        rig.open(before);
        rig.put(before.create(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.put(after.create(row("id", 2L, "name", "Bob", "points", 6L, "city", "Wien")));
        rig.settle();
        assertThat(rig.select("id, name, city", "shop.customers")).containsExactly("1|Ann|null", "2|Bob|Wien");
    }

    @Test
    void rowsBeforeAnAddedColumnHaveItsDefaultAsAtTheSource() {
        SinkRecords before = customers(Shape.ENVELOPE);
        Schema wider = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("seven", SchemaBuilder.int32().defaultValue(7).build())
                .field(
                        "maybe",
                        SchemaBuilder.string().optional().defaultValue("it's").build())
                .field("zero", Schema.INT64_SCHEMA)
                .field("empty", Schema.STRING_SCHEMA)
                .field("nothing", Schema.OPTIONAL_INT32_SCHEMA)
                .field(
                        "price",
                        Decimal.builder(2)
                                .parameter("connect.decimal.precision", "8")
                                .defaultValue(new BigDecimal("1.50"))
                                .build())
                .field(
                        "now",
                        SchemaBuilder.int64()
                                .name("io.debezium.time.MicroTimestamp")
                                .optional()
                                .defaultValue(0L)
                                .build())
                .field(
                        "then",
                        SchemaBuilder.string()
                                .name("io.debezium.time.ZonedTimestamp")
                                .defaultValue("2020-01-01T00:00:00Z")
                                .build())
                .build();
        SinkRecords after = new SinkRecords(Shape.ENVELOPE, 0, "shop", "customers", wider, "id").offset(1);
        rig.open(before);
        rig.put(before.create(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.settle();
        rig.put(after.create(row(
                "id",
                2L,
                "seven",
                8,
                "maybe",
                null,
                "zero",
                1L,
                "empty",
                "x",
                "nothing",
                null,
                "price",
                new BigDecimal("2.00"),
                "now",
                null,
                "then",
                "2021-01-01T00:00:00Z")));
        rig.settle();
        assertThat(rig.select("id, seven, maybe, zero, empty, nothing, price, now, `then`", "shop.customers"))
                .containsExactly(
                        "1|7|it's|0||null|1.50|null|2020-01-01 00:00:00.000000",
                        "2|8|null|1|x|null|2.00|null|2021-01-01 00:00:00.000000");
    }

    @Test
    void updateThatChangesTheKeyRemovesTheOldRow() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> old = row("id", 1L, "name", "Ann", "points", 5L);
        rig.put(records.create(old), records.update(old, row("id", 2L, "name", "Ann", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("2");
    }

    @Test
    void tombstoneAfterADebeziumDeleteIsSettledWithoutARow() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        rig.put(records.create(ann), records.delete(ann), records.tombstone(ann));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).isEmpty();
        assertThat(rig.offset(records)).isEqualTo(3);
    }

    @Test
    void tombstoneThatCompactionHasLeftAloneIsTheDelete() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        rig.put(
                records.create(ann),
                records.create(row("id", 2L, "name", "Bob", "points", 5L)),
                records.tombstone(ann));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource
    void tombstoneBeforeAnyOtherRecordWaitsForOneThatTellsItsTable(Shape shape) {
        SinkRecords records = customers(shape);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        rig.open(records);
        rig.put(records.create(ann));
        rig.settle();
        rig.restart();
        rig.open(records);
        rig.put(records.tombstone(ann));
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.offset(records)).isEqualTo(1);
        assertThat(rig.select("id", "shop.customers")).containsExactly("1");
        rig.put(records.create(row("id", 2L, "name", "Bob", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("2");
        assertThat(rig.offset(records)).isEqualTo(3);
    }

    @Test
    void deleteReachesATableWithASequenceColumnOfItsOwn() {
        rig.sql("CREATE DATABASE shop");
        rig.sql(
                "CREATE TABLE shop.customers (id bigint NOT NULL, name varchar(100) NULL, points bigint NULL) UNIQUE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\","
                        + " \"function_column.sequence_col\" = \"points\")");
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        rig.put(records.create(ann), records.delete(ann), records.create(row("id", 2L, "name", "Bob", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("2");
        assertThatThrownBy(() -> rig.put(records.delete(row("id", 2L, "name", null, "points", null))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("sequence column points")
                .hasMessageContaining("REPLICA IDENTITY FULL");
    }

    @Test
    void changeOfAKeyColumnThatOnlyTheTableHasRemovesTheOldRow() {
        createTableKeyedByIdAndPoints();
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> five = row("id", 1L, "name", "Ann", "points", 5L);
        Map<String, Object> six = row("id", 1L, "name", "Ann", "points", 6L);
        rig.put(records.create(five), records.update(five, six));
        rig.settle();
        assertThat(rig.select("id, points", "shop.customers")).containsExactly("1|6");
        rig.put(records.delete(six));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).isEmpty();
    }

    @Test
    void deleteFindsItsRowThoughAllItsOtherColumnsAreZeroOrNull() {
        createTableKeyedByIdAndPoints();
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> zero = row("id", 1L, "name", null, "points", 0L);
        rig.put(records.create(zero), records.delete(zero));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).isEmpty();
    }

    @Test
    void deleteThatTellsTheRecordKeyAloneIsRefusedForATableWithAWiderKey() {
        createTableKeyedByIdAndPoints();
        SinkRecords records = customers(Shape.FLATTENED);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.settle();
        assertThatThrownBy(() -> rig.put(records.delete(row("id", 1L, "name", null, "points", 0L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("UNIQUE KEY(id, points)")
                .hasMessageContaining("REPLICA IDENTITY FULL");
    }

    @Test
    void tombstoneThatComesAloneDoesNotStopATableWithAWiderKey() {
        createTableKeyedByIdAndPoints();
        SinkRecords records = customers(Shape.ENVELOPE);
        SinkRecords others = new SinkRecords(Shape.ENVELOPE, 1, "shop", "customers", CUSTOMER, "id");
        rig.open(records, others);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        Map<String, Object> bob = row("id", 2L, "name", "Bob", "points", 5L);
        rig.put(records.create(ann), others.create(bob), records.delete(ann), others.delete(bob));
        rig.put(records.tombstone(ann), others.tombstone(bob));
        rig.settle();
        rig.restart();
        rig.open(records);
        rig.put(records.tombstone(ann), records.create(row("id", 3L, "name", "Cy", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("3");
    }

    @ParameterizedTest
    @EnumSource
    void tombstoneThatWaitedGoesWhereATransformSendsItsTopic(Shape shape) {
        SinkRecords records = customers(shape);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 5L);
        rig.open(records);
        rig.put(routed(records.create(ann)));
        rig.settle();
        rig.restart();
        rig.open(records);
        rig.put(records.tombstone(ann), routed(records.create(row("id", 2L, "name", "Bob", "points", 5L))));
        rig.settle();
        assertThat(rig.select("id", "ods.cust")).containsExactly("2");
    }

    private static SinkRecord routed(SinkRecord record) {
        record.headers().addString("connectdoris.database", "ods").addString("connectdoris.table", "cust");
        return record;
    }

    @Test
    void deleteReachesATableThatAnotherTaskMadeBeforeTheRebalance() {
        SinkRecords records = customers(Shape.ENVELOPE);
        SinkRecords arriving = new SinkRecords(Shape.ENVELOPE, 1, "shop", "customers", CUSTOMER, "id").offset(1);
        rig.open(records);
        rig.put(records.delete(row("id", 5L, "name", "x", "points", 1L)));
        rig.sql("CREATE DATABASE shop");
        rig.sql(
                "CREATE TABLE shop.customers (id bigint NOT NULL, name varchar(100) NULL, points bigint NULL) UNIQUE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        rig.sql("INSERT INTO shop.customers VALUES (1, 'Ann', 5)");
        rig.open(arriving);
        rig.put(arriving.delete(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).isEmpty();
    }

    private void createTableKeyedByIdAndPoints() {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.customers (id bigint NOT NULL, points bigint NOT NULL, name varchar(100) NULL)"
                + " UNIQUE KEY(id, points) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
    }

    @ParameterizedTest
    @EnumSource
    void deleteReachesATableWithNotNullColumns(Shape shape) {
        rig.sql("CREATE DATABASE shop");
        rig.sql(
                "CREATE TABLE shop.customers (id bigint NOT NULL, name varchar(100) NOT NULL, points bigint NOT NULL,"
                        + " d date NULL) UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        SinkRecords records = customers(shape);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.put(records.delete(row("id", 1L, "name", null, "points", null)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).isEmpty();
    }

    @Test
    void deletesBeforeTheFirstRowOfATableAreCheap() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        for (long id = 0; id < 100; id++) {
            rig.put(records.delete(row("id", id, "name", "x", "points", 1L)));
        }
        assertThat(rig.doris().requests()).hasSizeLessThan(10);
        rig.settle();
        rig.put(records.create(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.put(records.delete(row("id", 2L, "name", "Ann", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("1");
    }

    @Test
    void columnsThatOnlyTheKeyHasAreWritten() {
        Schema key = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
        Schema value =
                SchemaBuilder.struct().field("name", Schema.STRING_SCHEMA).build();
        rig.open(new TopicPartition("shop.plain", 0));
        rig.put(
                new SinkRecord(
                        "shop.plain",
                        0,
                        key,
                        new Struct(key).put("id", 1L),
                        value,
                        new Struct(value).put("name", "Ann"),
                        0),
                new SinkRecord(
                        "shop.plain",
                        0,
                        key,
                        new Struct(key).put("id", 2L),
                        value,
                        new Struct(value).put("name", "Bob"),
                        1),
                new SinkRecord("shop.plain", 0, key, new Struct(key).put("id", 1L), null, null, 2));
        rig.settle();
        assertThat(rig.select("id, name", "shop.plain")).containsExactly("2|Bob");
    }

    @Test
    void offsetOfRecordsThatATransformDropsIsCommitted() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "name", "Ann", "points", 5L)));
        rig.drop(records.create(row("id", 2L, "name", "Bob", "points", 5L)));
        assertThat(rig.offset(records)).isZero();
        rig.passUntil(() -> rig.offset(records) == 2);
    }

    @Test
    void columnsThatDifferByCaseAreRefused() {
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("ID", Schema.OPTIONAL_INT64_SCHEMA)
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "id");
        rig.open(records);
        assertThatThrownBy(() -> rig.put(records.create(row("id", 1L, "ID", 2L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("id")
                .hasMessageContaining("ID");
    }

    @Test
    void rowWithoutAnyKnownColumnIsStillARowOfItsOwn() {
        rig.restart("tables.without.key", "kafka_coordinates");
        rig.open(new TopicPartition("shop.log", 0));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("other", null);
        rig.put(
                new SinkRecord("shop.log", 0, null, null, null, nothing, 0),
                new SinkRecord("shop.log", 0, null, null, null, Map.of("other", "known now"), 1));
        rig.settle();
        assertThat(rig.select("__kafka_offset, other", "shop.log")).containsExactly("0|null", "1|known now");
    }

    @Test
    void truncateEmptiesTheTableInItsPlace() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        rig.put(
                records.create(row("id", 1L, "name", "Ann", "points", 5L)),
                records.truncate(),
                records.create(row("id", 2L, "name", "Bob", "points", 5L)));
        rig.settle();
        assertThat(rig.select("id", "shop.customers")).containsExactly("2");
        assertThat(rig.offset(records)).isEqualTo(3);
    }

    @Test
    void createdTableIsUniqueMergeOnWriteWithKeysFirstAndASequence() {
        Schema columns = SinkRecords.columns()
                .field(
                        "name",
                        SchemaBuilder.string()
                                .optional()
                                .parameter("__debezium.source.column.type", "VARCHAR")
                                .parameter("__debezium.source.column.length", "40")
                                .doc("given name")
                                .build())
                .field(
                        "region",
                        SchemaBuilder.string()
                                .parameter("__debezium.source.column.type", "VARCHAR")
                                .parameter("__debezium.source.column.length", "10")
                                .build())
                .field("id", Schema.INT64_SCHEMA)
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "people", columns, "id", "region");
        rig.open(records);
        rig.put(records.create(row("name", "Ann", "region", "eu", "id", 1L)));
        rig.settle();
        String ddl = rig.showCreate("shop.people");
        assertThat(ddl)
                .containsSubsequence(
                        "`id` bigint NOT NULL",
                        "`region` varchar(40) NOT NULL",
                        "`name` varchar(160) NULL",
                        "given name",
                        "UNIQUE KEY(`id`, `region`)",
                        "DISTRIBUTED BY HASH(`id`, `region`)",
                        "BUCKETS AUTO")
                .contains("\"enable_unique_key_merge_on_write\" = \"true\"")
                .contains("\"function_column.sequence_type\" = \"largeint\"")
                .contains("tag.location.default: 1");
    }

    @Test
    void replayOfOldRecordsDoesNotTurnARowBack() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        Map<String, Object> old = row("id", 1L, "name", "old", "points", 1L);
        Map<String, Object> now = row("id", 1L, "name", "now", "points", 2L);
        rig.put(records.create(old), records.update(old, now));
        rig.settle();
        rig.restart();
        rig.open(records);
        rig.put(records.offset(0).create(old));
        rig.settle();
        assertThat(rig.select("id, name", "shop.customers")).containsExactly("1|now");
        rig.put(records.update(old, now));
        rig.settle();
        assertThat(rig.select("id, name", "shop.customers")).containsExactly("1|now");
    }

    @Test
    void recreatedTopicWithLowerOffsetsButLaterTimestampsWins() {
        SinkRecords records = customers(Shape.ENVELOPE).offset(5_000);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "name", "before", "points", 1L)));
        rig.settle();
        rig.restart();
        SinkRecords anew = customers(Shape.ENVELOPE).at(1_700_000_100_000L);
        rig.open(anew);
        rig.put(anew.create(row("id", 1L, "name", "after", "points", 1L)));
        rig.settle();
        assertThat(rig.select("id, name", "shop.customers")).containsExactly("1|after");
    }

    @Test
    void droppedTableIsFilledAgainWhenOffsetsAreSetBack() {
        SinkRecords records = customers(Shape.ENVELOPE);
        Map<String, Object> ann = row("id", 1L, "name", "Ann", "points", 1L);
        rig.open(records);
        rig.put(records.create(ann));
        rig.settle();
        rig.restart();
        rig.sql("DROP TABLE shop.customers FORCE");
        rig.open(records);
        rig.put(records.offset(0).create(ann));
        rig.settle();
        assertThat(rig.select("id, name", "shop.customers")).containsExactly("1|Ann");
    }

    @Test
    void offsetIsHeldUntilDorisHasTheRow() {
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "name", "Ann", "points", 1L)));
        assertThat(rig.offset(records)).isZero();
        rig.settle();
        assertThat(rig.offset(records)).isEqualTo(1);
    }

    @Test
    void tableWithoutKeyIsRefusedWithTheWaysOut() {
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "log", CUSTOMER);
        rig.open(records);
        assertThatThrownBy(() -> rig.put(records.create(row("id", 1L, "name", "Ann", "points", 1L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("my.shop.log-0 offset 0")
                .hasMessageContaining("message.key.columns")
                .hasMessageContaining("tables.without.key");
    }

    @Test
    void tableWithoutKeyIsKeyedByKafkaCoordinatesOnRequest() {
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "log", CUSTOMER);
        rig.restart("tables.without.key", "kafka_coordinates");
        rig.open(records);
        Map<String, Object> same = row("id", 1L, "name", "Ann", "points", 1L);
        rig.put(records.create(same), records.create(same));
        rig.settle();
        assertThat(rig.select("__kafka_topic, __kafka_partition, __kafka_offset, id, name", "shop.log"))
                .containsExactly("my.shop.log|0|0|1|Ann", "my.shop.log|0|1|1|Ann");
        assertThatThrownBy(() -> rig.put(records.delete(same)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("updated or deleted")
                .hasMessageContaining("only ever added");
    }

    @Test
    void tableWithoutKeyIsADuplicateTableOnRequest() {
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "log", CUSTOMER);
        rig.restart("tables.without.key", "duplicate");
        rig.open(records);
        Map<String, Object> same = row("id", 1L, "name", "Ann", "points", 1L);
        rig.put(records.create(same), records.create(same));
        rig.settle();
        assertThat(rig.select("id, name", "shop.log")).containsExactly("1|Ann", "1|Ann");
        assertThat(rig.showCreate("shop.log")).contains("DUPLICATE KEY(`id`)");
    }

    @Test
    void zonedTimestampsBecomeWallClockOfTheConfiguredZone() {
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field(
                        "at",
                        SchemaBuilder.string()
                                .name("io.debezium.time.ZonedTimestamp")
                                .optional()
                                .build())
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "id");
        rig.restart("doris.timezone", "Asia/Shanghai");
        rig.open(records);
        rig.put(records.create(row("id", 1L, "at", "2026-03-01T20:00:00.5Z")));
        rig.settle();
        assertThat(rig.select("id, at", "shop.t")).containsExactly("1|2026-03-02 04:00:00.500000");
    }

    @Test
    void valueThatDorisRefusesStopsTheTaskWithColumnTextAndOffsets() {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.customers (id bigint NOT NULL, name varchar(100) NOT NULL, points bigint NULL)"
                + " UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        rig.put(records.create(row("id", 1L, "name", "Ann", "points", 1L)));
        rig.put(records.create(row("id", 2L, "name", null, "points", 1L)));
        assertThatThrownBy(rig::settle)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("shop.customers")
                .hasMessageContaining("my.shop.customers-0 offsets 0..1")
                .hasMessageContaining("column(name) values is null while columns is not nullable")
                .hasMessageContaining("my.shop.customers-0 offset 1.");
        assertThat(rig.offset(records)).isZero();
    }

    @Test
    void refusedRowAmongManyIsFoundByHalves() {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.customers (id bigint NOT NULL, name varchar(100) NOT NULL, points bigint NULL)"
                + " UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        rig.doris().faults().onLoad("customers").nth(3).dropAfterCommit();
        List<SinkRecord> rows = new ArrayList<>();
        for (long id = 0; id < 1_000; id++) {
            rows.add(records.create(row("id", id, "name", id == 707 ? null : "x".repeat((int) id % 90), "points", 1L)));
        }
        rig.putAll(rows);
        assertThatThrownBy(rig::settle)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offsets 0..999")
                .hasMessageContaining("my.shop.customers-0 offset 707.");
        assertThat(rig.offset(records)).isZero();
        assertThat(rig.doris().requests().stream()
                        .filter(request -> request.path().endsWith("/_stream_load"))
                        .map(request -> request.label())
                        .distinct())
                .hasSizeLessThan(15);
    }

    @Test
    void textThatIsTooLongStopsTheTaskWithColumnSizeAndOffset() {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.customers (id bigint NOT NULL, name varchar(5) NULL, points bigint NULL)"
                + " UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        assertThatThrownBy(() -> rig.put(records.create(row("id", 1L, "name", "😀😀", "points", 1L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("my.shop.customers-0 offset 0")
                .hasMessageContaining("column name")
                .hasMessageContaining("8 bytes")
                .hasMessageContaining("VARCHAR(5)");
    }

    @Test
    void rowsOfARevokedPartitionAreNotSent() {
        SinkRecords leaving = customers(Shape.ENVELOPE);
        SinkRecords staying = new SinkRecords(Shape.ENVELOPE, 1, "shop", "customers", CUSTOMER, "id");
        rig.open(leaving, staying);
        rig.put(
                leaving.create(row("id", 1L, "name", "leaves", "points", 1L)),
                staying.create(row("id", 2L, "name", "stays", "points", 1L)),
                leaving.create(row("id", 3L, "name", "leaves", "points", 1L)));
        rig.revoke(leaving);
        rig.settle();
        assertThat(rig.select("id, name", "shop.customers")).containsExactly("2|stays");
        assertThat(rig.committable()).containsOnlyKeys(new TopicPartition("my.shop.customers", 1));
    }

    @Test
    void memoryBudgetPausesTheFeedersAndResumesThem() {
        rig.restart("buffer.memory.bytes", "1048576", "flush.rows", "1000000", "flush.interval.ms", "3600000");
        SinkRecords records = customers(Shape.ENVELOPE);
        rig.open(records);
        String text = "x".repeat(10_000);
        rig.put(records.create(row("id", -1L, "name", text, "points", 1L)));
        rig.dorisDown();
        for (long id = 0; rig.context().paused.isEmpty(); id++) {
            assertThat(id).as("rows taken in without a pause").isLessThan(1_000);
            rig.put(records.create(row("id", id, "name", text, "points", 1L)));
        }
        assertThat(rig.context().paused).containsExactly(new TopicPartition("my.shop.customers", 0));
        rig.dorisUp();
        rig.settle();
        assertThat(rig.context().paused).isEmpty();
    }

    @Test
    void manySmallTablesThatFillTheMemoryAreLoadedBeforeTheyAreDue() {
        rig.restart(
                "buffer.memory.bytes",
                "1048576",
                "flush.interval.ms",
                "" + Duration.ofDays(1_000).toMillis());
        List<SinkRecords> tables = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tables.add(new SinkRecords(Shape.ENVELOPE, 0, "shop", "t" + i, CUSTOMER, "id"));
        }
        tables.forEach(rig::open);
        String text = "x".repeat(20_000);
        for (SinkRecords table : tables) {
            for (long id = 0; id < 3; id++) {
                rig.put(table.create(row("id", id, "name", text, "points", 1L)));
            }
        }
        rig.passUntil(() -> rig.context().paused.isEmpty());
        assertThat(tables.stream().filter(table -> rig.offset(table) == 3)).hasSizeGreaterThan(10);
    }

    @Test
    void controlRecordsOfDebeziumAreSettled() {
        List<String> topics = List.of("my", "my.transaction", "__debezium-heartbeat.my", "pg.message");
        for (String topic : topics) {
            rig.open(new TopicPartition(topic, 0));
            rig.putAll(Captured.records(topic, true));
        }
        rig.settle();
        assertThat(rig.committable())
                .containsEntry(new TopicPartition("my", 0), 6L)
                .containsEntry(new TopicPartition("my.transaction", 0), 3L)
                .containsEntry(new TopicPartition("__debezium-heartbeat.my", 0), 3L)
                .containsEntry(new TopicPartition("pg.message", 0), 2L);
    }

    @ParameterizedTest
    @EnumSource
    void nullInAColumnWithADefaultStaysNull(Shape shape) {
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("n", SchemaBuilder.int64().optional().defaultValue(7L).build())
                .build();
        SinkRecords records = new SinkRecords(shape, 0, "shop", "t", columns, "id");
        rig.open(records);
        rig.put(records.create(row("id", 1L, "n", 5L)), records.create(row("id", 2L, "n", null)));
        rig.settle();
        assertThat(rig.select("id, n", "shop.t")).containsExactly("1|5", "2|null");
    }

    private static SinkRecords customers(Shape shape) {
        return new SinkRecords(shape, 0, "shop", "customers", CUSTOMER, "id");
    }
}

package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final String[] ADDING = {
        "metadata", "db, table",
        "metadata.rename", "db:database_name, table:table_name",
        "rules", "emp",
        "rule.emp.database", "emp_[0-9]+",
        "rule.emp.table", "employees_[0-9]+",
        "rule.emp.target.database", "demo",
        "rule.emp.target.table", "all_employees",
        "rule.emp.key", "add",
        "rule.emp.key.columns", "database_name, table"
    };

    @ParameterizedTest
    @EnumSource
    void shardColumnsComeFirstInTheKeyOfEveryRecordOfARow(Shape shape) {
        Changes rows = Changes.mysql(shape, "emp_2", "employees_1");
        TableRouter<SinkRecord> router = Routing.sink(ADDING);
        for (SinkRecord record :
                List.of(rows.insert(7, "a", 2), rows.update(7, "a", "b"), rows.delete(7, "b", 2), rows.tombstone(7))) {
            SinkRecord routed = router.apply(record);
            Map<String, Object> key = Routing.columns(routed.key());
            assertThat(key.keySet()).containsExactly("database_name", "table_name", "id");
            assertThat(key.values()).containsExactly("emp_2", "employees_1", 7L);
            if (routed.key() instanceof Struct struct) {
                assertThat(routed.keySchema()).isSameAs(struct.schema());
                assertThat(struct.schema().field("database_name").schema().isOptional())
                        .isFalse();
                assertThat(struct.schema().name()).isEqualTo("Key");
            }
            if (routed.value() != null) {
                assertThat(Routing.row(routed))
                        .containsEntry("database_name", "emp_2")
                        .containsEntry("table_name", "employees_1");
            }
        }
    }

    @Test
    void equalKeysOfDifferentShardsStayApart() {
        TableRouter<SinkRecord> router = Routing.sink(ADDING);
        Object one = router.apply(
                        Changes.mysql(Shape.ENVELOPE, "emp_1", "employees_1").insert(1, "a", 2))
                .key();
        Object other = router.apply(
                        Changes.mysql(Shape.ENVELOPE, "emp_2", "employees_1").insert(1, "a", 2))
                .key();
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void keySchemaIsMadeOnce() {
        TableRouter<SinkRecord> router = Routing.sink(ADDING);
        Schema first = null;
        for (String database : List.of("emp_1", "emp_2", "emp_1")) {
            Schema schema = router.apply(Changes.mysql(Shape.ENVELOPE, database, "employees_1")
                            .insert(1, "a", 2))
                    .keySchema();
            assertThat(first == null ? schema : first).isSameAs(schema);
            first = schema;
        }
    }

    @Test
    void changedKeyFindsItsOldRowAndSaysSoInItsHeaders() {
        TableRouter<SourceRecord> router = Routing.source(
                "metadata", "db, table", "rules", "all", "rule.all.database", "demo", "rule.all.key", "add");
        SinkRecord delete = Changes.mysql(Shape.ENVELOPE, "demo", "customers").delete(2, "a", 1);
        delete.headers().addStruct("__debezium.newkey", new Struct(Changes.KEY).put("id", 1001L));
        SourceRecord routed = router.apply(Captured.atSource(delete));
        Struct newKey = (Struct) Routing.header(routed, "__debezium.newkey");
        assertThat(Routing.columns(newKey).values()).containsExactly("demo", "customers", 1001L);
        assertThat(Routing.columns(routed.key()).values()).containsExactly("demo", "customers", 2L);
    }

    @Test
    void capturedChangeOfAKeyKeepsDeleteTombstoneAndCreateOfTheRow() {
        for (String topic : List.of("my.demo.customers", "mar.demo.customers", "pg.demo.customers")) {
            TableRouter<SourceRecord> router = Routing.source(
                    "metadata", "db, table", "rules", "all", "rule.all.database", "demo", "rule.all.key", "add");
            List<List<Object>> keys = new ArrayList<>();
            for (SourceRecord record : Captured.sourceRecords(topic).subList(4, 8)) {
                SourceRecord routed = router.apply(record);
                assertThat(routed.topic()).isEqualTo("demo.customers");
                keys.add(List.copyOf(Routing.columns(routed.key()).values()));
            }
            assertThat(keys)
                    .as(topic)
                    .containsExactly(
                            List.of("demo", "customers", 1),
                            List.of("demo", "customers", 2),
                            List.of("demo", "customers", 2),
                            List.of("demo", "customers", 1001));
        }
    }

    @Test
    void tableWithoutAKeyKeepsNone() {
        SinkRecord record = Captured.records("pg.demo.no_pk_full", true).get(0);
        assertThat(record.key()).isNull();
        SinkRecord routed = Routing.sink(
                        "metadata", "db", "rules", "all", "rule.all.database", "demo", "rule.all.key", "add")
                .apply(record);
        assertThat(routed.key()).isNull();
        assertThat(Routing.row(routed)).containsEntry("__db", "demo");
    }

    @Test
    void keyWithoutColumnNamesIsRefused() {
        SinkRecord record =
                new SinkRecord("emp_1.employees_1", 0, Schema.INT64_SCHEMA, 1L, null, Map.of("id", 1, "__op", "c"), 0);
        assertThatThrownBy(() -> Routing.sink(
                                "metadata", "db", "rules", "all", "rule.all.database", ".*", "rule.all.key", "add")
                        .apply(record))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it is a Long without column names");
    }

    @ParameterizedTest
    @EnumSource
    void tombstoneBeforeAnythingElseGetsItsShardFromTheTopic(Shape shape) {
        SinkRecord tombstone = Changes.mysql(shape, "emp_2", "employees_1").tombstone(7);
        SinkRecord routed = Routing.sink(ADDING).apply(tombstone);
        assertThat(Routing.columns(routed.key()).values()).containsExactly("emp_2", "employees_1", 7L);
        assertThat(Routing.target(routed)).isEqualTo("demo|all_employees");
    }

    @Test
    void tombstoneOfWhichNothingIsKnownIsLeftToTheSink() {
        SinkRecord tombstone = Changes.mysql(Shape.ENVELOPE, "shop", "orders").tombstone(7);
        assertThat(Routing.sink().apply(tombstone)).isSameAs(tombstone);
        assertThat(tombstone.headers()).isEmpty();
    }

    @Test
    void tombstoneFollowsItsDeleteWhereSeveralTablesShareATopic() {
        TableRouter<SourceRecord> router = Routing.source(ADDING);
        for (String database : List.of("emp_1", "emp_2")) {
            Changes rows = Changes.mysql(Shape.ENVELOPE, database, "employees_1");
            SourceRecord delete = inTopic("merged", rows.delete(3, "a", 1));
            SourceRecord tombstone = inTopic("merged", rows.tombstone(3));
            assertThat(router.apply(delete).key())
                    .isEqualTo(router.apply(tombstone).key());
        }
    }

    private static SourceRecord inTopic(String topic, SinkRecord record) {
        SourceRecord atSource = Captured.atSource(record);
        return atSource.newRecord(
                topic,
                null,
                atSource.keySchema(),
                atSource.key(),
                atSource.valueSchema(),
                atSource.value(),
                atSource.timestamp());
    }

    /** The key and the table of a row's delete and tombstone are those of its insert, whatever names and rules there are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void keyOfADeleteIsTheKeyOfItsInsert(long seed) {
        Random random = new Random(seed);
        Map<String, String> settings = randomRules(random);
        TableRouter<SinkRecord> router = new TableRouter<>();
        router.configure(settings);
        for (int n = 0; n < 60; n++) {
            Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
            // Names of its own for each shape: flattened rows are named by their topic, which is sanitised.
            String database = name(random, shape.isFlat());
            Changes rows = random.nextBoolean() || shape.isFlat()
                    ? Changes.mysql(shape, database + shape.name(), name(random, shape.isFlat()))
                    : Changes.postgres(shape, database + shape.name(), name(random, false));
            long id = random.nextInt(5);
            Optional<SinkRecord> insert = routed(router, rows.insert(id, "a", random.nextInt(9)));
            Optional<SinkRecord> delete = routed(router, rows.delete(id, "a", random.nextInt(9)));
            Optional<SinkRecord> tombstone = routed(router, rows.tombstone(id));
            String as = "seed " + seed + ", settings " + settings + ", row " + insert;
            assertThat(delete.map(SinkRecord::key)).as(as).isEqualTo(insert.map(SinkRecord::key));
            assertThat(tombstone.map(SinkRecord::key)).as(as).isEqualTo(insert.map(SinkRecord::key));
            assertThat(delete.map(Routing::target)).as(as).isEqualTo(insert.map(Routing::target));
            assertThat(tombstone.map(Routing::target)).as(as).isEqualTo(insert.map(Routing::target));
        }
    }

    private static Optional<SinkRecord> routed(TableRouter<SinkRecord> router, SinkRecord record) {
        return Optional.ofNullable(router.apply(record));
    }

    private static Map<String, String> randomRules(Random random) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "metadata", "db, table, connector",
                "unmatched", random.nextBoolean() ? "drop" : "pass",
                // Apart, whatever the names: what would be mixed by accident is refused elsewhere.
                "database", "d",
                "table", "${source}.${db}.${schema}.${table}",
                "name.characters", random.nextBoolean() ? "ascii" : "unicode"));
        String[][] patterns = {{"a.*", "b.*"}, {"[a-c]+.*", ".*1"}, {".*x.*", ".*"}};
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < patterns.length; i++) {
            if (random.nextBoolean()) {
                String prefix = "rule.r" + i + ".";
                aliases.add("r" + i);
                settings.put(prefix + "database", patterns[i][0]);
                settings.put(prefix + "table", patterns[i][1]);
                settings.put(prefix + "target.table", "merged_" + i);
                settings.put(prefix + "key", "add");
                if (random.nextBoolean()) {
                    settings.put(prefix + "key.columns", "connector, db, table");
                }
            }
        }
        settings.put("rules", String.join(",", aliases));
        return settings;
    }

    private static String name(Random random, boolean plain) {
        String letters = plain ? "abcx1_-" : "abcx1_- ü.\u8ba2";
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }
}

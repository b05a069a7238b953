package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaChangesTest {

    private static final String[] MERGING = {
        "schema.changes", "to.table.topic",
        "rules", "c",
        "rule.c.database", "dem.*",
        "rule.c.table", "customers",
        "rule.c.target.database", "ods",
        "rule.c.target.table", "all_customers",
        "unmatched", "drop"
    };

    @ParameterizedTest
    @CsvSource({"my", "mar"})
    void eachChangeGoesToTheTopicOfItsTable(String server) {
        TableRouter<SourceRecord> router = Routing.source("schema.changes", "to.table.topic");
        List<String> moved = new ArrayList<>();
        for (SourceRecord record : Captured.sourceRecords(server)) {
            SourceRecord routed = router.apply(record);
            if (!routed.equals(record)) {
                moved.add(routed.topic() + " " + type(routed));
                assertThat(routed.key()).isNull();
                assertThat(routed.keySchema()).isNull();
                assertThat(routed.kafkaPartition()).isZero();
                ((Struct) routed.value()).validate();
            }
        }
        assertThat(moved)
                .containsExactly(
                        "demo.Weird_Name-_ SNAPSHOT_DROP",
                        "demo.composite_pk SNAPSHOT_DROP",
                        "demo.customers SNAPSHOT_DROP",
                        "demo.Weird_Name-_ CREATE",
                        "demo.composite_pk CREATE",
                        "demo.customers CREATE",
                        "demo.customers ALTER",
                        "demo.customers ALTER",
                        "demo.customers ALTER",
                        "demo.customers ALTER",
                        "demo.customers ALTER",
                        "demo.created_live CREATE",
                        "demo.renamed_live ALTER",
                        "demo.renamed_live DROP",
                        "demo.ctas CREATE");
    }

    @Test
    void namesInsideAreTheTargetsAndTheOriginalStaysReadable() {
        SourceRecord alter = Captured.sourceRecords("my").stream()
                .filter(record -> ddl(record).contains("ADD COLUMN phone"))
                .findFirst()
                .orElseThrow();
        SourceRecord routed = Routing.source(MERGING).apply(alter);
        Struct value = (Struct) routed.value();
        assertThat(routed.topic()).isEqualTo("ods.all_customers");
        assertThat(value.get("databaseName")).isEqualTo("ods");
        assertThat(change(routed).get("id")).isEqualTo("\"ods\".\"all_customers\"");
        assertThat(change(routed).get("table")).isEqualTo(change(alter).get("table"));
        assertThat(value.get("source")).isEqualTo(((Struct) alter.value()).get("source"));
        assertThat(ddl(routed)).isEqualTo(ddl(alter));
        assertThat(Routing.target(routed)).isEqualTo("ods|all_customers");
        assertThat(Routing.headers(routed, "connectdoris.original")).containsExactly("\"demo\".\"customers\"");
        assertThat(Routing.header(routed, "connectdoris.snapshot")).isEqualTo(false);
        assertThat(Routing.header(routed, "connectdoris.shared")).isEqualTo(true);
        // The event that came in is as it was.
        assertThat(((Struct) alter.value()).get("databaseName")).isEqualTo("demo");
    }

    @Test
    void changesOfTablesThatAreNotRoutedAreDropped() {
        Map<Boolean, Long> counts = Captured.sourceRecords("my").stream()
                .filter(record -> !changes(record).isEmpty())
                .collect(Collectors.partitioningBy(
                        record -> ((Struct) change(record)).get("id").equals("\"demo\".\"customers\""),
                        Collectors.counting()));
        TableRouter<SourceRecord> router = Routing.source(MERGING);
        List<SourceRecord> routed = new ArrayList<>();
        for (SourceRecord record : Captured.sourceRecords("my")) {
            SourceRecord each = router.apply(record);
            if (each != null && !changes(each).isEmpty()) {
                routed.add(each);
            }
        }
        assertThat(counts.get(false)).isPositive();
        assertThat(routed).hasSize(counts.get(true).intValue()).allMatch(each -> each.topic()
                .equals("ods.all_customers"));
    }

    @Test
    void snapshotOfATableCanNotBeTakenForItsDrop() {
        TableRouter<SourceRecord> router = Routing.source("schema.changes", "to.table.topic");
        Stream<SourceRecord> snapshot = Captured.sourceRecords("my").stream()
                .filter(record -> ddl(record).startsWith("DROP TABLE IF EXISTS"));
        assertThat(snapshot.map(router::apply)).isNotEmpty().allSatisfy(each -> {
            assertThat(type(each)).isEqualTo("SNAPSHOT_DROP");
            assertThat(Routing.header(each, "connectdoris.snapshot")).isEqualTo(true);
        });
    }

    @Test
    void changeOfNoTableStaysWhereItIs() {
        TableRouter<SourceRecord> router = Routing.source("schema.changes", "to.table.topic");
        assertThat(Captured.sourceRecords("my").stream()
                        .filter(record -> record.equals(router.apply(record)))
                        .map(SchemaChangesTest::ddl))
                .anyMatch(ddl -> ddl.startsWith("SET "))
                .anyMatch(ddl -> ddl.startsWith("CREATE INDEX"))
                .anyMatch(ddl -> ddl.startsWith("ALTER DATABASE"))
                .noneMatch(ddl -> ddl.contains("TABLE"));
    }

    @Test
    void topicIsTheOneOfTheRowsAlsoWhereTopicsStay() {
        TableRouter<SourceRecord> router =
                Routing.source("schema.changes", "to.table.topic", "topic", "keep", "table", "t_${table}");
        SourceRecord alter = Captured.sourceRecords("my").stream()
                .filter(record -> ddl(record).contains("ADD COLUMN phone"))
                .findFirst()
                .orElseThrow();
        SourceRecord row = Captured.sourceRecords("my.demo.customers").get(0);
        assertThat(router.apply(alter).topic())
                .isEqualTo(router.apply(row).topic())
                .isEqualTo("my.demo.customers");
    }

    @Test
    void changesOfGhostTablesAreDroppedAndThoseOfTheRealOneStay() {
        TableRouter<SourceRecord> router = Routing.source("schema.changes", "to.table.topic");
        SourceRecord alter = Captured.sourceRecords("my").stream()
                .filter(record -> ddl(record).contains("ADD COLUMN phone"))
                .findFirst()
                .orElseThrow();
        assertThat(router.apply(about(alter, "\"demo\".\"_customers_gho\""))).isNull();
        assertThat(router.apply(about(alter, "\"demo\".\"_customers_del\""))).isNull();
        SourceRecord both = router.apply(about(alter, "\"demo\".\"_customers_del\"", "\"demo\".\"customers\""));
        assertThat(changes(both)).singleElement().satisfies(change -> assertThat(((Struct) change).get("id"))
                .isEqualTo("\"demo\".\"customers\""));
    }

    @Test
    void eventsWithoutASchemaAreRoutedAlike() {
        TableRouter<SourceRecord> router = Routing.source("schema.changes", "to.table.topic", "table", "t_${table}");
        List<SourceRecord> routed = Captured.records("my", false).stream()
                .map(Captured::atSource)
                .map(router::apply)
                .filter(record -> record.topic().equals("demo.t_customers"))
                .toList();
        assertThat(routed).hasSize(7).allSatisfy(record -> assertThat(
                        ((Map<?, ?>) ((List<?>) ((Map<?, ?>) record.value()).get("tableChanges")).get(0)).get("id"))
                .isEqualTo("\"demo\".\"t_customers\""));
    }

    @Test
    void separateLeavesThemAndDropRemovesThem() {
        TableRouter<SourceRecord> separate = Routing.source("table", "t_${table}");
        TableRouter<SourceRecord> drop = Routing.source("schema.changes", "drop");
        for (SourceRecord record : Captured.sourceRecords("my")) {
            assertThat(separate.apply(record)).isSameAs(record);
            assertThat(record.headers().lastWithName(TableRouter.TABLE_HEADER)).isNull();
            assertThat(drop.apply(record)).isNull();
        }
    }

    @Test
    void behindKafkaNothingIsPutInOrder() {
        assertThatThrownBy(() -> Routing.sink("schema.changes", "to.table.topic")
                        .apply(Captured.records("my", true).get(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("source connector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\".\"b\"", "\"a\".\"s\".\"b\"", "\"a.b\".\"c\"\"d\""})
    void tableIdsAreReadAsTheyAreWritten(String id) {
        assertThat(TableId.parse(id)).hasToString(id);
    }

    private static SourceRecord about(SourceRecord alter, String... ids) {
        Struct from = (Struct) alter.value();
        List<Struct> changes = new ArrayList<>();
        for (String id : ids) {
            Struct change = (Struct) change(alter);
            Struct copy = new Struct(change.schema());
            change.schema().fields().forEach(field -> copy.put(field, change.get(field)));
            changes.add(copy.put("id", id));
        }
        Struct value = new Struct(from.schema());
        from.schema().fields().forEach(field -> value.put(field, from.get(field)));
        value.put("tableChanges", changes);
        return alter.newRecord(alter.topic(), 0, null, null, value.schema(), value, alter.timestamp());
    }

    private static List<?> changes(SourceRecord record) {
        return ((Struct) record.value()).getArray("tableChanges");
    }

    private static Struct change(SourceRecord record) {
        return (Struct) changes(record).get(0);
    }

    private static Object type(SourceRecord record) {
        return change(record).get("type");
    }

    private static String ddl(SourceRecord record) {
        return ((Struct) record.value()).getString("ddl");
    }
}

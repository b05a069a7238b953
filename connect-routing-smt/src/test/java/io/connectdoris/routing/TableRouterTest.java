package io.connectdoris.routing;

import static io.connectdoris.routing.Routing.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableRouterTest {

    @ParameterizedTest
    @EnumSource
    void tableKeepsTheNameOfItsSourceByDefault(Shape shape) {
        SinkRecord record = Changes.mysql(shape, "shop", "orders").insert(1, "a", 2);
        assertThat(target(Routing.sink().apply(record))).isEqualTo("shop|orders");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesComeFromTheSourceBlockAndNotFromTheTopic(boolean schemas) {
        for (String topic : List.of("my.demo.Weird_Name-_", "mar.demo.Weird_Name-_")) {
            SinkRecord record = Captured.records(topic, schemas).get(0);
            assertThat(target(Routing.sink().apply(record))).isEqualTo("demo|Weird Name-ü");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ENVELOPE", "SCHEMALESS"})
    void templatesAreFilled(Shape shape) {
        SinkRecord record = Changes.postgres(shape, "sales", "orders").insert(1, "a", 2);
        assertThat(target(Routing.sink("database", "ods_${source}", "table", "${schema}__${table}_v1")
                        .apply(record)))
                .isEqualTo("ods_pg|sales__orders_v1");
    }

    @ParameterizedTest
    @CsvSource({
        "${datasource_name_di_src}, pg",
        "${db_name_di_src}, shop",
        "${schema_name_di_src}, sales",
        "${table_name_di_src}, orders",
        "t_${topic_di_src}, t_pgx_2e_salesx_2e_orders",
        "${field:note}, blue",
        "${key:note}, blue",
        "n${field:id}, n4"
    })
    void variableHasItsValue(String template, String name) {
        SinkRecord record = Changes.postgres(Shape.ENVELOPE, "sales", "orders").insert(4, "blue", 2);
        assertThat(target(Routing.sink("table", template).apply(record))).isEqualTo("shop|" + name);
    }

    @Test
    void fieldNamedKeyIsWhatOthersCallKey() {
        SinkRecord record = new SinkRecord("app.log", 0, null, null, null, Map.of("key", "audit", "text", "x"), 0);
        assertThat(target(Routing.sink("database", "logs", "table", "${key}").apply(record)))
                .isEqualTo("logs|audit");
    }

    @Test
    void fieldOfARowNeverLeavesTheDatabase() {
        SinkRecord record = new SinkRecord(
                "events", 0, null, null, null, Map.of("kind", "x`; DROP DATABASE shop; --.other/../t"), 0);
        assertThat(target(Routing.sink("database", "ods", "table", "${field:kind}")
                        .apply(record)))
                .isEqualTo("ods|xx_60_; DROP DATABASE shop; --x_2e_otherx_2f_x_2e_x_2e_x_2f_t");
    }

    @Test
    void rowWithoutTheFieldIsRefused() {
        for (Object value :
                List.of(Map.of("a", 1), Map.of("kind", " "), Map.of("kind", Map.of()), Map.of("kind", 1.5))) {
            SinkRecord record = new SinkRecord("events", 0, null, null, null, value, 0);
            assertThatThrownBy(() -> Routing.sink("database", "ods", "table", "${field:kind}")
                            .apply(record))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("field kind names the table");
        }
    }

    @Test
    void updateThatWouldMoveTheRowToAnotherTableIsRefused() {
        SinkRecord update = Changes.mysql(Shape.ENVELOPE, "shop", "orders").update(1, "blue", "red");
        assertThatThrownBy(() -> Routing.sink("table", "${field:note}").apply(update))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("from blue to red");
    }

    @Test
    void recordWithoutSourceIsNamedByItsTopic() {
        SinkRecord record = new SinkRecord("a.b.shop.orders", 0, null, null, null, Map.of("id", 1), 0);
        assertThat(target(Routing.sink("table", "${table}_${source}").apply(record)))
                .isEqualTo("shop|orders_ax_2e_b");
    }

    @Test
    void flattenedRecordIsNamedByWhatTheTransformKept() {
        SinkRecord record = new SinkRecord(
                "my.demo.Weird_Name-_",
                0,
                null,
                null,
                null,
                Map.of("id", 1, "__db", "demo", "__table", "Weird Name-ü"),
                0);
        assertThat(target(Routing.sink().apply(record))).isEqualTo("demo|Weird Name-ü");
    }

    @Test
    void headersOfAnEarlierRouterAreReplaced() {
        SinkRecord record = Changes.mysql(Shape.ENVELOPE, "shop", "orders").insert(1, "a", 2);
        record.headers().addString(TableRouter.TABLE_HEADER, "other");
        SinkRecord routed = Routing.sink().apply(record);
        assertThat(Routing.headers(routed, TableRouter.TABLE_HEADER)).containsExactly("orders");
    }

    @Test
    void namesThatAreEmptyAreRefusedWithTheirTemplate() {
        SinkRecord record = Changes.mysql(Shape.ENVELOPE, "shop", "orders").insert(1, "a", 2);
        assertThatThrownBy(() -> Routing.sink("database", "${schema}").apply(record))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("${schema}")
                .hasMessageContaining("shop.orders of my");
    }

    @Test
    void namesThatDorisDoesNotTakeAreRefused() {
        SinkRecord record =
                Changes.mysql(Shape.ENVELOPE, "mysql", "t".repeat(60)).insert(1, "a", 2);
        assertThatThrownBy(() -> Routing.sink().apply(record)).hasMessageContaining("Doris' own");
        assertThatThrownBy(() ->
                        Routing.sink("database", "d", "table", "${db}_${table}").apply(record))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has 66 characters, and Doris takes 64");
    }

    // ---- topic

    @Test
    void topicIsTheTargetOnASourceAndStaysOnASink() {
        SinkRecord atSink =
                Changes.mysql(Shape.ENVELOPE, "shop", "Weird Name-ü").insert(1, "a", 2);
        SourceRecord atSource = Captured.atSource(atSink);
        assertThat(Routing.source().apply(atSource).topic()).isEqualTo("shop.Weird_Name-_");
        assertThat(Routing.sink().apply(atSink)).isSameAs(atSink);
        assertThat(Routing.source("topic", "keep").apply(atSource)).isSameAs(atSource);
        assertThat(Routing.sink("topic", "target").apply(atSink).topic()).isEqualTo("shop.Weird_Name-_");
    }

    @Test
    void tablesThatWouldShareATopicAreRefused() {
        TableRouter<SinkRecord> router = Routing.sink("topic", "target");
        router.apply(Changes.mysql(Shape.ENVELOPE, "shop", "a b").insert(1, "a", 2));
        SinkRecord other = Changes.mysql(Shape.ENVELOPE, "shop", "a?b").insert(1, "a", 2);
        assertThatThrownBy(() -> router.apply(other))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("shop.a b and shop.a?b would share the topic shop.a_b");
    }

    @Test
    void originalOffsetsStayWhateverRewritesTheTopicBeforeAndAfter() {
        try (RegexRouter<SinkRecord> before = new RegexRouter<>();
                RegexRouter<SinkRecord> after = new RegexRouter<>();
                TableRouter<SinkRecord> router =
                        Routing.sink("topic", "target", "side", "sink", "metadata", "topic,partition,offset")) {
            before.configure(Map.of("regex", "(.*)", "replacement", "first.$1"));
            after.configure(Map.of("regex", "(.*)", "replacement", "last.$1"));
            SinkRecord record = Changes.mysql(Shape.ENVELOPE, "shop", "orders").insert(1, "a", 2);
            SinkRecord routed = after.apply(router.apply(before.apply(record)));

            assertThat(routed.topic()).isEqualTo("last.shop.orders");
            assertThat(routed.originalTopic()).isEqualTo("my.shop.orders");
            assertThat(routed.originalKafkaPartition()).isEqualTo(3);
            assertThat(routed.originalKafkaOffset()).isEqualTo(100);
            assertThat(Routing.row(routed))
                    .containsEntry("__topic", "my.shop.orders")
                    .containsEntry("__partition", 3)
                    .containsEntry("__offset", 100L);
            assertThat(target(routed)).isEqualTo("shop|orders");
        }
    }

    // ---- records that are no rows

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__debezium-heartbeat.my",
                "__debezium-heartbeat.mar",
                "my.transaction",
                "mar.transaction",
                "pg.message"
            })
    void recordsThatAreNoRowsPassAsTheyAre(String topic) {
        TableRouter<SourceRecord> atSource = Routing.source(
                "metadata", "op, db", "metadata.op.style", "word", "delete.style", "soft", "unmatched", "drop");
        TableRouter<SinkRecord> atSink = Routing.sink("metadata", "op, db", "topic", "target");
        for (SinkRecord record : Captured.records(topic, true)) {
            SourceRecord before = Captured.atSource(record);
            assertThat(atSource.apply(before)).isSameAs(before);
            assertThat(before.headers()).isEqualTo(record.headers());
            assertThat(atSink.apply(record)).isSameAs(record);
        }
        for (SinkRecord record : Captured.records(topic, false)) {
            assertThat(atSink.apply(record)).isSameAs(record);
        }
    }

    @Test
    void valueThatIsNoRowIsNamedByItsTopic() {
        SinkRecord record = new SinkRecord("a.shop.lines", 0, null, null, Schema.STRING_SCHEMA, "text", 0);
        assertThat(target(Routing.sink().apply(record))).isEqualTo("shop|lines");
        assertThatThrownBy(() -> Routing.sink("metadata", "table").apply(record))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("value.converter");
    }

    @Test
    void sideThatIsNotWhereItRunsIsRefused() {
        SinkRecord record = Changes.mysql(Shape.ENVELOPE, "shop", "orders").insert(1, "a", 2);
        assertThatThrownBy(() -> Routing.sink("side", "source").apply(record)).hasMessageContaining("side = source");
        assertThatThrownBy(() -> Routing.source("side", "sink").apply(Captured.atSource(record)))
                .hasMessageContaining("side = sink, but it runs in a source connector");
    }

    @Test
    void workerFindsItAsAService() {
        assertThat(ServiceLoader.load(Transformation.class)).anyMatch(found -> found instanceof TableRouter<?>);
    }
}

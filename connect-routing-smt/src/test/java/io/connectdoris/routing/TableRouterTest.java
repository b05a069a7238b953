package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

class TableRouterTest {

    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("name", Schema.STRING_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("schema", Schema.OPTIONAL_STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema ENVELOPE =
            SchemaBuilder.struct().field("source", SOURCE).build();

    @Test
    void tableKeepsTheNamesOfItsSourceByDefault() {
        assertThat(route(Map.of(), struct("pg", "shop", "sales", "Weird Name-ü")))
                .isEqualTo("shop|Weird Name-ü");
    }

    @Test
    void templatesAreFilledFromAStruct() {
        assertThat(route(
                        Map.of("database", "ods_${source}", "table", "${schema}__${table}_v1"),
                        struct("pg", "shop", "sales", "orders")))
                .isEqualTo("ods_pg|sales__orders_v1");
    }

    @Test
    void templatesAreFilledFromAMap() {
        Map<String, Object> value = Map.of("source", Map.of("name", "my", "db", "shop", "table", "orders"));
        assertThat(route(Map.of("table", "${db}_${schema}${table}"), value)).isEqualTo("shop|shop_orders");
    }

    @Test
    void recordWithoutSourceIsNamedByItsTopic() {
        assertThat(route(Map.of("table", "${table}@${source}"), Map.of("id", 1)))
                .isEqualTo("shop|orders@a.b");
    }

    @Test
    void headersOfAnEarlierRouterAreReplaced() {
        SinkRecord record = record(struct("my", "shop", null, "orders"));
        record.headers().addString(TableRouter.TABLE_HEADER, "other");
        assertThat(route(router(Map.of()), record)).isEqualTo("shop|orders");
        assertThat(record.headers().allWithName(TableRouter.TABLE_HEADER))
                .toIterable()
                .hasSize(1);
    }

    @Test
    void recordItselfStaysAsItIs() {
        SourceRecord record =
                new SourceRecord(Map.of(), Map.of(), "a.b.shop.orders", null, null, null, Map.of("id", 1));
        TableRouter<SourceRecord> router = new TableRouter<>();
        router.configure(Map.of());
        assertThat(router.apply(record)).isSameAs(record);
        assertThat(record.topic()).isEqualTo("a.b.shop.orders");
    }

    @Test
    void tombstonePassesSinceItTellsNothingOfItsSource() {
        SinkRecord record = new SinkRecord("pg.sales.orders", 0, null, Map.of("id", 1), null, null, 0);
        assertThat(router(Map.of()).apply(record).headers()).isEmpty();
    }

    @Test
    void unknownVariableIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> router(Map.of("table", "${tabel}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("${tabel}")
                .hasMessageContaining("[db, schema, source, table, topic]");
    }

    @Test
    void unclosedVariableAndEmptyTemplateAreRefused() {
        assertThatThrownBy(() -> router(Map.of("table", "${table"))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> router(Map.of("database", ""))).isInstanceOf(ConfigException.class);
    }

    @Test
    void emptyNameIsRefusedWithItsTemplate() {
        assertThatThrownBy(() -> route(Map.of("database", "${schema}"), struct("my", "shop", null, "orders")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("${schema}");
    }

    @Test
    void workerFindsItAsAService() {
        assertThat(ServiceLoader.load(Transformation.class)).anyMatch(found -> found instanceof TableRouter<?>);
    }

    private static String route(Map<String, String> settings, Object value) {
        return route(router(settings), record(value));
    }

    private static String route(TableRouter<SinkRecord> router, SinkRecord record) {
        SinkRecord routed = router.apply(record);
        return header(routed, TableRouter.DATABASE_HEADER) + "|" + header(routed, TableRouter.TABLE_HEADER);
    }

    private static Object header(SinkRecord record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value();
    }

    private static TableRouter<SinkRecord> router(Map<String, String> settings) {
        TableRouter<SinkRecord> router = new TableRouter<>();
        router.configure(settings);
        return router;
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord("a.b.shop.orders", 0, null, null, null, value, 0);
    }

    private static Struct struct(String name, String db, String schema, String table) {
        return new Struct(ENVELOPE)
                .put(
                        "source",
                        new Struct(SOURCE)
                                .put("name", name)
                                .put("db", db)
                                .put("schema", schema)
                                .put("table", table));
    }
}

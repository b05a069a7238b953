package io.connectdoris.sink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.client.TableName;
import java.util.Optional;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class RouterTest {

    private final Router router = new Router(Optional.empty());

    @Test
    void mysqlTableKeepsItsExactNamesThoughTheTopicIsSanitised() {
        SourceTable source = new SourceTable("my", "demo", "", "Weird Name-ü");
        assertThat(router.route(record("my.demo.Weird_Name-_"), source))
                .isEqualTo(new TableName("demo", "Weird Name-ü"));
    }

    @Test
    void postgresTableOfSchemaPublicKeepsItsName() {
        SourceTable source = new SourceTable("pg", "shop", "public", "orders");
        assertThat(router.route(record("pg.public.orders"), source)).isEqualTo(new TableName("shop", "orders"));
    }

    @Test
    void postgresTableOfAnotherSchemaIsPrefixedByIt() {
        SourceTable source = new SourceTable("pg", "shop", "sales", "orders");
        assertThat(router.route(record("pg.sales.orders"), source)).isEqualTo(new TableName("shop", "sales_orders"));
    }

    @Test
    void rewrittenTopicNamesTheTableByItsLastTwoSegments() {
        SourceTable source = new SourceTable("my", "emp_1", "", "employees_1");
        assertThat(router.route(record("demo.all_employees"), source))
                .isEqualTo(new TableName("demo", "all_employees"));
        SourceTable other = new SourceTable("my", "emp_2", "", "employees_2");
        assertThat(router.route(record("demo.all_employees"), other)).isEqualTo(new TableName("demo", "all_employees"));
    }

    @Test
    void plainTopicNamesTheTable() {
        assertThat(router.route(record("a.b.shop.orders"), SourceTable.UNKNOWN))
                .isEqualTo(new TableName("shop", "orders"));
    }

    @Test
    void headersComeFirst() {
        Headers headers = new ConnectHeaders()
                .addString(Router.DATABASE_HEADER, "x")
                .addString("other", "y")
                .addString(Router.TABLE_HEADER, "z");
        assertThat(router.route(record("my.demo.orders", headers), new SourceTable("my", "demo", "", "orders")))
                .isEqualTo(new TableName("x", "z"));
    }

    @Test
    void tablesDatabaseOverridesEveryDatabase() {
        Router overriding = new Router(Optional.of("dw"));
        Headers headers =
                new ConnectHeaders().addString(Router.DATABASE_HEADER, "x").addString(Router.TABLE_HEADER, "z");
        assertThat(overriding.route(record("my.demo.a"), new SourceTable("my", "demo", "", "a")))
                .isEqualTo(new TableName("dw", "a"));
        assertThat(overriding.route(record("orders"), SourceTable.UNKNOWN)).isEqualTo(new TableName("dw", "orders"));
        assertThat(overriding.route(record("t", headers), SourceTable.UNKNOWN)).isEqualTo(new TableName("dw", "z"));
    }

    @Test
    void twoSourcesThatMeetByAccidentAreRefused() {
        router.route(record("pg.public.s_t"), new SourceTable("pg", "shop", "public", "s_t"));
        assertThatThrownBy(() -> router.route(record("pg.s.t"), new SourceTable("pg", "shop", "s", "t")))
                .isInstanceOf(RoutingException.class)
                .hasMessageContaining("shop.s_t")
                .hasMessageContaining("pg: shop.public.s_t")
                .hasMessageContaining("pg: shop.s.t");
    }

    @Test
    void twoTopicsThatMeetByAccidentAreRefused() {
        router.route(record("a.shop.orders"), SourceTable.UNKNOWN);
        assertThatThrownBy(() -> router.route(record("b.shop.orders"), SourceTable.UNKNOWN))
                .isInstanceOf(RoutingException.class)
                .hasMessageContaining("topic a.shop.orders")
                .hasMessageContaining("topic b.shop.orders");
    }

    @Test
    void tombstoneGoesWhereATransformHasSentTheOthersOfItsTopic() {
        Headers headers =
                new ConnectHeaders().addString(Router.DATABASE_HEADER, "x").addString(Router.TABLE_HEADER, "z");
        router.route(
                new SinkRecord("my.demo.orders", 0, null, null, null, "value", 0, null, null, headers),
                SourceTable.UNKNOWN);
        assertThat(router.route(record("my.demo.orders"), SourceTable.UNKNOWN)).isEqualTo(new TableName("x", "z"));
    }

    @Test
    void topicThatNamesNoDatabaseIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> router.route(record("orders"), SourceTable.UNKNOWN))
                .isInstanceOf(RoutingException.class)
                .hasMessageContaining("topic orders")
                .hasMessageContaining("tables.database");
    }

    private static SinkRecord record(String topic) {
        return record(topic, new ConnectHeaders());
    }

    private static SinkRecord record(String topic, Headers headers) {
        return new SinkRecord(topic, 0, null, null, null, null, 0, null, null, headers);
    }
}

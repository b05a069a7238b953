package io.connectdoris.routing;

import static io.connectdoris.routing.Routing.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    private static final String[] SHARDS = {
        "rules", "emp, rest",
        "rule.emp.database", "emp_[0-9]+",
        "rule.emp.table", "employees_[0-9]+",
        "rule.emp.target.database", "demo",
        "rule.emp.target.table", "all_employees",
        "rule.rest.table", "(.*)_v([0-9]+)",
        "rule.rest.target.table", "$1__$2"
    };

    @ParameterizedTest
    @EnumSource
    void shardsGoToOneTableAndOthersByTheRuleThatMatchesFirst(Shape shape) {
        TableRouter<SinkRecord> router = Routing.sink(SHARDS);
        for (String database : List.of("emp_1", "emp_2")) {
            for (String table : List.of("employees_1", "employees_2")) {
                assertThat(target(router.apply(
                                Changes.mysql(shape, database, table).insert(1, "a", 2))))
                        .isEqualTo("demo|all_employees");
            }
        }
        assertThat(target(router.apply(Changes.mysql(shape, "emp_1", "t_v2").insert(1, "a", 2))))
                .isEqualTo("emp_1|t__2");
        assertThat(target(router.apply(Changes.mysql(shape, "emp_1", "plain").insert(1, "a", 2))))
                .isEqualTo("emp_1|plain");
    }

    @Test
    void groupsAreCountedOverDatabaseSchemaAndTable() {
        TableRouter<SinkRecord> router = Routing.sink(
                "rules", "r",
                "rule.r.schema", "s(.)",
                "rule.r.database", "sh(.)(p)",
                "rule.r.table", "(?:t)(a|(b))(.*)",
                "rule.r.target.database", "d$1$2$3",
                "rule.r.target.table", "$4-$5-$6");
        SinkRecord record = Changes.postgres(Shape.ENVELOPE, "s1", "tax").insert(1, "a", 2);
        assertThat(target(router.apply(record))).isEqualTo("dop1|a--x");
    }

    @Test
    void topicAndSourceAreMatchedAsWell() {
        TableRouter<SinkRecord> router = Routing.sink(
                "rules", "plain, pg",
                "rule.plain.topic", "app\\.(.*)",
                "rule.plain.target.database", "logs",
                "rule.plain.target.table", "$1",
                "rule.pg.source", "pg",
                "rule.pg.target.database", "from_pg");
        SinkRecord plain = new SinkRecord("app.audit", 0, null, null, null, java.util.Map.of("id", 1), 0);
        assertThat(target(router.apply(plain))).isEqualTo("logs|audit");
        assertThat(target(router.apply(
                        Changes.postgres(Shape.ENVELOPE, "public", "orders").insert(1, "a", 2))))
                .isEqualTo("from_pg|orders");
    }

    @ParameterizedTest
    @EnumSource
    void unmatchedIsDroppedOrFailsOnDemand(Shape shape) {
        Changes rows = Changes.mysql(shape, "shop", "orders");
        TableRouter<SinkRecord> dropping = Routing.sink("rules", "a", "rule.a.database", "other", "unmatched", "drop");
        assertThat(dropping.apply(rows.insert(1, "a", 2))).isNull();
        assertThat(dropping.apply(rows.delete(1, "a", 2))).isNull();
        assertThat(dropping.apply(rows.tombstone(1))).isNull();
        assertThatThrownBy(() -> Routing.sink("rules", "a", "rule.a.database", "other", "unmatched", "fail")
                        .apply(rows.insert(1, "a", 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no rule is for shop.orders");
    }

    // ---- what would be mixed by accident

    @Test
    void sourcesThatMeetByAccidentAreRefused() {
        TableRouter<SinkRecord> router = Routing.sink("table", "${db}_${table}", "database", "ods");
        router.apply(Changes.mysql(Shape.ENVELOPE, "a_b", "c").insert(1, "a", 2));
        assertThatThrownBy(() ->
                        router.apply(Changes.mysql(Shape.ENVELOPE, "a", "b_c").insert(1, "a", 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("table ods.a_b_c: a_b.c of my (no rule) and a.b_c of my (no rule)")
                .hasMessageContaining("rule.X.target.table");
    }

    @Test
    void namesThatDifferByCaseOnlyAreNotMixedThoughARuleMerges() {
        TableRouter<SinkRecord> router =
                Routing.sink("name.case", "lower", "rules", "r", "rule.r.table", "(.*)", "rule.r.target.table", "$1");
        router.apply(Changes.mysql(Shape.ENVELOPE, "shop", "Orders").insert(1, "a", 2));
        assertThatThrownBy(() -> router.apply(
                        Changes.mysql(Shape.ENVELOPE, "shop", "ORDERS").insert(1, "a", 2)))
                .hasMessageContaining("two sources would be written to table shop.orders");
    }

    @Test
    void schemasOfPostgresWithTheSameTableAreRefusedUntilTheyAreTold() {
        SinkRecord sales = Changes.postgres(Shape.ENVELOPE, "sales", "orders").insert(1, "a", 2);
        SinkRecord archive =
                Changes.postgres(Shape.ENVELOPE, "archive", "orders").insert(1, "a", 2);
        TableRouter<SinkRecord> router = Routing.sink();
        router.apply(sales);
        assertThatThrownBy(() -> router.apply(archive)).hasMessageContaining("${schema}");

        TableRouter<SinkRecord> told = Routing.sink("table", "${schema}_${table}");
        assertThat(target(told.apply(sales))).isEqualTo("shop|sales_orders");
        assertThat(target(told.apply(archive))).isEqualTo("shop|archive_orders");
    }

    @Test
    void constantAndRulesMergeOnPurpose() {
        TableRouter<SinkRecord> constant = Routing.sink("database", "ods", "table", "all_rows");
        TableRouter<SinkRecord> rules = Routing.sink(
                "rules",
                "a, b",
                "rule.a.table",
                "a",
                "rule.a.target.table",
                "both",
                "rule.b.table",
                "b",
                "rule.b.target.table",
                "both");
        for (String table : List.of("a", "b")) {
            SinkRecord record = Changes.mysql(Shape.ENVELOPE, "shop", table).insert(1, "a", 2);
            assertThat(target(constant.apply(record))).isEqualTo("ods|all_rows");
            assertThat(target(rules.apply(record))).isEqualTo("shop|both");
        }
    }

    // ---- TRUNCATE

    @Test
    void truncatePassesWhereTheTableIsOfOneSource() {
        Changes rows = Changes.mysql(Shape.ENVELOPE, "shop", "orders");
        assertThat(target(Routing.sink().apply(rows.truncate()))).isEqualTo("shop|orders");
        assertThat(target(Routing.sink(
                                "rules", "r",
                                "rule.r.database", "shop",
                                "rule.r.table", "orders",
                                "rule.r.target.table", "purchases")
                        .apply(rows.truncate())))
                .isEqualTo("shop|purchases");
        assertThat(Routing.sink("truncate", "drop").apply(rows.truncate())).isNull();
    }

    @Test
    void truncateOfOneShardNeverEmptiesTheMergedTable() {
        SinkRecord truncate =
                Changes.mysql(Shape.ENVELOPE, "emp_1", "employees_1").truncate();
        assertThatThrownBy(() -> Routing.sink(SHARDS).apply(truncate))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("also has rows of other sources")
                .hasMessageContaining("truncate = drop");
    }

    // ---- ghost tables

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_orders_gho",
                "_orders_ghc",
                "_orders_del",
                "_orders_20260131120000_del",
                "_orders_new",
                "__orders_new",
                "_orders_old"
            })
    void ghostTablesAreNotRouted(String table) {
        Changes rows = Changes.mysql(Shape.ENVELOPE, "shop", table);
        TableRouter<SinkRecord> router = Routing.sink("unmatched", "fail", "rules", "all", "rule.all.table", ".*");
        assertThat(router.apply(rows.insert(1, "a", 2))).isNull();
        assertThat(router.apply(rows.delete(1, "a", 2))).isNull();
        assertThat(router.apply(rows.tombstone(1))).isNull();
        assertThat(target(Routing.sink("ghost.tables", "route").apply(rows.insert(1, "a", 2))))
                .isEqualTo("shop|" + table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders_new", "orders_old", "_orders", "_new", "gho", "x_orders_gho"})
    void ordinaryTablesAreNoGhosts(String table) {
        assertThat(target(Routing.sink()
                        .apply(Changes.mysql(Shape.ENVELOPE, "shop", table).insert(1, "a", 2))))
                .isEqualTo("shop|" + table);
    }
}

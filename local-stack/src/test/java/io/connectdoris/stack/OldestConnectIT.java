package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker of the oldest Connect that loads the plugins runs source, routing transform and sink as the newest does. */
@ExtendWith(SharedStack.class)
@Timeout(240)
class OldestConnectIT {
    private static final Duration ARRIVAL = Duration.ofSeconds(90);
    private static final Duration RUNNING = Duration.ofSeconds(60);

    private static final List<String> ROWS = List.of(
            "CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(40), amount DECIMAL(12, 2), at DATETIME(6), big BIGINT UNSIGNED)",
            "INSERT INTO orders SELECT seq.n, CONCAT('customer ', seq.n), seq.n / 4, '2024-02-29 13:14:15.678901',"
                    + " 18446744073709551615 - seq.n FROM (SELECT a.n + 10 * b.n + 1 AS n FROM (SELECT 0 n UNION SELECT 1"
                    + " UNION SELECT 2 UNION SELECT 3 UNION SELECT 4) a, (SELECT 0 n UNION SELECT 1 UNION SELECT 2) b) seq",
            "CREATE TABLE items (id VARCHAR(20), line INT, what TEXT, PRIMARY KEY (line, id))",
            "INSERT INTO items VALUES ('a', 1, 'Grüße 😀'), ('b', 1, NULL), ('c', 2, '')");

    private static final List<String> CHANGES = List.of(
            "INSERT INTO orders VALUES (100, 'new', 0.01, '1969-12-31 23:59:59.999999', 9223372036854775808)",
            "UPDATE orders SET customer = NULL WHERE id % 3 = 0",
            "UPDATE orders SET id = 200 WHERE id = 11",
            "DELETE FROM orders WHERE id % 5 = 0 AND id < 100",
            "DELETE FROM items WHERE id = 'a'",
            "UPDATE items SET line = 3, what = 'moved' WHERE id = 'c'");

    @Test
    void routedRowsArriveThroughAWorkerOfTheOldestConnect(TestStack test) {
        CorpusDatabase shop = database(test, "by_source_");
        CorpusDatabase bySink = database(test, "by_sink_");
        shop.run(ROWS);
        try (ConnectWorker worker = test.stack().startOldestWorker()) {
            ConnectRest rest = worker.rest();
            assertThat(rest.version()).startsWith("3.9.");
            deploy(rest, source(test));
            deploy(rest, sink(test, "sink-oldest-as-it-comes", Map.of()));
            deploy(rest, sink(test, "sink-oldest-routing", routing("route, topic", "by_sink_${table}")));
            awaitEqual(test, rest, List.of(shop, bySink));

            shop.run(CHANGES);

            awaitEqual(test, rest, List.of(shop, bySink));
            awaitAcknowledged(test, List.of("connect-sink-oldest-as-it-comes", "connect-sink-oldest-routing"));
            rest.connectors().forEach(rest::delete);
        }
    }

    private static CorpusDatabase database(TestStack test, String tablePrefix) {
        return new CorpusDatabase(
                test.stack().mysql(),
                List.of("CREATE DATABASE IF NOT EXISTS shop_oldest CHARACTER SET utf8mb4", "USE shop_oldest"),
                "oldest_ods",
                tablePrefix);
    }

    private static ConnectorExample source(TestStack test) {
        return test.stack()
                .example("source-mysql.json")
                .named("source-oldest")
                .with(Map.of(
                        "database.include.list", "shop_oldest",
                        "database.server.id", "184056",
                        "topic.prefix", "oldest",
                        "schema.history.internal.store.only.captured.databases.ddl", "true",
                        "schema.history.internal.kafka.topic", "oldest-schema-history"))
                .with(routing("route, topic", "by_source_${table}"));
    }

    /** The table by template, its topic after it, then that topic by another name. */
    private static Map<String, String> routing(String transforms, String table) {
        return Map.of(
                "transforms", transforms,
                "transforms.route.type", "io.connectdoris.routing.TableRouter",
                "transforms.route.database", "oldest_ods",
                "transforms.route.table", table,
                "transforms.route.topic", "target",
                "transforms.topic.type", "org.apache.kafka.connect.transforms.RegexRouter",
                "transforms.topic.regex", "oldest_ods\\.(.*)",
                "transforms.topic.replacement", "routed.$1");
    }

    private static ConnectorExample sink(TestStack test, String name, Map<String, String> transforms) {
        return test.stack()
                .example("sink-mysql.json")
                .named(name)
                .with(Map.of("topics.regex", "routed\\..*", "flush.interval.ms", "300"))
                .with(transforms);
    }

    private static void deploy(ConnectRest rest, ConnectorExample connector) {
        rest.put(connector.name(), connector.config());
        rest.awaitRunning(connector.name(), 1, RUNNING);
    }

    private static void awaitEqual(TestStack test, ConnectRest rest, List<CorpusDatabase> databases) {
        await().atMost(ARRIVAL)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(DorisSql.Refused.class)
                .untilAsserted(() -> {
                    assertThat(rest.connectors()).allSatisfy(connector -> assertThat(rest.status(connector))
                            .satisfies(status -> assertThat(status.isFailed())
                                    .as(status.trace())
                                    .isFalse()));
                    assertThat(databases).allSatisfy(database -> {
                        CorpusComparison comparison = new CorpusComparison(database, test.doris());
                        assertThat(comparison.differences(comparison.tables())).isEmpty();
                    });
                });
    }

    /** Until each sink has told Kafka that it is at the end of each topic. */
    private static void awaitAcknowledged(TestStack test, List<String> groups) {
        for (String group : groups) {
            try (SinkProgress progress = new SinkProgress(test.stack().kafka().bootstrapServers(), List.of(group))) {
                await(group).atMost(ARRIVAL).untilAsserted(() -> assertThat(progress.measure())
                        .hasEntrySatisfying("routed.by_source_orders", topic -> assertThat(topic.lag())
                                .isZero())
                        .hasEntrySatisfying("routed.by_source_items", topic -> assertThat(topic.lag())
                                .isZero()));
            }
        }
    }
}

package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Debezium's connector for MariaDB cannot read, as docs/types.md tells it: the connector stops, and what helps. */
@ExtendWith(SharedStack.class)
@Timeout(300)
class MariaDbLimitsIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    private TestStack test;

    @BeforeEach
    void takeTheStack(TestStack test) {
        this.test = test;
    }

    @AfterEach
    void deleteTheConnectors() {
        ConnectRest rest = test.stack().rest();
        rest.connectors().stream().filter(name -> name.contains("-limits-")).forEach(rest::delete);
    }

    @Test
    void snapshotStopsAtInetColumnsAndAtYearZero() {
        database("inet4").run(List.of("CREATE TABLE hosts (id INT PRIMARY KEY, address INET4)"));
        database("inet6").run(List.of("CREATE TABLE hosts (id INT PRIMARY KEY, address INET6)"));
        database("year")
                .run(List.of("CREATE TABLE years (id INT PRIMARY KEY, y YEAR)", "INSERT INTO years VALUES (1, 0)"));
        Stream.of("inet4", "inet6", "year").forEach(name -> start(source(name)));

        assertThat(failure("inet4"))
                .contains("DDL statement couldn't be parsed")
                .contains("inet4");
        assertThat(failure("inet6"))
                .contains("DDL statement couldn't be parsed")
                .contains("inet6");
        assertThat(failure("year")).contains("IllegalArgumentException");
    }

    @Test
    void tablesWithInetColumnsThatAreLeftOutStopNothing() {
        CorpusDatabase others = database("others");
        others.run(List.of(
                "CREATE TABLE others (id INT PRIMARY KEY, v TEXT)", "INSERT INTO others VALUES (1, 'snapshot')"));
        List<SourceTable> tables = new CorpusComparison(others, test.doris()).tables();
        others.run(List.of(
                "CREATE TABLE hosts (id INT PRIMARY KEY, address INET4)", "INSERT INTO hosts VALUES (1, '192.0.2.1')"));
        test.stack()
                .deploy(source("others")
                        .with(Map.of(
                                "table.exclude.list", ".*\\.hosts.*",
                                "schema.history.internal.store.only.captured.tables.ddl", "true",
                                "schema.history.internal.skip.unparseable.ddl", "true")));
        test.stack().deploy(sink("others"));
        awaitEqual(others, tables);

        others.run(List.of(
                "INSERT INTO hosts VALUES (2, '192.0.2.2')",
                "CREATE TABLE hosts_too (id INT PRIMARY KEY, address INET6)",
                "INSERT INTO hosts_too VALUES (1, '2001:db8::1')",
                "INSERT INTO others VALUES (2, 'streaming')"));

        awaitEqual(others, tables);
    }

    @Test
    void compressedColumnsStopTheConnectorsOfOtherDatabasesToo() {
        CorpusDatabase compressed = database("compressed");
        compressed.run(List.of("CREATE TABLE squeezed (id INT PRIMARY KEY AUTO_INCREMENT, v TEXT COMPRESSED)"));
        database("bystander").run(List.of("CREATE TABLE others (id INT PRIMARY KEY)"));
        start(source("bystander"));

        assertThat(failureWhile("bystander", compressed, "INSERT INTO squeezed (v) VALUES ('not captured')"))
                .contains("ColumnType.byCode(int)");
    }

    @Test
    void systemVersionedTablesStopTheirConnector() {
        CorpusDatabase versions = database("versions");
        versions.run(
                List.of("CREATE TABLE versioned (id INT PRIMARY KEY AUTO_INCREMENT, v INT) WITH SYSTEM VERSIONING"));
        start(source("versions"));

        assertThat(failureWhile("versions", versions, "INSERT INTO versioned (v) VALUES (1)"))
                .contains("internal schema size 2, but row size 4");
    }

    @Test
    void historyOfATableWithANamedPeriodArrivesAsRowsOfItsOwn() {
        CorpusDatabase history = database("history");
        history.run(List.of(
                "CREATE TABLE versioned (id INT PRIMARY KEY, v INT, begun TIMESTAMP(6) GENERATED ALWAYS AS ROW START,"
                        + " ended TIMESTAMP(6) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (begun, ended))"
                        + " WITH SYSTEM VERSIONING",
                "INSERT INTO versioned (id, v) VALUES (1, 1)"));
        test.stack().deploy(source("history"));
        test.stack().deploy(sink("history"));
        awaitEqual(history, new CorpusComparison(history, test.doris()).tables());

        history.run(List.of(
                "UPDATE versioned SET v = 2", "DELETE FROM versioned", "INSERT INTO versioned (id, v) VALUES (1, 3)"));

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        test.doris().query("shop_limits_history", "SELECT v, ended FROM versioned ORDER BY v").stream()
                                .map(row -> row.get(0).asInt()
                                        + (row.get(1).asText().startsWith("2038-") ? " now" : " once")))
                .containsExactly("1 once", "2 once", "3 now"));
    }

    @Test
    void rowsOfAUuidAreFoundByItsText() {
        CorpusDatabase uuids = database("uuid");
        uuids.run(List.of(
                "CREATE TABLE keyed (k UUID PRIMARY KEY, v INT, id VARCHAR(36) AS (k) STORED)",
                "INSERT INTO keyed (k, v) VALUES ('123e4567-e89b-12d3-a456-426614174000', 1),"
                        + " ('018f4d2c-7a3b-7c1d-9e2f-012345670000', 2), ('018f4d2c-7a3b-7c1d-9e2f-0123456789ab', 3)"));
        List<SourceTable> withoutUuid = new CorpusComparison(uuids, test.doris())
                .tables().stream()
                        .map(table -> new SourceTable(
                                table.name(),
                                table.columns().stream()
                                        .filter(column -> !column.name().equals("k"))
                                        .toList()))
                        .toList();
        test.stack()
                .deploy(source("uuid")
                        .with(Map.of(
                                "column.exclude.list", "shop_limits_uuid\\.keyed\\.k",
                                "message.key.columns", "shop_limits_uuid\\.keyed:id")));
        test.stack().deploy(sink("uuid"));
        awaitEqual(uuids, withoutUuid);

        uuids.run(List.of(
                "UPDATE keyed SET v = v + 10",
                "DELETE FROM keyed WHERE k = '123e4567-e89b-12d3-a456-426614174000'",
                "INSERT INTO keyed (k, v) VALUES ('abcdef01-2345-4789-abcd-ef0123000000', 4)"));

        awaitEqual(uuids, withoutUuid);
    }

    private CorpusDatabase database(String name) {
        String database = "shop_limits_" + name;
        return new CorpusDatabase(
                test.mariaDb(),
                List.of("CREATE DATABASE IF NOT EXISTS " + database, "SET sql_mode = ''", "USE " + database),
                database,
                "");
    }

    private ConnectorExample source(String name) {
        return test.stack()
                .example("source-mariadb.json", Map.of("MARIADB", test.mariaDb()))
                .named("source-limits-" + name)
                .with(Map.of(
                        "database.include.list", "shop_limits_" + name,
                        "database.server.id", Integer.toString(190_000 + Math.floorMod(name.hashCode(), 1000)),
                        "topic.prefix", "limits_" + name,
                        "schema.history.internal.store.only.captured.databases.ddl", "true",
                        "schema.history.internal.kafka.topic", "limits-history-" + name));
    }

    private ConnectorExample sink(String name) {
        return test.stack()
                .example("sink-mysql.json")
                .named("sink-limits-" + name)
                .with(Map.of("topics.regex", "limits_" + name + "\\..*", "flush.interval.ms", "300"));
    }

    /** What is expected to fail is not waited for until it runs. */
    private void start(ConnectorExample connector) {
        test.stack().rest().put(connector.name(), connector.config());
    }

    private String failure(String name) {
        return failureWhile(name, database(name), "DO 0");
    }

    /** Why it failed; the statement is repeated until then, since what comes before its stream is part of the snapshot. */
    private String failureWhile(String name, CorpusDatabase database, String statement) {
        ConnectRest rest = test.stack().rest();
        await("failure of " + name)
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    database.run(List.of(statement));
                    return rest.status("source-limits-" + name).isFailed();
                });
        return rest.status("source-limits-" + name).trace();
    }

    private void awaitEqual(CorpusDatabase database, List<SourceTable> tables) {
        CorpusComparison comparison = new CorpusComparison(database, test.doris());
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(DorisSql.Refused.class)
                .untilAsserted(() -> {
                    test.stack().failIfAConnectorFailed();
                    assertThat(comparison.differences(tables)).isEmpty();
                });
    }
}

package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.stack.ModeRendering.Binary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever handling modes a source connector has, what is in Doris is what is at the source, cell by cell, except for what
 * {@code corpus/differences-modes.md} lists. All runs read the same tables at the same time in the same workers: what one
 * connector was told must not show in another's rows.
 */
@ExtendWith(SharedStack.class)
@Timeout(600)
class HandlingModesIT {
    private static final Set<String> POSTGRES = Set.of(
            "decimals",
            "decimals_free",
            "decimals_special",
            "floats",
            "binaries",
            "bits",
            "dates",
            "times",
            "timestamps",
            "timestamps_zoned",
            "intervals",
            "documents",
            "arrays_of_numbers",
            "arrays_of_times",
            "arrays_of_documents",
            "shapes",
            "defaults",
            "key_bytea",
            "key_composite",
            "key_timestamp");
    private static final Set<String> MYSQL = Set.of(
            "integers_unsigned",
            "integers_unsigned_in_64_bits",
            "bits",
            "decimals",
            "decimals_wide",
            "floats",
            "binaries",
            "enums_with_commas",
            "dates",
            "times",
            "datetimes",
            "timestamps",
            "zero_dates",
            "geometries",
            "vectors",
            "defaults",
            "key_bigint_unsigned",
            "key_binary",
            "key_composite",
            "key_datetime");
    /** Those with an unsigned number beyond 63 bits: with {@code long} it is refused, and without a schema, too. */
    private static final Set<String> UNSIGNED_64_BITS = Set.of("integers_unsigned", "key_bigint_unsigned", "defaults");
    /** It has years that a 64-bit number of nanoseconds does not reach: they wrap around, and are refused. */
    private static final Set<String> BEYOND_NANOSECONDS = Set.of("timestamps");
    /** Bit strings are bytes, for which the text of a record without a schema is no number. */
    private static final Set<String> BITS = Set.of("bits", "defaults");

    @Test
    void everyModeOfPostgresSendsTheSameValues(TestStack test) {
        CorpusDatabase corpus = new CorpusDatabase(
                test.stack().postgres(),
                List.of(
                        "CREATE SCHEMA IF NOT EXISTS corpus",
                        "CREATE SCHEMA IF NOT EXISTS modes",
                        "SET search_path TO modes, corpus, public"),
                PostgresServer.DATABASE,
                "modes_");
        Map<String, String> texts = Map.of(
                "time.precision.mode", "isostring",
                "decimal.handling.mode", "string",
                "hstore.handling.mode", "map",
                "interval.handling.mode", "string");
        new Runs(
                        test,
                        "postgres",
                        corpus,
                        List.of(
                                ModeRun.of("texts", POSTGRES, Binary.BASE64, unknown(texts)),
                                ModeRun.of(
                                        "connect",
                                        POSTGRES,
                                        Binary.HEX,
                                        unknown(Map.of(
                                                "time.precision.mode", "connect", "decimal.handling.mode", "double"))),
                                ModeRun.of(
                                                "nanoseconds",
                                                POSTGRES,
                                                Binary.BASE64_URL_SAFE,
                                                Map.of(
                                                        "time.precision.mode", "nanoseconds",
                                                        "interval.handling.mode", "string"))
                                        .without(BEYOND_NANOSECONDS),
                                ModeRun.of("flattened", POSTGRES, Binary.BASE64, texts)
                                        .flattened()
                                        .withoutSchemas()
                                        .without(BITS)
                                        .without(Set.of("decimals_special"))))
                .compare(
                        "postgres.sql",
                        (run, connector) -> connector.with(Map.of(
                                "schema.include.list",
                                "modes",
                                "table.include.list",
                                run.tables().stream()
                                        .map(table -> "modes." + table)
                                        .collect(Collectors.joining(",")),
                                "slot.name",
                                "modes_" + run.mode(),
                                "publication.name",
                                "modes_" + run.mode())));
    }

    @Test
    void everyModeOfMySqlSendsTheSameValues(TestStack test) {
        CorpusDatabase corpus = new CorpusDatabase(
                test.stack().mysql(),
                List.of("CREATE DATABASE IF NOT EXISTS shop_modes CHARACTER SET utf8mb4", "USE shop_modes"),
                "shop_modes",
                "");
        List<ModeRun> runs = List.of(
                ModeRun.of(
                        "texts",
                        MYSQL,
                        Binary.BASE64,
                        Map.of("time.precision.mode", "isostring", "decimal.handling.mode", "string")),
                ModeRun.of(
                                "connect",
                                MYSQL,
                                Binary.HEX,
                                Map.of(
                                        "time.precision.mode", "connect",
                                        "decimal.handling.mode", "double",
                                        "bigint.unsigned.handling.mode", "long"))
                        .without(UNSIGNED_64_BITS),
                ModeRun.of(
                        "microseconds", MYSQL, Binary.BASE64_URL_SAFE, Map.of("time.precision.mode", "microseconds")),
                ModeRun.of(
                                "schemaless",
                                MYSQL,
                                Binary.BASE64,
                                Map.of(
                                        "time.precision.mode", "isostring",
                                        "decimal.handling.mode", "string",
                                        "bigint.unsigned.handling.mode", "long"))
                        .withoutSchemas()
                        .without(UNSIGNED_64_BITS)
                        .without(BITS));
        new Runs(test, "mysql", corpus, runs)
                .compare(
                        "mysql.sql",
                        (run, connector) -> connector.with(Map.of(
                                "database.include.list",
                                "shop_modes",
                                "table.include.list",
                                run.tables().stream()
                                        .map(table -> "shop_modes." + table)
                                        .collect(Collectors.joining(",")),
                                "database.server.id",
                                Integer.toString(184060 + runs.indexOf(run)),
                                "schema.history.internal.store.only.captured.databases.ddl",
                                "true",
                                "schema.history.internal.kafka.topic",
                                "modes-mysql-history-" + run.mode())));
    }

    private static Map<String, String> unknown(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("include.unknown.datatypes", "true");
        return all;
    }

    /** What a source connector needs beside its modes. */
    private interface Placed {
        ConnectorExample at(ModeRun run, ConnectorExample connector);
    }

    /** All runs on one database. Those without schemas find their tables made, like those of a run before them. */
    private static final class Runs {
        private final TestStack test;
        private final String name;
        private final CorpusDatabase corpus;
        private final List<ModeRun> runs;
        private final Map<ModeRun, SettledDifferences> differences = new HashMap<>();

        Runs(TestStack test, String name, CorpusDatabase corpus, List<ModeRun> runs) {
            this.test = test;
            this.name = name;
            this.corpus = corpus;
            this.runs = runs;
            for (ModeRun run : runs) {
                differences.put(
                        run,
                        new SettledDifferences(
                                test,
                                name + " | " + run.mode(),
                                new CorpusComparison(
                                        in(run), test.doris(), new ModeRendering(run.binary(), opaque(run)))));
            }
        }

        void compare(String file, Placed placed) {
            CorpusScript script = CorpusScript.read(file)
                    .of(runs.stream().flatMap(run -> run.tables().stream()).collect(Collectors.toSet()));
            corpus.run(script.statements());
            List<SourceTable> tables = new CorpusComparison(corpus, test.doris()).tables();
            List<ConnectorExample> sinks = runs.stream().map(this::sink).toList();
            List<ConnectorExample> sources =
                    runs.stream().map(run -> placed.at(run, source(run))).toList();
            try {
                sources.forEach(test.stack()::deploy);
                deployAndAwaitSnapshots(sinks, tables);
                assertThat(workersOfSeveral(sinks)).isNotEmpty();
                stream(script, tables);
                assertThat(differences.values().stream().flatMap(each -> each.surprises().stream()))
                        .as("what corpus/differences-modes.md does not have, or has though it is not so")
                        .isEmpty();
            } finally {
                List<String> deployed = test.stack().rest().connectors();
                sinks.forEach(sink -> delete(sink, deployed));
                sources.forEach(source -> delete(source, deployed));
            }
        }

        private void deployAndAwaitSnapshots(List<ConnectorExample> sinks, List<SourceTable> tables) {
            for (int i = 0; i < runs.size(); i++) {
                ModeRun run = runs.get(i);
                if (!run.withSchemas()) {
                    runs.subList(0, i).forEach(other -> await(other, "snapshot", tables));
                    copyTables(runs.subList(0, i), run);
                }
                test.stack().deploy(sinks.get(i));
            }
            await(runs.get(runs.size() - 1), "snapshot", tables);
        }

        private void stream(CorpusScript script, List<SourceTable> tables) {
            corpus.run(tables.stream()
                    .map(table -> "DELETE FROM " + corpus.server().dialect().quote(table.name()))
                    .toList());
            for (ModeRun run : runs) {
                differences
                        .get(run)
                        .await("deleted", of(run, tables), differencesOf(run).whenDeleted());
            }
            corpus.run(script.rows());
            runs.forEach(run -> await(run, "streaming", tables));
        }

        private void await(ModeRun run, String phase, List<SourceTable> tables) {
            differences
                    .get(run)
                    .await(phase, of(run, tables), differencesOf(run).expected(phase));
        }

        private static List<SourceTable> of(ModeRun run, List<SourceTable> tables) {
            return tables.stream()
                    .filter(table -> run.tables().contains(table.name()))
                    .toList();
        }

        private ModeDifferences differencesOf(ModeRun run) {
            return new ModeDifferences(name, run.mode(), run.tables(), opaque(run));
        }

        private Set<String> opaque(ModeRun run) {
            return run.settings().containsKey("include.unknown.datatypes")
                    ? ModeDifferences.unknownTypes(name)
                    : Set.of();
        }

        /** Where a run's tables arrive. A record that is the row alone does not say its schema. */
        private CorpusDatabase in(ModeRun run) {
            return new CorpusDatabase(
                    corpus.server(),
                    corpus.enter(),
                    "modes_" + name + "_" + run.mode(),
                    run.isFlattened() ? "" : corpus.tablePrefix());
        }

        private ConnectorExample source(ModeRun run) {
            return test.stack()
                    .example("source-" + name + ".json")
                    .named("source-modes-" + name + "-" + run.mode())
                    .with(Map.of(
                            "topic.prefix",
                            topics(run),
                            // Four times the topics of other tests.
                            "topic.creation.default.partitions",
                            "1",
                            "topic.creation.default.replication.factor",
                            "1"))
                    .with(run.settings());
        }

        private ConnectorExample sink(ModeRun run) {
            return test.stack()
                    .example("sink-" + name + ".json")
                    .named("sink-modes-" + name + "-" + run.mode())
                    .with(Map.of(
                            "topics.regex",
                            topics(run) + "\\..*",
                            "tables.database",
                            in(run).dorisDatabase(),
                            "tasks.max",
                            "1",
                            "flush.interval.ms",
                            "300"))
                    .with(run.converters());
        }

        private String topics(ModeRun run) {
            return "modes_" + name + "_" + run.mode();
        }

        /** As the last of the other runs that has it made it. */
        private void copyTables(List<ModeRun> others, ModeRun to) {
            test.doris().query("information_schema", "CREATE DATABASE `" + in(to).dorisDatabase() + "`");
            for (String table : to.tables()) {
                ModeRun from = others.stream()
                        .filter(run -> run.tables().contains(table))
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
                String made = "`" + in(from).tablePrefix() + table + "`";
                String create = test.doris()
                        .query(in(from).dorisDatabase(), "SHOW CREATE TABLE " + made)
                        .get(0)
                        .get(1)
                        .asText();
                test.doris()
                        .query(
                                in(to).dorisDatabase(),
                                create.replaceFirst(made, "`" + in(to).tablePrefix() + table + "`"));
            }
        }

        /** The workers on which tasks of more than one of the connectors run. */
        private Set<String> workersOfSeveral(List<ConnectorExample> connectors) {
            Map<String, Long> tasks = connectors.stream()
                    .flatMap(connector -> test.stack().rest().status(connector.name()).tasks().stream()
                            .map(ConnectorStatus.Part::worker)
                            .distinct())
                    .collect(Collectors.groupingBy(worker -> worker, Collectors.counting()));
            return tasks.entrySet().stream()
                    .filter(worker -> worker.getValue() > 1)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        private void delete(ConnectorExample connector, List<String> deployed) {
            if (deployed.contains(connector.name())) {
                test.stack().rest().delete(connector.name());
            }
        }
    }
}

package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every type of each source through the whole pipeline: what is in Doris is what is at the source, cell by cell, except for
 * what {@code corpus/differences.md} lists, which is exactly what differs.
 */
@ExtendWith(SharedStack.class)
@Timeout(900)
class TypeCorpusIT {
    @Test
    void everyCellOfPostgresArrives(TestStack test) {
        CorpusDatabase corpus = new CorpusDatabase(
                test.stack().postgres(),
                List.of("CREATE SCHEMA IF NOT EXISTS corpus", "SET search_path TO corpus, public"),
                PostgresServer.DATABASE,
                "corpus_");
        ConnectorExample source = test.stack()
                .example("source-postgres.json")
                .named("source-corpus-postgres")
                .with(Map.of(
                        "schema.include.list", "corpus",
                        "topic.prefix", "corpus_pg",
                        "slot.name", "corpus",
                        "publication.name", "corpus"));
        new Run(test, "postgres", corpus, CorpusScript.read("postgres.sql"))
                .compareAll(source, "corpus_pg\\.corpus\\..*");
    }

    @Test
    void everyCellOfMySqlArrives(TestStack test) {
        assumeThat(test.stack().mysql().flavour())
                .as("the server in MySQL's place, whose types are a test of their own")
                .isEqualTo(MySqlServer.Flavour.MYSQL);
        CorpusDatabase corpus = new CorpusDatabase(
                test.stack().mysql(),
                List.of("CREATE DATABASE IF NOT EXISTS shop_types CHARACTER SET utf8mb4", "USE shop_types"),
                "shop_types",
                "");
        ConnectorExample source = test.stack()
                .example("source-mysql.json")
                .named("source-corpus-mysql")
                .with(Map.of(
                        "database.include.list", "shop_types",
                        "database.server.id", "184055",
                        "topic.prefix", "corpus_mysql",
                        "schema.history.internal.store.only.captured.databases.ddl", "true",
                        "schema.history.internal.kafka.topic", "corpus-mysql-schema-history"));
        new Run(test, "mysql", corpus, CorpusScript.read("mysql.sql"))
                .compareAll(source, "corpus_mysql\\.shop_types\\..*");
    }

    @Test
    void everyCellOfMariaDbArrives(TestStack test) {
        CorpusDatabase corpus = new CorpusDatabase(
                test.mariaDb(),
                List.of("CREATE DATABASE IF NOT EXISTS shop_mariadb CHARACTER SET utf8mb4", "USE shop_mariadb"),
                "shop_mariadb",
                "");
        ConnectorExample source = test.stack()
                .example("source-mariadb.json", Map.of("MARIADB", test.mariaDb()))
                .named("source-corpus-mariadb")
                .with(Map.of(
                        "database.include.list", "shop_mariadb",
                        "topic.prefix", "corpus_mariadb",
                        // Other tests have tables there at whose definitions the connector stops.
                        "schema.history.internal.store.only.captured.databases.ddl", "true"));
        // What MySQL has, MariaDB has as well, but for VECTOR, which comes with 11.7.
        CorpusScript script =
                CorpusScript.read("mysql.sql").without(Set.of("vectors")).with(CorpusScript.read("mariadb.sql"));
        new Run(test, "mariadb", corpus, script).compareAll(source, "corpus_mariadb\\.shop_mariadb\\..*");
    }

    /** One source and one sink, from the empty database to the last change. */
    private static final class Run {
        private final TestStack test;
        private final String name;
        private final CorpusDatabase corpus;
        private final CorpusScript script;
        private final CorpusComparison comparison;
        private final SettledDifferences differences;
        private List<SourceTable> tables = List.of();

        Run(TestStack test, String name, CorpusDatabase corpus, CorpusScript script) {
            this.test = test;
            this.name = name;
            this.corpus = corpus;
            this.script = script;
            this.comparison = new CorpusComparison(corpus, test.doris());
            this.differences = new SettledDifferences(test, name, comparison);
        }

        void compareAll(ConnectorExample source, String topics) {
            corpus.run(script.statements());
            tables = comparison.tables();
            // Not among the columns that the script's rows fill.
            boolean last = corpus.server().dialect() == SqlDialect.POSTGRESQL;
            forEachTable("ALTER TABLE %s ADD touched INTEGER DEFAULT 0 NOT NULL" + (last ? "" : " INVISIBLE"));
            ConnectorExample sink = test.stack()
                    .example("sink-postgres.json")
                    .named("sink-corpus-" + name)
                    .with(Map.of("topics.regex", topics, "flush.interval.ms", "300"));
            try {
                test.stack().deploy(source);
                test.stack().deploy(sink);
                await("snapshot");
                stream();
                TypesPage.check(
                        name,
                        new TypeTable(name, corpus, tables)
                                .markdown(test.stack().kafka(), test.doris(), topics));
                assertThat(differences.surprises())
                        .as("what corpus/differences.md does not have, or has though it is not so")
                        .isEmpty();
            } finally {
                // What could not be deployed is not to be hidden by what cannot be deleted.
                ConnectRest rest = test.stack().rest();
                rest.connectors().stream()
                        .filter(List.of(sink.name(), source.name())::contains)
                        .forEach(rest::delete);
            }
        }

        private void stream() {
            forEachTable("DELETE FROM %s");
            differences.await("deleted", tables, KnownDifference.whenDeleted(name));
            corpus.run(script.rows());
            await("streaming");
            forEachTable("UPDATE %s SET touched = touched + 1");
            await("streaming");
        }

        private void await(String phase) {
            differences.await(phase, tables, KnownDifference.expected(name, phase));
        }

        private void forEachTable(String statement) {
            List<String> statements = new ArrayList<>();
            for (SourceTable table : tables) {
                statements.add(
                        String.format(statement, corpus.server().dialect().quote(table.name())));
            }
            corpus.run(statements);
        }
    }
}

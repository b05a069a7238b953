package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers and Debezium's sources, without a sink. */
@Timeout(240)
class ServersIT {
    private static final Duration ARRIVAL = Duration.ofMinutes(1);
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        RunFolder run = RunFolder.create(Path.of("target/it/servers"));
        run.keepLogs();
        DorisTarget nobody = new DorisTarget("http", "127.0.0.1", Ports.free(), Login.random("root"));
        stack = LocalStack.start(run, new LocalStack.Plan(1, 1, Optional.of(nobody)), System.out::println);
        for (SourceDatabase database : stack.databases()) {
            SqlScript.SCHEMA.runIn(database);
            SqlScript.SEED.runIn(database);
        }
        stack.deploy(stack.example("source-mysql.json"));
        stack.deploy(stack.example("source-postgres.json"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void snapshotAndChangesOfBothDatabasesReachKafka() {
        try (TopicReader mysql = reader("mysql\\.shop\\..*");
                TopicReader postgres = reader("pg\\.public\\..*")) {
            for (TopicReader reader : List.of(mysql, postgres)) {
                await().atMost(ARRIVAL).untilAsserted(() -> assertThat(reader.seen())
                        .filteredOn(change -> change.operation().equals("r"))
                        .hasSize(5 + 4 + 3 + 5 + 3));
            }
            stack.databases().forEach(SqlScript.CHANGES::runIn);
            await().atMost(ARRIVAL).untilAsserted(() -> assertThat(mysql.seen())
                    .contains(new TopicReader.Change("mysql.shop.order_items", "d"))
                    .contains(new TopicReader.Change("mysql.shop.customers", "u")));
            await().atMost(ARRIVAL).untilAsserted(() -> assertThat(postgres.seen())
                    .contains(new TopicReader.Change("pg.public.order_items", "d"))
                    .contains(new TopicReader.Change("pg.public.customers", "u")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"source-mysql.json", "source-postgres.json", "sink-mysql.json", "sink-postgres.json"})
    void theWorkerAcceptsTheExamples(String file) {
        assertThat(stack.workers().get(0).rest().validate(stack.example(file))).isEmpty();
    }

    private static TopicReader reader(String topics) {
        return new TopicReader(stack.kafka().bootstrapServers(), Pattern.compile(topics));
    }
}

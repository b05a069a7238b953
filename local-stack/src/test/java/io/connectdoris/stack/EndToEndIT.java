package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both databases through Debezium, Kafka and two workers: what is in Doris is what is at the source, cell by cell. */
@ExtendWith(SharedStack.class)
@Timeout(240)
class EndToEndIT {
    @ParameterizedTest
    @ValueSource(strings = {"source-mysql.json", "source-postgres.json", "sink-mysql.json", "sink-postgres.json"})
    void theWorkerAcceptsTheExamples(String file, TestStack test) {
        assertThat(test.stack().rest().validate(test.stack().example(file))).isEmpty();
    }

    @Test
    void snapshotAndChangesArriveAsTheyAre(TestStack test) {
        test.openShop();
        test.awaitEqual();

        test.stack().databases().forEach(SqlScript.CHANGES::runIn);

        test.awaitEqual();
        assertThat(test.compare()).hasSize(2 * 5).allSatisfy(table -> assertThat(table.sourceRows())
                .as(table.table())
                .isPositive());
    }
}

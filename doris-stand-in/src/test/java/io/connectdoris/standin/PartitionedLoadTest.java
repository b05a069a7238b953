package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rows partitions take. */
class PartitionedLoadTest {

    private static final String DYNAMIC =
            "CREATE TABLE d.%s (t DATETIME, v INT) DUPLICATE KEY(t) PARTITION BY RANGE(t) ()"
                    + " DISTRIBUTED BY HASH(t) BUCKETS 1 PROPERTIES ('replication_num' = '1',"
                    + " 'dynamic_partition.time_unit' = '%s', 'dynamic_partition.end' = '1'%s)";

    private final MovableClock clock = new MovableClock();
    private final DorisStandIn standIn =
            DorisStandIn.builder().user("root", "secret").clock(clock).start();
    private final Wire wire = new Wire(standIn, "root", "secret");

    @BeforeEach
    void createDatabase() {
        standIn.sql("CREATE DATABASE d");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String filtered(String table, String... rows) {
        JsonNode answer = wire.load(table, String.join("\n", rows), "column_separator", ",", "max_filter_ratio", "1");
        return answer.get("NumberLoadedRows").asText() + " of "
                + answer.get("NumberTotalRows").asText();
    }

    @Test
    void dynamicPartitionsReachFromTodayToTheEnd() {
        standIn.sql(DYNAMIC.formatted("days", "DAY", ", 'dynamic_partition.prefix' = 'p'"));

        assertThat(filtered("days", "2026-01-01 23:59:59,1", "2026-01-02 00:00:00,2", "2026-01-03 23:00:00,3"))
                .isEqualTo("2 of 3");
        assertThat(filtered("days", "2026-01-04 00:00:00,4")).isEqualTo("0 of 1");
        clock.pass(Duration.ofDays(1));
        assertThat(filtered("days", "2026-01-04 00:00:00,4")).isEqualTo("1 of 1");
        assertThat(standIn.sql("SELECT v FROM d.days ORDER BY v"))
                .containsExactly(List.of("2"), List.of("3"), List.of("4"));
    }

    @Test
    void dynamicPartitionsReachBackWhenHistoryIsWanted() {
        standIn.sql(DYNAMIC.formatted(
                "months",
                "month",
                ", 'dynamic_partition.prefix' = 'p', 'dynamic_partition.start' = '-2',"
                        + " 'dynamic_partition.create_history_partition' = 'true'"));

        assertThat(filtered("months", "2025-10-31 00:00:00,1", "2025-11-01 00:00:00,2", "2026-02-28 00:00:00,3"))
                .isEqualTo("2 of 3");
    }

    @Test
    void dynamicPartitionsNeedWhatNamesThem() {
        assertThatThrownBy(() -> standIn.sql(DYNAMIC.formatted("x", "DAY", "")))
                .hasMessageContaining("Must assign dynamic_partition.prefix properties");
        assertThatThrownBy(() -> standIn.sql(DYNAMIC.formatted("x", "DECADE", ", 'dynamic_partition.prefix' = 'p'")))
                .hasMessageContaining("Unsupported time unit DECADE");
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that queries see only when a session asks for them. */
class HiddenRowsTest {

    private static final String TABLE = "CREATE TABLE d.%s (k INT NOT NULL, v INT, n INT NOT NULL) UNIQUE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1'%s)";
    private static final String ALL = "SELECT k, v, n, __DORIS_DELETE_SIGN__ FROM d.t ORDER BY 1, 2, 3, 4";

    private final DorisStandIn standIn = DorisStandIn.builder().start();

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE d");
        standIn.sql(TABLE.formatted("t", ", 'disable_auto_compaction' = 'true'"));
        standIn.sql("INSERT INTO d.t VALUES (1, 1, 1), (2, 2, 2)");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void replacedRowsAreThereUntilCompaction() {
        standIn.sql("INSERT INTO d.t VALUES (1, 10, 10)");

        assertThat(standIn.sql("SET skip_delete_bitmap = true; " + ALL))
                .containsExactly(
                        List.of("1", "1", "1", "0"), List.of("1", "10", "10", "0"), List.of("2", "2", "2", "0"));
        assertThat(standIn.sql(ALL)).containsExactly(List.of("1", "10", "10", "0"), List.of("2", "2", "2", "0"));
    }

    @Test
    void compactionForgetsThem() {
        standIn.sql(TABLE.formatted("c", ""));
        for (int i = 0; i < 6; i++) {
            standIn.sql("INSERT INTO d.c VALUES (1, " + i + ", 0)");
        }

        assertThat(standIn.sql("SET skip_delete_bitmap = true; SELECT v FROM d.c ORDER BY v"))
                .hasSizeLessThan(6)
                .contains(List.of("5"));
    }

    @Test
    void deletedRowHasNothingButItsKey() {
        standIn.sql("DELETE FROM d.t WHERE k = 1");

        assertThat(standIn.sql(ALL)).containsExactly(List.of("2", "2", "2", "0"));
        assertThat(standIn.sql("SET skip_delete_sign = true; " + ALL))
                .containsExactly(Arrays.asList("1", null, "0", "1"), List.of("2", "2", "2", "0"));
    }

    @Test
    void rowsThatAConditionHidesAreRefused() {
        standIn.sql(TABLE.formatted("l", ", 'enable_mow_light_delete' = 'true'"));
        standIn.sql("INSERT INTO d.l VALUES (1, 1, 1); DELETE FROM d.l WHERE k = 1");

        assertThat(standIn.sql("SET skip_delete_sign = true; SELECT k FROM d.l"))
                .isEmpty();
        assertThatThrownBy(() -> standIn.sql("SET skip_delete_predicate = true; SELECT k FROM d.l"))
                .hasMessageContaining("not supported: skip_delete_predicate");
    }

    @Test
    void mergeOnReadTablesShowThemWhenNothingIsMerged() {
        standIn.sql(TABLE.formatted("r", ", 'enable_unique_key_merge_on_write' = 'false'"));
        standIn.sql("INSERT INTO d.r VALUES (1, 1, 1); INSERT INTO d.r VALUES (1, 2, 2)");

        assertThat(standIn.sql("SET skip_storage_engine_merge = true; SELECT v FROM d.r ORDER BY v"))
                .containsExactly(List.of("1"), List.of("2"));
        assertThat(standIn.sql("SET skip_delete_bitmap = true; SELECT v FROM d.r"))
                .containsExactly(List.of("2"));
    }

    @Test
    void rowStoreIsAColumnThatNobodySeesUnasked() {
        standIn.sql(TABLE.formatted("s", ", 'store_row_column' = 'true'"));
        standIn.sql("INSERT INTO d.s VALUES (1, NULL, 1); INSERT INTO d.s VALUES (1, 2, 2)");

        assertThat(standIn.sql("SELECT * FROM d.s")).containsExactly(List.of("1", "2", "2"));
        assertThat(standIn.sql("SELECT length(__DORIS_ROW_STORE_COL__) FROM d.s"))
                .containsExactly(List.of("47"));
        assertThatThrownBy(() -> standIn.sql("SELECT __DORIS_ROW_STORE_COL__ FROM d.t"))
                .hasMessageContaining("not found");
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.txn.TxnLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many transactions there may be, how many bytes, and what statements show of them. */
class TransactionLimitsTest {

    private static final TxnLimits SLOW = TxnLimits.DEFAULT.withPublishDelay(Duration.ofSeconds(5));

    private final MovableClock clock = new MovableClock();
    private DorisStandIn standIn = started(DorisStandIn.builder().limits(SLOW.withPublishingPerTable(2)));
    private Wire wire = new Wire(standIn, "root", "");

    private DorisStandIn started(DorisStandIn.Builder builder) {
        DorisStandIn started = builder.clock(clock).start();
        started.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT) UNIQUE KEY(k)"
                + " DISTRIBUTED BY HASH(k) PROPERTIES ('replication_num' = '1')");
        return started;
    }

    private void restart(DorisStandIn.Builder builder) {
        standIn.close();
        standIn = started(builder);
        wire = new Wire(standIn, "root", "");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String load(String label, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "label";
        all[1] = label;
        return wire.jsonLines("t", "{\"k\":1}", all).get("Message").asText();
    }

    @Test
    void quotaOfADatabaseRefusesMoreTransactions() {
        standIn.sql("ALTER DATABASE d SET TRANSACTION QUOTA 1");
        assertThat(load("a", "two_phase_commit", "true")).isEqualTo("OK");

        assertThat(load("b"))
                .matches("\\[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = current running txns on db \\d+ is 1,"
                        + " larger than limit 1");
        wire.secondPhase("txn_operation", "abort", "label", "a");
        assertThat(load("b")).isEqualTo("OK");
    }

    @Test
    void tooManyCommittedTransactionsOfATableRefuseMore() {
        for (String label : List.of("a", "b")) {
            load(label, "two_phase_commit", "true");
            wire.secondPhase("txn_operation", "commit", "label", label);
        }
        assertThat(load("c"))
                .matches("\\[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = current committed txns on table \\d+"
                        + " is 2, larger than limit 2");
        clock.pass(Duration.ofSeconds(5));
        assertThat(load("c")).isEqualTo("OK");
    }

    @Test
    void limitsAreThoseOfTheLine() {
        assertThat(TxnLimits.of(DorisVersion.V2_1).runningPerDatabase()).isEqualTo(1000);
        assertThat(TxnLimits.of(DorisVersion.V4_0).runningPerDatabase()).isEqualTo(10_000);
        restart(DorisStandIn.builder().version(DorisVersion.V2_1));
        assertThat(standIn.sql("ADMIN SHOW FRONTEND CONFIG LIKE 'max_running_txn_num_per_db'")
                        .get(0)
                        .get(1))
                .isEqualTo("1000");
    }

    @Test
    void dataQuotaRefusesLoadsOnceThereIsMore() {
        standIn.sql("ALTER DATABASE d SET DATA QUOTA 1");
        assertThat(load("a")).isEqualTo("OK");
        assertThat(load("b"))
                .isEqualTo("[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = Database[d] data size exceeds"
                        + " quota[1.000 B]");
        standIn.sql("ALTER DATABASE d SET DATA QUOTA 10G");
        assertThat(load("b")).isEqualTo("OK");
    }

    @Test
    void transactionsAreShownByIdAndByLabel() {
        load("L");
        List<String> row =
                standIn.sql("SHOW TRANSACTION FROM d WHERE label = 'L'").get(0);

        assertThat(row)
                .containsExactly(
                        row.get(0),
                        "L",
                        "BE: 127.0.0.1",
                        "VISIBLE",
                        "BACKEND_STREAMING",
                        "2026-01-02 03:04:05",
                        "NULL",
                        "2026-01-02 03:04:05",
                        "2026-01-02 03:04:05",
                        "2026-01-02 03:04:05",
                        "",
                        "0",
                        "-1",
                        "259200000",
                        "");
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE id = " + row.get(0)))
                .containsExactly(row);
        assertThatThrownBy(() -> standIn.sql("SHOW TRANSACTION FROM d WHERE id = 1"))
                .hasMessageContaining("transaction with id 1 does not exist");
        assertThatThrownBy(() -> standIn.sql("SHOW TRANSACTION FROM d WHERE label = 'zz'"))
                .hasMessageContaining("transaction with label zz does not exist");
        assertThatThrownBy(() -> standIn.sql("SHOW TRANSACTION FROM d")).hasMessageContaining("Missing transaction id");
    }

    @Test
    void transactionsAreShownByStatusInOldLinesOnly() {
        for (String state : List.of("prepare", "precommitted", "committed", "visible", "aborted")) {
            assertThatThrownBy(() -> standIn.sql("SHOW TRANSACTION FROM d WHERE status = '" + state + "'"))
                    .hasMessageContaining("Where clause should looks like one of them: id = 123 or label =/like 'label'"
                            + " or status = 'prepare/precommitted/committed/visible/aborted'");
        }
        restart(DorisStandIn.builder().version(DorisVersion.V2_1).limits(SLOW));
        load("v");
        load("p", "two_phase_commit", "true");
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE status = 'visible'"))
                .extracting(row -> row.get(1))
                .containsExactly("v");
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE status = 'PRECOMMITTED'"))
                .extracting(row -> row.get(1))
                .containsExactly("p");
        assertThatThrownBy(() -> standIn.sql("SHOW TRANSACTION FROM d WHERE status = 'done'"))
                .hasMessageContaining("status should be prepare/precommitted/committed/visible/aborted");
    }

    @Test
    void streamLoadsAreInNoListOfLoads() {
        load("L");

        assertThat(standIn.query("SHOW LOAD FROM d WHERE LABEL = 'L'").headers())
                .hasSize(20);
        assertThat(standIn.sql("SHOW LOAD FROM d WHERE LABEL = 'L'")).isEmpty();
        assertThat(standIn.query("SHOW STREAM LOAD FROM d").headers())
                .extracting(header -> header.name())
                .startsWith("Label", "Db", "Table", "ClientIp", "Status")
                .endsWith("User", "Comment", "FirstErrorMsg");
        assertThat(standIn.sql("SHOW STREAM LOAD FROM d WHERE LABEL = 'L' AND STATUS = 'SUCCESS'"))
                .isEmpty();
        assertThatThrownBy(() -> standIn.sql("SHOW ROUTINE LOAD FROM d")).hasMessageContaining("not supported");
    }

    @Test
    void cleanedLabelsAreFreeButNotThoseOfRunningLoads() {
        load("a");
        load("b");
        load("pre", "two_phase_commit", "true");
        standIn.sql("CLEAN LABEL a FROM d");
        assertThat(load("a")).isEqualTo("OK");
        assertThat(load("b")).contains("Label [b] has already been used");
        standIn.sql("CLEAN LABEL FROM d");
        assertThat(load("b")).isEqualTo("OK");
        assertThat(load("pre")).contains("Label [pre] has already been used").contains("status [PRECOMMITTED]");
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.txn.TxnLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsOverTimeTest {

    private final MovableClock clock = new MovableClock();
    private final DorisStandIn standIn = DorisStandIn.builder()
            .clock(clock)
            .limits(TxnLimits.DEFAULT
                    .withLabelRetention(Duration.ofHours(12), 3)
                    .withPublishDelay(Duration.ofSeconds(5)))
            .start();
    private final Wire wire = new Wire(standIn, "root", "");

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT, level VARCHAR(10)) UNIQUE KEY(k)"
                + " DISTRIBUTED BY HASH(k) PROPERTIES ('replication_num' = '1')");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String state(String label) {
        return wire.get("/api/d/get_load_state?label=" + label).get("data").asText();
    }

    @Test
    void labelsAreForgottenAfterTheirTime() {
        wire.jsonLines("t", "{\"k\":1}", "label", "L");
        clock.pass(Duration.ofHours(12));
        assertThat(state("L")).isEqualTo("VISIBLE");
        clock.pass(Duration.ofSeconds(30));
        assertThat(state("L")).isEqualTo("UNKNOWN");
    }

    @Test
    void labelsAreForgottenWhenThereAreTooMany() {
        for (int i = 0; i < 4; i++) {
            wire.jsonLines("t", "{\"k\":1}", "label", "L" + i);
        }
        assertThat(state("L0")).as("the cleaner comes every 30 seconds").isEqualTo("VISIBLE");
        clock.pass(Duration.ofSeconds(30));
        assertThat(state("L0")).isEqualTo("UNKNOWN");
        assertThat(state("L1")).isEqualTo("VISIBLE");
    }

    @Test
    void publishTimeoutIsCommittedAndBecomesVisibleLater() {
        standIn.faults().onLoad("t").publishTimeout();
        JsonNode answer = wire.jsonLines("t", "{\"k\":1}", "label", "L");

        assertThat(answer.get("Status").asText()).isEqualTo("Publish Timeout");
        assertThat(answer.get("NumberLoadedRows").asInt()).isEqualTo(1);
        assertThat(state("L")).isEqualTo("COMMITTED");
        assertThat(standIn.count("d", "t")).isZero();
        clock.pass(Duration.ofSeconds(5));
        assertThat(state("L")).isEqualTo("VISIBLE");
        assertThat(standIn.count("d", "t")).isEqualTo(1);
    }

    @Test
    void precommittedLoadTimesOutAndItsLabelIsFree() {
        String id = wire.jsonLines("t", "{\"k\":1}", "label", "L", "two_phase_commit", "true")
                .get("TxnId")
                .asText();
        assertThat(wire.secondPhase("txn_operation", "commit", "txn_id", "999")
                        .get("msg")
                        .asText())
                .isEqualTo("TStatus: errCode = 2, detailMessage = transaction [999] not found");
        clock.pass(Duration.ofSeconds(3601));

        assertThat(wire.secondPhase("txn_operation", "commit", "txn_id", id)
                        .get("msg")
                        .asText())
                .endsWith("transaction [" + id + "] is already aborted. abort reason: timeout by txn manager");
        assertThat(wire.jsonLines("t", "{\"k\":1}", "label", "L").get("Status").asText())
                .isEqualTo("Success");
    }

    @Test
    void pretendedLabelsLoadNothing() {
        standIn.faults().onLoads().labelExists("RUNNING");
        JsonNode answer = wire.jsonLines("t", "{\"k\":1}", "label", "L");

        assertThat(answer.get("Status").asText()).isEqualTo("Label Already Exists");
        assertThat(answer.get("ExistingJobStatus").asText()).isEqualTo("RUNNING");
        assertThat(standIn.count("d", "t")).isZero();
    }

    @Test
    void whereLeavesRowsUnselected() {
        JsonNode answer = wire.jsonLines(
                "t",
                "{\"k\":1,\"level\":\"DEBUG\"}\n{\"k\":2,\"level\":\"INFO\"}\n{\"k\":3,\"level\":\"WARN\"}",
                "where",
                "LEVEL != 'DEBUG' AND k < 3");

        assertThat(answer.get("NumberTotalRows").asInt()).isEqualTo(3);
        assertThat(answer.get("NumberLoadedRows").asInt()).isEqualTo(1);
        assertThat(answer.get("NumberUnselectedRows").asInt()).isEqualTo(2);
        assertThat(standIn.sql("SELECT level FROM d.t")).containsExactly(java.util.List.of("INFO"));
    }

    @Test
    void whatIsNotOverIsNeverForgotten() {
        wire.jsonLines("t", "{\"k\":1}", "label", "pre", "two_phase_commit", "true");
        for (int i = 0; i < 5; i++) {
            wire.jsonLines("t", "{\"k\":1}", "label", "L" + i);
        }
        clock.pass(Duration.ofSeconds(30));
        assertThat(state("L0")).isEqualTo("UNKNOWN");
        assertThat(state("pre")).isEqualTo("PRECOMMITTED");
    }

    @Test
    void commitDoesNotWaitForRowsToBecomeVisible() {
        wire.jsonLines("t", "{\"k\":1}", "label", "L", "two_phase_commit", "true");
        wire.secondPhase("txn_operation", "commit", "label", "L");

        assertThat(state("L")).isEqualTo("COMMITTED");
        assertThat(standIn.count("d", "t")).isZero();
        clock.pass(Duration.ofSeconds(5));
        assertThat(state("L")).isEqualTo("VISIBLE");
        assertThat(standIn.sql("SELECT k FROM d.t")).containsExactly(java.util.List.of("1"));
    }

    @Test
    void aLoadThatTakesLongerThanItsTimeoutIsAborted() throws Exception {
        try (OpenLoad load = new OpenLoad(standIn, "t", "label: L\r\ntimeout: 60\r\n")) {
            load.awaitState(wire, "L", "PREPARE");
            clock.pass(Duration.ofSeconds(90));
            assertThat(state("L")).isEqualTo("ABORTED");

            assertThat(load.finish().get("Message").asText())
                    .isEqualTo("[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = transaction ["
                            + transactionId("L") + "] is already aborted. abort reason: timeout by txn manager");
        }
        assertThat(standIn.count("d", "t")).isZero();
    }

    private String transactionId(String label) {
        return standIn.sql("SHOW TRANSACTION FROM d WHERE label = '" + label + "'")
                .get(0)
                .get(0);
    }

    @Test
    void tableWithCommittedRowsIsDroppedByForceOnly() {
        wire.jsonLines("t", "{\"k\":1}", "label", "L", "two_phase_commit", "true");
        wire.secondPhase("txn_operation", "commit", "label", "L");

        assertThatThrownBy(() -> standIn.sql("DROP TABLE d.t"))
                .hasMessageContaining(
                        "There are still some transactions in the COMMITTED state waiting to be completed."
                                + " The table [t] cannot be dropped.");
        standIn.sql("DROP TABLE d.t FORCE");
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.txn.TxnLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commit and abort of a transaction in every state, by id and by label, in Doris' words. */
class SecondPhaseTest {

    private static final String REFUSED = "TStatus: errCode = 2, detailMessage = ";

    private final MovableClock clock = new MovableClock();
    private final DorisStandIn standIn = DorisStandIn.builder()
            .clock(clock)
            .limits(TxnLimits.DEFAULT.withPublishDelay(Duration.ofSeconds(5)))
            .start();
    private final Wire wire = new Wire(standIn, "root", "");

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT) UNIQUE KEY(k)"
                + " DISTRIBUTED BY HASH(k) PROPERTIES ('replication_num' = '1')");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String precommit(String label) {
        return wire.jsonLines("t", "{\"k\":1}", "label", label, "two_phase_commit", "true")
                .get("TxnId")
                .asText();
    }

    private String byId(String operation, String id) {
        return text(wire.secondPhase("txn_operation", operation, "txn_id", id));
    }

    private String byLabel(String operation, String label) {
        return text(wire.secondPhase("txn_operation", operation, "label", label));
    }

    private static String text(JsonNode answer) {
        return answer.get("status").asText() + " " + answer.get("msg").asText();
    }

    private String id(String label) {
        return standIn.sql("SHOW TRANSACTION FROM d WHERE label = '" + label + "'")
                .get(0)
                .get(0);
    }

    @Test
    void precommittedIsCommittedOrAborted() {
        String first = precommit("a");
        String second = precommit("b");

        assertThat(byId("commit", first)).isEqualTo("Success transaction [" + first + "] commit successfully.");
        assertThat(byId("abort", second)).isEqualTo("Success transaction [" + second + "] abort successfully.");
        precommit("c");
        precommit("e");
        assertThat(byLabel("commit", "c")).isEqualTo("Success label [c] commit successfully.");
        assertThat(byLabel("abort", "e")).isEqualTo("Success label [e] abort successfully.");
    }

    @Test
    void idWinsOverLabel() {
        String id = precommit("a");
        precommit("b");

        assertThat(text(wire.secondPhase("txn_operation", "commit", "txn_id", id, "label", "b")))
                .isEqualTo("Success label [b] transaction [" + id + "] commit successfully.");
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE label = 'a'").get(0))
                .contains("COMMITTED");
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE label = 'b'").get(0))
                .contains("PRECOMMITTED");
    }

    @Test
    void preparedIsNotCommittedButAborted() throws Exception {
        try (OpenLoad load = new OpenLoad(standIn, "t", "label: L\r\n")) {
            load.awaitState(wire, "L", "PREPARE");
            String id = id("L");
            assertThat(byId("commit", id))
                    .isEqualTo("ANALYSIS_ERROR " + REFUSED + "transaction [" + id + "] is prepare, not pre-committed.");
            assertThat(byLabel("commit", "L"))
                    .isEqualTo("ANALYSIS_ERROR " + REFUSED + "running transaction not found, label=L");
            assertThat(byLabel("abort", "L")).isEqualTo("Success label [L] abort successfully.");
            assertThat(load.finish().get("Message").asText()).endsWith("is already aborted. abort reason: User Abort");
        }
    }

    @Test
    void committedIsLeftAlone() {
        String id = precommit("L");
        byId("commit", id);

        assertThat(byId("commit", id))
                .endsWith(REFUSED + "transaction [" + id + "] is already committed, not pre-committed.");
        assertThat(byId("abort", id))
                .endsWith(REFUSED + "transaction [" + id + "] is already COMMITTED, could not abort.");
        assertThat(byLabel("commit", "L")).endsWith(REFUSED + "running transaction not found, label=L");
        assertThat(byLabel("abort", "L")).endsWith(REFUSED + "running transaction not found, label=L");
    }

    @Test
    void visibleIsLeftAlone() {
        String id = precommit("L");
        byId("commit", id);
        clock.pass(Duration.ofSeconds(5));

        assertThat(byId("commit", id))
                .endsWith(REFUSED + "transaction [" + id + "] is already visible, not pre-committed.");
        assertThat(byId("abort", id))
                .endsWith(REFUSED + "transaction [" + id + "] is already VISIBLE, could not abort.");
    }

    @Test
    void abortedSaysWhy() {
        String id = precommit("L");
        byId("abort", id);

        assertThat(byId("commit", id))
                .endsWith(REFUSED + "transaction [" + id + "] is already aborted. abort reason: User Abort");
        assertThat(byId("abort", id))
                .endsWith(REFUSED + "transaction [" + id + "] is already aborted, abort reason: User Abort");
        assertThat(byLabel("commit", "L")).endsWith(REFUSED + "running transaction not found, label=L");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(byId("commit", "7")).endsWith(REFUSED + "transaction [7] not found");
        assertThat(byId("abort", "7")).endsWith(REFUSED + "transaction [7] not found");
        assertThat(byLabel("commit", "zz")).endsWith(REFUSED + "transaction not found, label=zz");
        assertThat(byLabel("abort", "zz")).endsWith(REFUSED + "transaction not found, label=zz");
        standIn.sql("DROP DATABASE d");
        assertThat(byId("commit", "7")).endsWith(REFUSED + "unknown database, database=d");
    }

    @Test
    void transactionOfADroppedTableIsAbortedOnly() {
        String id = precommit("L");
        standIn.sql("DROP TABLE d.t");

        assertThat(byId("commit", id)).startsWith("ANALYSIS_ERROR ");
        assertThat(byId("abort", id)).startsWith("Success ");
    }

    @Test
    void idsAreReadAsNumbersAtTheStart() {
        String id = precommit("L");

        assertThat(byId("commit", "x")).isEqualTo("INTERNAL_ERROR convert txn_id [x] failed, reason=stoull");
        assertThat(byId("commit", id + "abc")).startsWith("Success ");
    }

    @Test
    void operationIsComparedExactly() {
        assertThat(byId("COMMIT", "7")).isEqualTo("INTERNAL_ERROR transaction operation should be 'commit' or 'abort'");
    }

    @Test
    void secondPhaseNeedsTheLoadPrivilege() {
        String id = precommit("L");
        standIn.user("u", "pw");
        standIn.grant("u", Privilege.SELECT, "d", "t");
        Wire other = new Wire(standIn, "u", "pw");

        assertThat(text(other.secondPhase("txn_operation", "commit", "txn_id", id)))
                .contains("Access denied; you need (at least one of) the");
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE id = " + id).get(0))
                .contains("PRECOMMITTED");
    }

    @Test
    void cancelEndsARunningLoadOnly() throws Exception {
        precommit("pre");
        assertThat(cancel("pre")).contains("running transaction not found, label=pre");
        assertThat(cancel("zz")).contains("txn with label zz does not exist");
        try (OpenLoad load = new OpenLoad(standIn, "t", "label: L\r\n")) {
            load.awaitState(wire, "L", "PREPARE");
            assertThat(cancel("L")).isEqualTo("{\"msg\":\"success\",\"code\":0,\"data\":null,\"count\":0}");
            assertThat(load.finish().get("Message").asText()).endsWith("abort reason: user cancel");
        }
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE label = 'L'").get(0))
                .contains("ABORTED", "user cancel");
    }

    private String cancel(String label) {
        return wire.post("/api/d/_cancel?label=" + label, "").body();
    }

    @Test
    void abortedLabelIsFreeAndGetsANewTransaction() {
        String first = precommit("L");
        byId("abort", first);
        String second = precommit("L");

        assertThat(second).isNotEqualTo(first);
        assertThat(standIn.sql("SHOW TRANSACTION FROM d WHERE label LIKE 'L%'"))
                .extracting(row -> List.of(row.get(0), row.get(3)))
                .containsExactly(List.of(first, "ABORTED"), List.of(second, "PRECOMMITTED"));
    }
}

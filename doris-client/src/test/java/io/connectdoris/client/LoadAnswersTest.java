package io.connectdoris.client;

import static io.connectdoris.client.LoadAnswers.Verdict.ACCESS;
import static io.connectdoris.client.LoadAnswers.Verdict.CLUSTER;
import static io.connectdoris.client.LoadAnswers.Verdict.COMMITTED;
import static io.connectdoris.client.LoadAnswers.Verdict.COMMITTED_EARLIER;
import static io.connectdoris.client.LoadAnswers.Verdict.DATA;
import static io.connectdoris.client.LoadAnswers.Verdict.IN_FLIGHT;
import static io.connectdoris.client.LoadAnswers.Verdict.NO_EXPECT;
import static io.connectdoris.client.LoadAnswers.Verdict.REQUEST;
import static io.connectdoris.client.LoadAnswers.Verdict.RETRY;
import static io.connectdoris.client.LoadAnswers.Verdict.SLOW_DOWN;
import static io.connectdoris.client.LoadAnswers.Verdict.SMALLER;
import static io.connectdoris.client.LoadAnswers.Verdict.TABLE;
import static io.connectdoris.client.LoadAnswers.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.LoadAnswers.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts as Doris words them (facts.md 1.2, 1.3, 2.1, 2.2, 2.3, 2.8 to 2.10, 8). */
class LoadAnswersTest {

    private static final String FE = "TStatus: errCode = 2, detailMessage = ";

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(be("Success", "OK", ""), COMMITTED),
                arguments(
                        be(
                                "Publish Timeout",
                                "[PUBLISH_TIMEOUT]TStatus: transaction commit successfully, BUT data will be visible later",
                                ""),
                        COMMITTED),
                arguments(be("Label Already Exists", "x", "FINISHED"), COMMITTED_EARLIER),
                arguments(be("Label Already Exists", "x", "RUNNING"), IN_FLIGHT),
                arguments(be("Label Already Exists", "x", "PRECOMMITTED"), IN_FLIGHT),
                arguments(be("Label Already Exists", "status [VISIBLE]", ""), UNKNOWN),
                arguments(be("Label Already Exists", "x", "UNKNOWN"), UNKNOWN),
                arguments(fail(FE + "Label [L] has already been used, relate to txn [123]"), UNKNOWN),
                arguments(fail("[DATA_QUALITY_ERROR]too many filtered rows"), DATA),
                arguments(fail("[INTERNAL_ERROR]too many filtered rows, see more in http://be:8040/x"), DATA),
                arguments(fail("[CANCELLED][END_OF_FILE]Encountered unqualified data, stop processing"), DATA),
                arguments(
                        fail(
                                "[E-7003]Can't append new rows in partial update when partial_update_new_key_behavior is ERROR. Row with key=[k] is not in table."),
                        DATA),
                arguments(
                        fail(
                                "[INTERNAL_ERROR]the unmentioned column `c` should have default value or be nullable for newly inserted rows in non-strict mode partial update"),
                        DATA),
                arguments(
                        fail("[ANALYSIS_ERROR]" + FE + "Access denied for user 'u@ip' (using password: YES)"), ACCESS),
                arguments(fail("[NOT_AUTHORIZED]no valid Basic authorization"), ACCESS),
                arguments(
                        fe2(
                                "Access denied; you need (at least one of) the Admin_priv,Load_priv privilege(s) for this operation"),
                        ACCESS),
                arguments(fe1(401, "Unauthorized", "Cookie is invalid"), ACCESS),
                arguments(
                        fail(
                                "[E-235]failed to init rowset builder. version count: 2001, exceed limit: 2000, tablet: 1. Please reduce the frequency"),
                        SLOW_DOWN),
                arguments(fail("[CANCELLED]tablet writer write failed, tablet_id=1, err=-235, host: h"), SLOW_DOWN),
                arguments(fail("[INTERNAL_ERROR]tablet open failed: [E-235]"), SLOW_DOWN),
                arguments(
                        fail("[ANALYSIS_ERROR]" + FE + "current running txns on db 10 is 1000, larger than limit 1000"),
                        SLOW_DOWN),
                arguments(
                        fail("[ANALYSIS_ERROR]" + FE
                                + "current committed txns on table 10 is 500, larger than limit 500"),
                        SLOW_DOWN),
                arguments(fail("[MEM_LIMIT_EXCEEDED]PreCatch"), SLOW_DOWN),
                arguments(fail("[E-258]workload group memory exceeded"), SLOW_DOWN),
                arguments(fail("[MEM_ALLOC_FAILED]x"), SLOW_DOWN),
                arguments(fail(FE + "Table t is in restore process. Can not load into it"), SLOW_DOWN),
                arguments(fail("[DELETE_BITMAP_LOCK_ERROR]x"), SLOW_DOWN),
                arguments(
                        fail(
                                "[E-238]too many segments in rowset. tablet_id:1, rowset_id:2, max:1000, _num_segment:1001"),
                        SMALLER),
                arguments(fail("[E-217]json body size 9 exceed BE's conf `streaming_load_json_max_mb` 1."), SMALLER),
                arguments(fail("[INTERNAL_ERROR]body exceed max size, max_body_bytes=10737418240"), SMALLER),
                arguments(http(413, "<html>Request Entity Too Large</html>"), SMALLER),
                arguments(fail("[E-232]x"), CLUSTER),
                arguments(fail("[INTERNAL_ERROR]disk /data exceed capacity limit"), CLUSTER),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "Database[D] data size exceeds quota[1 TB]"), CLUSTER),
                arguments(
                        fe2(
                                "errCode = 2, detailMessage = public endpoint is null, please check be public endpoint config"),
                        CLUSTER),
                arguments(fail("[E-240]Have not get FE Master heartbeat yet"), RETRY),
                arguments(fail("[THRIFT_RPC_ERROR]failed to call frontend service"), UNKNOWN),
                arguments(fail("[E-240]x"), UNKNOWN),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "get tableList write lock timeout, tableList=(t)"), UNKNOWN),
                arguments(fe2("There is no 100-continue header"), NO_EXPECT),
                arguments(http(417, ""), NO_EXPECT),
                arguments(
                        fail("[ANALYSIS_ERROR]" + FE + "Label format error. regex: ^[-_A-Za-z0-9:]{1,128}$, label: ä"),
                        REQUEST),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "empty label in begin request"), REQUEST),
                arguments(fail("[INVALID_ARGUMENT]Invalid merge type X"), REQUEST),
                arguments(fail("[NOT_IMPLEMENTED_ERROR]compress data of JSON format is not supported."), REQUEST),
                arguments(fail("[E-1101]unknown data format, format=X"), REQUEST),
                arguments(
                        fail(
                                "[ANALYSIS_ERROR]" + FE
                                        + "Invalid timeout: 0. Timeout should be higher than Config.min_load_timeout_second: 1"),
                        REQUEST),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "parse expression failed: x"), REQUEST),
                arguments(fe2("Header `group_commit` can only be `sync_mode`, `async_mode` or `off_mode`."), REQUEST),
                arguments(fe2("No cloud cluster name selected."), REQUEST),
                arguments(fe1(403, "Bad Request", "No label selected"), REQUEST),
                arguments(fail("[NOT_FOUND]TStatus: errCode = 7, detailMessage = unknown database, database=D"), TABLE),
                arguments(fail("[NOT_FOUND]TStatus: errCode = 7, detailMessage = table not found, tableName=T"), TABLE),
                arguments(fail("[NOT_FOUND]TStatus: errCode = 7, detailMessage = unknown table, tableName=T"), TABLE),
                arguments(
                        fail(
                                "[NOT_FOUND]TStatus: errCode = 7, detailMessage = table type is not OLAP, tableName=T, type=VIEW"),
                        TABLE),
                arguments(fail("[NOT_FOUND]TStatus: errCode = 7, detailMessage = something else"), TABLE),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "Column has no default value, column=C"), TABLE),
                arguments(
                        fail("[ANALYSIS_ERROR]" + FE
                                + "Table T has sequence column, need to specify the sequence column"),
                        TABLE),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "There is no sequence column in the table T"), TABLE),
                arguments(
                        fail("[ANALYSIS_ERROR]" + FE + "Only unique key merge on write support partial update"), TABLE),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "what nobody has seen yet"), TABLE),
                arguments(
                        fe2(
                                "errCode = 2, detailMessage = No backend available for load, please check the status of your backends., policy: x"),
                        RETRY),
                arguments(fe2("errCode = 2, detailMessage = No backend load available., policy: x"), RETRY),
                arguments(fe2("insert table t is blocked on schema change"), RETRY),
                arguments(
                        fail(
                                "[INTERNAL_ERROR]" + FE
                                        + "Failed to commit txn 1, cause tablet 2 succ replica num 1 < load required replica num 2. table x"),
                        RETRY),
                arguments(
                        fail("[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = transaction [7] is already aborted."
                                + " abort reason: timeout by txn manager"),
                        RETRY),
                arguments(fail("[NETWORK_ERROR]receive body don't equal with body bytes"), RETRY),
                arguments(fail("[INTERNAL_ERROR]schema version not match"), RETRY),
                arguments(fail("[TIMEOUT]x"), UNKNOWN),
                arguments(fail("[ANALYSIS_ERROR]" + FE + "timeout by txn manager"), UNKNOWN),
                arguments(fe2("something that an FE says"), RETRY),
                arguments(fe1(500, "Internal Error", "x"), RETRY),
                arguments(fail("[INTERNAL_ERROR]what nobody has seen yet"), UNKNOWN),
                arguments(http(503, "<html></html>"), UNKNOWN),
                arguments(be("What", "is this", ""), UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answerIsUnderstood(String answer, Verdict verdict) {
        assertThat(LoadAnswers.row(read(answer, true)).verdict()).isEqualTo(verdict);
    }

    @Test
    void everyRowHasItsAnswer() {
        Set<LoadAnswers.Row> rows = new LinkedHashSet<>(LoadAnswers.TABLE);
        answers().forEach(each -> rows.remove(LoadAnswers.row(read((String) each.get()[0], true))));
        assertThat(rows).as("rows that no example falls under").isEmpty();
    }

    @Test
    void everyRowNamesItsFact() {
        assertThat(LoadAnswers.TABLE).allSatisfy(row -> assertThat(row.fact()).matches("[1-9].*"));
    }

    @Test
    void whatABackendSaysInTheFrontendsWordsIsNotTakenForTheFrontends() {
        assertThat(LoadAnswers.row(read(fe2("something"), false)).verdict()).isEqualTo(UNKNOWN);
        assertThat(LoadAnswers.row(read(fe1(500, "Internal Error", "x"), false)).verdict())
                .isEqualTo(UNKNOWN);
        assertThat(LoadAnswers.row(read(fe1(401, "Unauthorized", "x"), false)).verdict())
                .isEqualTo(ACCESS);
    }

    @Test
    void messageIsDorisOwnWords() {
        LoadOutcome outcome = LoadAnswers.outcome(
                Connections.load("", 0), read(fail("[MEM_LIMIT_EXCEEDED]over at http://root:pw@be:8040/x"), false));
        assertThat(outcome.message()).isEqualTo("[MEM_LIMIT_EXCEEDED]over at http://be:8040/x");
    }

    private static LoadAnswers.Answer read(String answer, boolean fromFrontend) {
        List<String> parts = new ArrayList<>(List.of(answer.split("\n", 2)));
        return LoadAnswers.read(
                new Reply(
                        new Target(new Endpoint("h", 1), false),
                        Integer.parseInt(parts.get(0)),
                        Optional.empty(),
                        parts.get(1).getBytes(StandardCharsets.UTF_8),
                        new Credentials("root", new DorisConnection.Secret(LoadTest.PASSWORD))),
                fromFrontend);
    }

    private static String fail(String message) {
        return be("Fail", message, "");
    }

    private static String be(String status, String message, String existing) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("TxnId", 1).put("Status", status).put("Message", message);
        return "200\n" + (existing.isEmpty() ? json : json.put("ExistingJobStatus", existing));
    }

    private static String fe2(String message) {
        return "200\n" + Json.MAPPER.createObjectNode().put("status", "FAILED").put("msg", message);
    }

    private static String fe1(int code, String message, String data) {
        return "200\n"
                + Json.MAPPER
                        .createObjectNode()
                        .put("msg", message)
                        .put("code", code)
                        .put("data", data)
                        .put("count", 0);
    }

    private static String http(int status, String body) {
        return status + "\n" + body;
    }
}

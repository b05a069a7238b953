package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.auth.Privilege;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamLoadTest {

    private static final String REST = " DISTRIBUTED BY HASH(`k`) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\"%s)";

    private final DorisStandIn standIn =
            DorisStandIn.builder().user("root", "secret").user("reader", "r").start();
    private final Wire wire = new Wire(standIn, "root", "secret");

    @BeforeEach
    void createTables() {
        standIn.sql("CREATE DATABASE d");
        standIn.sql("CREATE TABLE d.t (`k` INT NOT NULL, `v` VARCHAR(5), `n` DECIMAL(10,2)) UNIQUE KEY(`k`)"
                + REST.formatted(""));
        standIn.sql("CREATE TABLE d.s (`k` INT NOT NULL, `v` STRING) UNIQUE KEY(`k`)"
                + REST.formatted(", \"function_column.sequence_type\" = \"largeint\""));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void jsonLinesBecomeRows() {
        JsonNode answer = wire.jsonLines("t", "{\"k\":1,\"v\":\"a\",\"n\":\"1.5\"}\n{\"k\":2,\"v\":null}\n");

        assertThat(answer.get("Status").asText()).isEqualTo("Success");
        assertThat(answer.get("Message").asText()).isEqualTo("OK");
        assertThat(answer.get("NumberLoadedRows").asInt()).isEqualTo(2);
        assertThat(answer.get("LoadBytes").asInt()).isEqualTo(43);
        assertThat(answer.get("TwoPhaseCommit").asText()).isEqualTo("false");
        assertThat(standIn.sql("SELECT * FROM d.t ORDER BY k"))
                .containsExactly(List.of("1", "a", "1.50"), java.util.Arrays.asList("2", null, null));
    }

    @Test
    void deleteSignRemovesTheRow() {
        wire.jsonLines("t", "{\"k\":1,\"v\":\"a\"}\n{\"k\":2,\"v\":\"b\"}");
        wire.jsonLines("t", "{\"k\":1,\"__DORIS_DELETE_SIGN__\":1}", "hidden_columns", "__DORIS_DELETE_SIGN__");

        assertThat(standIn.sql("SELECT k FROM d.t")).containsExactly(List.of("2"));
    }

    @Test
    void smallerSequenceNeverReplacesAndADeletedRowKeepsItsSequence() {
        loadSequenced("{\"k\":1,\"v\":\"new\",\"__DORIS_SEQUENCE_COL__\":\"18446744073709551620\"}");
        loadSequenced("{\"k\":1,\"v\":\"old\",\"__DORIS_SEQUENCE_COL__\":\"18446744073709551619\"}");
        assertThat(standIn.rows("d", "s")).containsExactly(Map.of("k", "1", "v", "new"));

        loadSequenced("{\"k\":1,\"__DORIS_DELETE_SIGN__\":1,\"__DORIS_SEQUENCE_COL__\":\"18446744073709551621\"}");
        loadSequenced("{\"k\":1,\"v\":\"late\",\"__DORIS_SEQUENCE_COL__\":\"18446744073709551620\"}");
        assertThat(standIn.count("d", "s")).isZero();
    }

    private void loadSequenced(String line) {
        JsonNode answer = wire.jsonLines(
                "s",
                line,
                "hidden_columns",
                "__DORIS_DELETE_SIGN__,__DORIS_SEQUENCE_COL__",
                "function_column.sequence_col",
                "__DORIS_SEQUENCE_COL__");
        assertThat(answer.get("Status").asText()).isEqualTo("Success");
    }

    @Test
    void tableWithSequenceNeedsTheHeaderAndOthersRefuseIt() {
        assertThat(wire.jsonLines("s", "{\"k\":1}").get("Message").asText())
                .isEqualTo("[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = Table s has sequence column, need to"
                        + " specify the sequence column");
        assertThat(wire.jsonLines("t", "{\"k\":1}", "function_column.sequence_col", "v")
                        .get("Message")
                        .asText())
                .endsWith("There is no sequence column in the table t");
    }

    @Test
    void strictModeFiltersWhatCannotBeReadAndSaysWhy() {
        JsonNode answer = wire.jsonLines("t", "{\"k\":1,\"n\":\"abc\"}", "strict_mode", "true");

        assertThat(answer.get("Status").asText()).isEqualTo("Fail");
        assertThat(answer.get("Message").asText()).isEqualTo("[DATA_QUALITY_ERROR]too many filtered rows");
        assertThat(answer.get("NumberFilteredRows").asInt()).isEqualTo(1);
        assertThat(answer.get("NumberLoadedRows").asInt()).isZero();
        String reason = "column(n) value is incorrect while strict mode is true, src value is abc";
        assertThat(answer.get("FirstErrorMsg").asText()).startsWith(reason);
        assertThat(wire.getText(answer.get("ErrorURL").asText()).body())
                .isEqualTo("Reason: " + reason + ". src line [{\"k\":1,\"n\":\"abc\"}]; \n");
    }

    @Test
    void withoutStrictModeBadValuesBecomeNullAndLongTextsAreCut() {
        wire.jsonLines("t", "{\"k\":1,\"n\":\"abc\",\"v\":\"1234567\"}");

        assertThat(standIn.sql("SELECT v, n FROM d.t")).containsExactly(java.util.Arrays.asList("12345", null));
    }

    @Test
    void varcharCountsBytes() {
        assertThat(wire.jsonLines("t", "{\"k\":1,\"v\":\"ééé\"}", "strict_mode", "true")
                        .get("FirstErrorMsg")
                        .asText())
                .contains("the length of input is too long than schema")
                .contains("actual length: 6");
    }

    @Test
    void usedLabelLoadsNothingAndAFailedOneIsFree() {
        wire.jsonLines("t", "{\"k\":1}", "label", "L1");
        JsonNode second = wire.jsonLines("t", "{\"k\":2}", "label", "L1");

        assertThat(second.get("Status").asText()).isEqualTo("Label Already Exists");
        assertThat(second.get("ExistingJobStatus").asText()).isEqualTo("FINISHED");
        assertThat(second.get("TxnId").asInt()).isEqualTo(-1);
        assertThat(second.get("Message").asText()).contains("Label [L1] has already been used, relate to txn [");
        assertThat(standIn.count("d", "t")).isEqualTo(1);

        assertThat(wire.jsonLines("t", "{\"k\":null}", "label", "L2")
                        .get("Status")
                        .asText())
                .isEqualTo("Fail");
        assertThat(state("L2")).isEqualTo("ABORTED");
        assertThat(wire.jsonLines("t", "{\"k\":3}", "label", "L2").get("Status").asText())
                .isEqualTo("Success");
        assertThat(state("L2")).isEqualTo("VISIBLE");
        assertThat(state("L3")).isEqualTo("UNKNOWN");
    }

    private String state(String label) {
        return wire.get("/api/d/get_load_state?label=" + label).get("data").asText();
    }

    @Test
    void twoPhasesNeedTheSecond() {
        JsonNode first = wire.jsonLines("t", "{\"k\":1}", "label", "P", "two_phase_commit", "true");
        assertThat(first.get("TwoPhaseCommit").asText()).isEqualTo("true");
        assertThat(standIn.count("d", "t")).isZero();
        assertThat(state("P")).isEqualTo("PRECOMMITTED");

        String id = first.get("TxnId").asText();
        assertThat(wire.secondPhase("txn_operation", "commit", "txn_id", id)
                        .get("msg")
                        .asText())
                .isEqualTo("transaction [" + id + "] commit successfully.");
        assertThat(wire.secondPhase("txn_operation", "commit", "txn_id", id)
                        .get("msg")
                        .asText())
                .contains("transaction [" + id + "] is already ")
                .endsWith(", not pre-committed.");
        org.awaitility.Awaitility.await().until(() -> state("P").equals("VISIBLE"));
        assertThat(standIn.count("d", "t")).isEqualTo(1);
        assertThat(wire.secondPhase("txn_operation", "commit", "label", "P")
                        .get("msg")
                        .asText())
                .isEqualTo("TStatus: errCode = 2, detailMessage = running transaction not found, label=P");
    }

    @Test
    void beginNamesWhatIsMissing() {
        assertThat(wire.jsonLines("nosuch", "{}").get("Message").asText())
                .isEqualTo("[NOT_FOUND]TStatus: errCode = 7, detailMessage = table not found, tableName=nosuch");
        assertThat(wire.jsonLines("t", "{}", "label", "a b").get("Message").asText())
                .startsWith("[ANALYSIS_ERROR]TStatus: errCode = 2, detailMessage = Label format error. regex: ");
        Wire reader = new Wire(standIn, "reader", "r");
        assertThat(reader.jsonLines("t", "{}").get("Message").asText())
                .endsWith("(priv predicate: OR, Admin_priv,Load_priv) privilege(s) for this operation");
        standIn.grant("reader", Privilege.LOAD, "d", "*");
        assertThat(reader.jsonLines("t", "{\"k\":1}").get("Status").asText()).isEqualTo("Success");
    }

    @Test
    void arrayWithOneErrorIsOneFilteredRow() {
        JsonNode answer = wire.load(
                "t", "[{\"k\":1},{\"k\":2},3]", "format", "json", "strip_outer_array", "true", "max_filter_ratio", "1");

        assertThat(answer.get("Status").asText()).isEqualTo("Success");
        assertThat(answer.get("NumberTotalRows").asInt()).isEqualTo(1);
        assertThat(answer.get("NumberFilteredRows").asInt()).isEqualTo(1);
        assertThat(standIn.count("d", "t")).isZero();
    }

    @Test
    void partialColumnsKeepTheRest() {
        wire.jsonLines("t", "{\"k\":1,\"v\":\"a\",\"n\":1}");
        JsonNode answer = wire.jsonLines("t", "{\"k\":1,\"n\":2}", "partial_columns", "true", "columns", "k,n");

        assertThat(answer.get("Status").asText()).isEqualTo("Success");
        assertThat(standIn.sql("SELECT * FROM d.t")).containsExactly(List.of("1", "a", "2.00"));
    }

    @Test
    void csvKnowsNull() {
        assertThat(wire.load("t", "1,a,\\N\n2,\\N,2\n", "column_separator", ",")
                        .get("NumberLoadedRows")
                        .asInt())
                .isEqualTo(2);
        assertThat(standIn.sql("SELECT * FROM d.t ORDER BY k"))
                .containsExactly(java.util.Arrays.asList("1", "a", null), java.util.Arrays.asList("2", null, "2.00"));
        assertThat(wire.load("t", "1,2\n", "column_separator", ",")
                        .get("FirstErrorMsg")
                        .asText())
                .startsWith("Column count mismatch: expected 3, but found 2 (sep:,, delim:\\n)");
    }

    @Test
    void everyThirdLoadCanLoseItsAnswer() {
        standIn.faults().onLoad("t").nth(2).dropAfterCommit();

        assertThat(wire.jsonLines("t", "{\"k\":1}").get("Status").asText()).isEqualTo("Success");
        assertThatThrownBy(() -> wire.jsonLines("t", "{\"k\":2}", "label", "lost"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(state("lost")).isEqualTo("VISIBLE");
        assertThat(wire.jsonLines("t", "{\"k\":2}", "label", "lost")
                        .get("ExistingJobStatus")
                        .asText())
                .isEqualTo("FINISHED");
        assertThat(standIn.count("d", "t")).isEqualTo(2);
    }

    @Test
    void scriptsOrderFaultsOverHttp() {
        wire.post("/stand-in/faults", "{\"load\":\"t\",\"action\":\"tooManyVersions\"}");

        assertThat(wire.jsonLines("t", "{\"k\":1}").get("Message").asText()).startsWith("[E-235]");
        assertThat(wire.jsonLines("t", "{\"k\":1}").get("Status").asText()).isEqualTo("Success");
    }

    @Test
    void requestsAreRemembered() {
        wire.jsonLines("t", "{\"k\":1}", "label", "seen");

        assertThat(standIn.requests()).anySatisfy(request -> {
            assertThat(request.label()).isEqualTo("seen");
            assertThat(request.table()).isEqualTo("d.t");
            assertThat(request.outcome()).isEqualTo("Success");
        });
    }

    @Test
    void columnAddedDuringALoadHasItsDefaultInTheLoadedRows() {
        String id = wire.jsonLines("t", "{\"k\":1}", "label", "early", "two_phase_commit", "true")
                .get("TxnId")
                .asText();
        standIn.sql("ALTER TABLE d.t ADD COLUMN late DECIMAL(5,2) NOT NULL DEFAULT \"1.5\"");
        wire.secondPhase("txn_operation", "commit", "txn_id", id);

        org.awaitility.Awaitility.await().until(() -> standIn.count("d", "t") == 1);
        assertThat(standIn.sql("SELECT k, late FROM d.t")).containsExactly(List.of("1", "1.50"));
        assertThat(standIn.rows("d", "t").get(0)).containsEntry("late", "1.50");
    }

    @Test
    void rowsOutsideEveryPartitionAreFiltered() {
        standIn.sql("CREATE TABLE d.p (`k` INT NOT NULL, `v` STRING) UNIQUE KEY(`k`) PARTITION BY RANGE(`k`)"
                + " (PARTITION a VALUES LESS THAN ('10'), PARTITION b VALUES [('20'), ('30')))"
                + REST.formatted(""));

        JsonNode answer = wire.jsonLines("p", "{\"k\":9}\n{\"k\":10}\n{\"k\":20}\n{\"k\":30}", "max_filter_ratio", "1");

        assertThat(answer.get("NumberFilteredRows").asInt()).isEqualTo(2);
        assertThat(wire.getText(answer.get("ErrorURL").asText()).body())
                .contains("Reason: no partition for this tuple. tuple=");
        assertThat(standIn.sql("SELECT k FROM d.p ORDER BY k")).containsExactly(List.of("9"), List.of("20"));
    }

    @Test
    void derivedColumnsAreComputedFromTheFields() {
        JsonNode answer = wire.load(
                "t", "7,x", "column_separator", ",", "columns", "k, raw, v = concat(raw, '!'), n = k * 2 + 0.5");

        assertThat(answer.get("Status").asText()).isEqualTo("Success");
        assertThat(standIn.sql("SELECT * FROM d.t")).containsExactly(List.of("7", "x!", "14.50"));
    }

    @Test
    void badElementIsANullInsideItsArray() {
        standIn.sql("CREATE TABLE d.a (`k` INT NOT NULL, `a` ARRAY<INT>, `s` ARRAY<STRING>, `m` MAP<STRING,INT>)"
                + " UNIQUE KEY(`k`)" + REST.formatted(""));

        JsonNode answer = wire.load(
                "a",
                "1|[1,x,3]|[\"a,b\", c]|{a:1, \"b:c\":y}\n2|[]]|[[]|{}\n3|]]|[[|{a}",
                "column_separator",
                "|",
                "strict_mode",
                "false");

        assertThat(answer.get("NumberLoadedRows").asInt()).isEqualTo(3);
        assertThat(standIn.sql("SELECT a, s, m FROM d.a ORDER BY k"))
                .containsExactly(
                        List.of("[1, null, 3]", "[\"a,b\", \"c\"]", "{\"a\":1, \"b:c\":null}"),
                        List.of("[null]", "[\"[\"]", "{}"),
                        java.util.Arrays.asList(null, null, null));
    }

    @Test
    void bitmapsComeFromFunctionsOnly() {
        standIn.sql("CREATE TABLE d.b (`k` INT NOT NULL, `b` BITMAP NOT NULL, `h` HLL NOT NULL) UNIQUE KEY(`k`)"
                + REST.formatted(""));

        assertThat(wire.load("b", "1\t2\t3").get("Message").asText())
                .endsWith("bitmap column b require the function return type is BITMAP");
        assertThat(wire.load("b", "1\t2\t3", "columns", "k,x,h,b=to_bitmap(x)")
                        .get("Message")
                        .asText())
                .endsWith("HLL column must use hll_hash function, like h=hll_hash(xxx)");
        assertThat(wire.load("b", "1\t2\t3", "columns", "k,x,y,b=to_bitmap(x),h=hll_hash(y)")
                        .get("Status")
                        .asText())
                .isEqualTo("Success");
        assertThat(standIn.sql("SELECT bitmap_to_string(b), hll_cardinality(h) FROM d.b"))
                .containsExactly(List.of("2", "1"));
    }

    @Test
    void tableWithoutKeysKeepsTheOrderOfItsRows() {
        standIn.sql("CREATE TABLE d.u (`k` INT, `v` STRING)"
                + REST.formatted(", \"enable_duplicate_without_keys_by_default\" = \"true\""));

        wire.load("u", "2\tb\n1\ta\n2\tc");

        assertThat(standIn.sql("SELECT v FROM d.u")).containsExactly(List.of("b"), List.of("a"), List.of("c"));
        assertThat(standIn.sql("DESC d.u ALL"))
                .containsExactly(
                        java.util.Arrays.asList(
                                "u", "DUP_KEYS", "k", "int", "int", "Yes", "false", null, "NONE", "true", "", ""),
                        java.util.Arrays.asList(
                                "", "", "v", "text", "text", "Yes", "false", null, "NONE", "true", "", ""));
    }

    @Test
    void separatorsAreWrittenInHexadecimalOrWithEscapes() {
        wire.load(
                "t",
                "1\u00012\u00013\u0002" + "4\u00015\u00016",
                "column_separator",
                "\\x01",
                "line_delimiter",
                "\\X02");
        wire.load("t", "7\\t8\\t9", "column_separator", "\\\\t");

        assertThat(standIn.sql("SELECT * FROM d.t ORDER BY k"))
                .containsExactly(List.of("1", "2", "3.00"), List.of("4", "5", "6.00"), List.of("7", "8", "9.00"));
    }

    @Test
    void badHexadecimalSeparatorsAreRefused() {
        assertThat(separatorMessage("\\x")).endsWith("detailMessage = Hex str is empty");
        assertThat(separatorMessage("\\x0")).endsWith("detailMessage = Hex str length error");
        assertThat(separatorMessage("\\x0g")).endsWith("detailMessage = Hex str format error");
    }

    private String separatorMessage(String separator) {
        return wire.load("t", "1", "column_separator", separator).get("Message").asText();
    }
}

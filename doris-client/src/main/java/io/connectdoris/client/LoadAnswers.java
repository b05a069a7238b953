package io.connectdoris.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectdoris.client.LoadOutcome.Aborted;
import io.connectdoris.client.LoadOutcome.Committed;
import io.connectdoris.client.LoadOutcome.InFlight;
import io.connectdoris.client.LoadOutcome.LoadCounts;
import io.connectdoris.client.LoadOutcome.Reason;
import io.connectdoris.client.LoadOutcome.Rejected;
import io.connectdoris.client.LoadOutcome.Remedy;
import io.connectdoris.client.LoadOutcome.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer to a load means: {@link #TABLE}, read from the top, the first row that fits decides. What no row knows is
 * {@link Unknown}, never a success and never a loss.
 */
final class LoadAnswers {

    /** The BE's {@code Fail}, the FE's {@code FAILED} and the FE's error codes, from wherever they come. */
    private static final String REFUSED = "Fail|FAILED( by a BE)?|code \\d+( by a BE)?";

    private static final Pattern TRANSACTION = Pattern.compile("relate to txn \\[(\\d+)]");

    /** Each row ends with the section of the fact sheet that it rests on (docs, code or recorded answers of Doris). */
    static final List<Row> TABLE = List.of(
            // What Doris has, or has begun.
            row("Success", "", Verdict.COMMITTED, "2.3"),
            row("Publish Timeout", "", Verdict.COMMITTED, "2.3: committed, visible later; must not be sent again"),
            row("Label Already Exists", "^FINISHED$", Verdict.COMMITTED_EARLIER, "2.3: COMMITTED or VISIBLE"),
            row("Label Already Exists", "^(RUNNING|PRECOMMITTED)$", Verdict.IN_FLIGHT, "2.3: undecided"),
            row("Label Already Exists", "", Verdict.UNKNOWN, "2.3: 3.0 in cloud mode leaves ExistingJobStatus empty"),
            row(REFUSED, "has already been used, relate to txn", Verdict.UNKNOWN, "2.3: says nothing of the state"),
            // Rows that do not fit.
            row(REFUSED, "DATA_QUALITY_ERROR|too many filtered rows", Verdict.DATA, "2.3"),
            row(REFUSED, "Encountered unqualified data", Verdict.DATA, "2.3: 4.x stops early"),
            row(REFUSED, "E-7003\\b|Can't append new rows in partial update", Verdict.DATA, "2.5"),
            row(REFUSED, "for newly inserted rows in .*partial update", Verdict.DATA, "2.10"),
            // Who may.
            row("code 401.*", "", Verdict.ACCESS, "1.2: login, privilege or cookie"),
            row(REFUSED, "Access denied|command denied to user", Verdict.ACCESS, "1.2, 2.1, 2.2"),
            row(REFUSED, "NOT_AUTHORIZED|no valid Basic authorization", Verdict.ACCESS, "2.1"),
            // Too much at once.
            row(REFUSED, "(?<!\\d)-235\\b|version count: \\d+, exceed limit|TOO_MANY_VERSION", Verdict.SLOW_DOWN, "8"),
            row(REFUSED, "current running txns on db .* larger than limit", Verdict.SLOW_DOWN, "2.2, 8"),
            row(REFUSED, "current committed txns on table .* larger than limit", Verdict.SLOW_DOWN, "2.2, 8"),
            row(REFUSED, "MEM_LIMIT_EXCEEDED|MEM_ALLOC_FAILED|E-25[789]\\b", Verdict.SLOW_DOWN, "8"),
            row(REFUSED, "is in restore process", Verdict.SLOW_DOWN, "8: later"),
            row(REFUSED, "DELETE_BITMAP_LOCK_ERROR", Verdict.SLOW_DOWN, "8"),
            row(REFUSED, "(?<!\\d)-238\\b|too many segments in rowset", Verdict.SMALLER, "8"),
            row(REFUSED, "body size \\d+ exceed|max_body_bytes|size of this batch exceed", Verdict.SMALLER, "2.1"),
            row("HTTP 413", "", Verdict.SMALLER, "2.1: of a proxy; Doris has texts"),
            // Where only an operator helps.
            row(REFUSED, "E-232\\b|No space left on device|capacity limit", Verdict.CLUSTER, "8: disk full"),
            row(REFUSED, "exceeds? quota", Verdict.CLUSTER, "2.2: data quota of the database"),
            row(REFUSED, "(public|private) endpoint is null", Verdict.CLUSTER, "1.3: redirect policy"),
            // What may have been committed all the same, or what nobody can tell.
            row(REFUSED, "Have not get FE Master heartbeat", Verdict.RETRY, "2.2: before the transaction is begun"),
            row(REFUSED, "THRIFT_RPC_ERROR|E-240\\b", Verdict.UNKNOWN, "2.3, 8: the commit may have arrived"),
            row(REFUSED, "get tableList write lock timeout", Verdict.UNKNOWN, "8: the transaction is not aborted"),
            // A request that is wrong.
            row(REFUSED, "There is no 100-continue header", Verdict.NO_EXPECT, "1.3"),
            row("HTTP 417", "", Verdict.NO_EXPECT, "1.3: Expect was changed on the way"),
            row(REFUSED, "Label format error|empty label", Verdict.REQUEST, "2.2, 4"),
            row(
                    REFUSED,
                    "INVALID_ARGUMENT|INVALID_JSON_PATH|NOT_IMPLEMENTED_ERROR|E-1101\\b",
                    Verdict.REQUEST,
                    "2.1, 2.5"),
            row(REFUSED, "Invalid (format of )?'?timeout", Verdict.REQUEST, "2.2, 2.5"),
            row(REFUSED, "parse expression failed", Verdict.REQUEST, "2.8: headers columns, where"),
            row(REFUSED, "Header `group_commit`|Invalid header host|Invalid token", Verdict.REQUEST, "1.2, 1.3"),
            row(REFUSED, "No cloud cluster name selected", Verdict.REQUEST, "1.3: header cloud_cluster"),
            row("code 40[34]", "", Verdict.REQUEST, "1.1"),
            // A table that is not what the load expects.
            row(REFUSED, "unknown databases?\\b|Database not found|database is invalid", Verdict.TABLE, "2.2, 1.3"),
            row(REFUSED, "unknown table|table not found|table is invalid", Verdict.TABLE, "2.2, 1.3"),
            row(REFUSED, "table type is not OLAP|OlapTable not found", Verdict.TABLE, "2.2: a view"),
            row(REFUSED, "\\[NOT_FOUND]TStatus", Verdict.TABLE, "2.2"),
            row(REFUSED, "has no default value|can not find column|Unknown column", Verdict.TABLE, "2.8"),
            row(REFUSED, "has sequence column, need to specify", Verdict.TABLE, "2.9"),
            row(REFUSED, "no sequence column in the table", Verdict.TABLE, "2.9"),
            row(REFUSED, "partial update|only supported in unique tables", Verdict.TABLE, "2.5, 2.10: key model"),
            // What passes.
            row(REFUSED, "No backend (load )?available|No backend alive", Verdict.RETRY, "1.3, 8"),
            row(REFUSED, "is blocked on schema change", Verdict.RETRY, "1.3"),
            row(REFUSED, "load required replica num", Verdict.RETRY, "8: quorum missed, not committed"),
            row(REFUSED, "is already aborted", Verdict.RETRY, "3.2: timed out or cancelled; the label is free"),
            row(REFUSED, "receive body don't equal with body bytes", Verdict.RETRY, "2.1: rolled back"),
            row(
                    REFUSED,
                    "schema version not match|Fail(ed)? to get tablet",
                    Verdict.RETRY,
                    "8: a schema change is going on"),
            // The rest, by who says it.
            row(REFUSED, "\\btime(d )?-?out\\b", Verdict.UNKNOWN, "8: of whom, nobody says"),
            row("Fail", "^\\[ANALYSIS_ERROR]", Verdict.TABLE, "2.3: the FE's analysis of the load; no plan, no load"),
            row("FAILED", "", Verdict.RETRY, "1.3: the FE itself, before it named a BE"),
            row("code \\d+", "", Verdict.RETRY, "1.1: the FE itself, before it named a BE"),
            row("", "", Verdict.UNKNOWN, "2.3: the outcome of a Fail may be a commit; the label tells"));

    private LoadAnswers() {}

    /**
     * What a reply says.
     *
     * @param fromFrontend whether an FE that was asked gave it, not a host that it named
     */
    static Answer read(Reply reply, boolean fromFrontend) {
        String by = fromFrontend ? "" : " by a BE";
        Optional<ObjectNode> parsed = Json.object(reply.text());
        if (parsed.isEmpty()) {
            return Answer.without("HTTP " + reply.status(), reply.excerpt());
        }
        ObjectNode json = parsed.get();
        if (json.path("Status").isTextual()) {
            return Answer.ofLoad(json);
        }
        if (json.path("status").isTextual() && json.has("msg")) {
            return Answer.without(json.get("status").asText() + by, text(json, "msg"));
        }
        if (json.path("code").isIntegralNumber() && json.has("msg")) {
            String said = json.path("data").isTextual() ? text(json, "data") : text(json, "msg");
            return Answer.without("code " + json.get("code").asText() + by, said);
        }
        return Answer.without("HTTP " + reply.status(), reply.excerpt());
    }

    /** The row of the table that an answer falls under. */
    static Row row(Answer answer) {
        for (Row row : TABLE) {
            if (row.fits(answer)) {
                return row;
            }
        }
        throw new IllegalStateException("the last row fits everything");
    }

    /** What became of this load, but for the details behind ErrorURL. */
    static LoadOutcome outcome(StreamLoad load, Answer answer) {
        if (!answer.label().isEmpty() && !answer.label().equals(load.label())) {
            return new Unknown("the answer is about label " + answer.label() + ", the load was sent as " + load.label()
                    + ": " + answer.said());
        }
        return switch (row(answer).verdict()) {
            case COMMITTED -> counted(load, answer);
            case COMMITTED_EARLIER ->
                new Committed(answer.message(), transaction(answer.message()), LoadCounts.NONE, true);
            case IN_FLIGHT -> new InFlight(answer.said());
            case RETRY -> new Aborted(answer.message(), Remedy.RETRY);
            case SLOW_DOWN -> new Aborted(answer.message(), Remedy.SLOW_DOWN);
            case SMALLER -> new Aborted(answer.message(), Remedy.SMALLER);
            case DATA -> rejected(answer, answer.message(), Reason.DATA);
            case TABLE -> rejected(answer, answer.message(), Reason.TABLE);
            case ACCESS -> rejected(answer, answer.message(), Reason.ACCESS);
            case CLUSTER -> rejected(answer, answer.message(), Reason.CLUSTER);
            case REQUEST -> rejected(answer, answer.message(), Reason.REQUEST);
            case NO_EXPECT -> rejected(answer, answer.message() + NO_EXPECT_ADVICE, Reason.REQUEST);
            case UNKNOWN -> new Unknown(answer.said());
        };
    }

    private static final String NO_EXPECT_ADVICE =
            " (a load must reach the FE with the header 'Expect: 100-continue'; either"
                    + " sending it is switched off, or something between here and the FE takes it away)";

    /** Success counts only if Doris counted what was sent: nothing filtered, nothing lost, nothing from elsewhere. */
    private static LoadOutcome counted(StreamLoad load, Answer answer) {
        if (!answer.hasCounts() || answer.twoPhase()) {
            return new Unknown(answer.said() + " (without row counts, or for two phases)");
        }
        LoadCounts counts = answer.counts();
        if (counts.loaded() + counts.unselected() == load.rows() && counts.filtered() == 0) {
            return new Committed(answer.message(), answer.transactionId(), counts, false);
        }
        String message = answer.status() + ", but of " + load.rows() + " rows sent Doris loaded " + counts.loaded()
                + ", left out " + counts.unselected() + " and filtered " + counts.filtered() + ": " + answer.message();
        return rejected(answer, message, Reason.DATA);
    }

    private static Rejected rejected(Answer answer, String message, Reason reason) {
        List<String> details = answer.firstError().isEmpty() ? List.of() : List.of(answer.firstError());
        return new Rejected(message, reason, answer.counts(), details);
    }

    private static long transaction(String message) {
        Matcher matcher = TRANSACTION.matcher(message);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).isTextual() ? Words.withoutUserinfo(json.get(key).asText()) : "";
    }

    private static Row row(String status, String message, Verdict verdict, String fact) {
        return new Row(
                Pattern.compile(status, Pattern.CASE_INSENSITIVE),
                Pattern.compile(message, Pattern.CASE_INSENSITIVE),
                verdict,
                fact);
    }

    /**
     * @param status the whole status; empty fits all
     * @param message found anywhere in the text; for {@code Label Already Exists} in ExistingJobStatus
     * @param fact where the fact sheet says so
     */
    record Row(Pattern status, Pattern message, Verdict verdict, String fact) {
        boolean fits(Answer answer) {
            return (status.pattern().isEmpty()
                            || status.matcher(answer.status()).matches())
                    && message.matcher(answer.decides()).find();
        }
    }

    /** What a row decides. */
    enum Verdict {
        COMMITTED,
        COMMITTED_EARLIER,
        IN_FLIGHT,
        RETRY,
        SLOW_DOWN,
        SMALLER,
        DATA,
        TABLE,
        ACCESS,
        REQUEST,
        NO_EXPECT,
        CLUSTER,
        UNKNOWN
    }

    /**
     * An answer in one form, whoever gave it and in whichever of Doris' envelopes (facts.md 1.1, 2.3).
     *
     * @param status the BE's Status, the FE's status, {@code code N}, or {@code HTTP N} for what is none of Doris' answers
     */
    record Answer(
            String status,
            String message,
            String existing,
            String label,
            long transactionId,
            boolean hasCounts,
            boolean twoPhase,
            LoadCounts counts,
            String errorUrl,
            String firstError) {

        private static Answer without(String status, String message) {
            return new Answer(status, message, "", "", -1, false, false, LoadCounts.NONE, "", "");
        }

        private static Answer ofLoad(ObjectNode json) {
            return new Answer(
                    json.get("Status").asText(),
                    text(json, "Message"),
                    text(json, "ExistingJobStatus"),
                    json.path("Label").asText(""),
                    json.path("TxnId").asLong(-1),
                    json.path("NumberLoadedRows").isIntegralNumber(),
                    json.path("TwoPhaseCommit").asText("").equals("true"),
                    new LoadCounts(
                            json.path("NumberTotalRows").asLong(0),
                            json.path("NumberLoadedRows").asLong(0),
                            json.path("NumberFilteredRows").asLong(0),
                            json.path("NumberUnselectedRows").asLong(0),
                            json.path("LoadBytes").asLong(0),
                            json.path("LoadTimeMs").asLong(0)),
                    json.path("ErrorURL").asText(""),
                    json.path("FirstErrorMsg").asText(""));
        }

        private String decides() {
            return status.equals("Label Already Exists") ? existing : message;
        }

        /** Status and words, for where neither is enough alone. */
        private String said() {
            String job = existing.isEmpty() ? "" : ", " + existing;
            return status.startsWith("HTTP ") ? message : status + job + ": " + message;
        }
    }
}

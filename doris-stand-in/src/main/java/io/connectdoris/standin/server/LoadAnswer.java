package io.connectdoris.standin.server;

import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.load.LoadedRows;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The answer to a stream load, growing while the load goes on. */
final class LoadAnswer {

    private final String label;
    private final String comment;
    private final boolean twoPhase;
    private final Clock clock;
    private final boolean countsFailed;
    private final long started;
    private long txnId = -1;
    private String status = "Success";
    private String message = "OK";
    private Optional<String> existingJobStatus = Optional.empty();
    private Optional<String> errorUrl = Optional.empty();
    private Optional<String> firstError = Optional.empty();
    private long total;
    private long loaded;
    private long filtered;
    private long unselected;
    private long bytes;

    private LoadAnswer(String label, String comment, boolean twoPhase, Clock clock, boolean countsFailed) {
        this.label = label;
        this.comment = comment;
        this.twoPhase = twoPhase;
        this.clock = clock;
        this.countsFailed = countsFailed;
        this.started = clock.millis();
    }

    /** @param countsFailed whether a load that fails tells how many rows it would have loaded */
    static LoadAnswer start(Request request, Clock clock, boolean countsFailed) {
        return new LoadAnswer(
                request.header("label").orElseGet(() -> UUID.randomUUID().toString()),
                request.header("comment").orElse(""),
                request.header("two_phase_commit").filter("true"::equals).isPresent(),
                clock,
                countsFailed);
    }

    String label() {
        return label;
    }

    long txnId() {
        return txnId;
    }

    String status() {
        return status;
    }

    boolean isTwoPhase() {
        return twoPhase;
    }

    void began(long id) {
        txnId = id;
    }

    void count(LoadedRows rows) {
        total = rows.total();
        filtered = rows.filtered();
        loaded = rows.loaded();
        unselected = rows.unselected();
        bytes = rows.bytes();
    }

    void publishTimeout() {
        status = "Publish Timeout";
        message = "[PUBLISH_TIMEOUT]TStatus: transaction commit successfully, BUT data will be visible later";
    }

    void fail(String text) {
        status = "Fail";
        message = text;
        loaded = countsFailed ? loaded : 0;
    }

    void labelExists(String text, String jobStatus) {
        status = "Label Already Exists";
        message = "[LABEL_ALREADY_EXISTS]TStatus: errCode = 2, detailMessage = " + text;
        existingJobStatus = Optional.of(jobStatus);
    }

    void errorUrl(String url) {
        errorUrl = Optional.of(url);
    }

    void firstError(String text) {
        firstError = Optional.of(text);
    }

    String text() {
        long millis = clock.millis() - started;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("TxnId", txnId);
        answer.put("Label", label);
        answer.put("Comment", comment);
        answer.put("TwoPhaseCommit", Boolean.toString(twoPhase));
        answer.put("Status", status);
        existingJobStatus.ifPresent(value -> answer.put("ExistingJobStatus", value));
        answer.put("Message", message);
        answer.put("NumberTotalRows", total);
        answer.put("NumberLoadedRows", loaded);
        answer.put("NumberFilteredRows", filtered);
        answer.put("NumberUnselectedRows", unselected);
        answer.put("LoadBytes", bytes);
        answer.put("LoadTimeMs", millis);
        answer.put("BeginTxnTimeMs", 0);
        answer.put("StreamLoadPutTimeMs", 0);
        answer.put("ReadDataTimeMs", millis);
        answer.put("WriteDataTimeMs", millis);
        answer.put("ReceiveDataTimeMs", 0);
        answer.put("CommitAndPublishTimeMs", 0);
        errorUrl.ifPresent(value -> answer.put("ErrorURL", value));
        firstError.ifPresent(value -> answer.put("FirstErrorMsg", value));
        return Json.indented(answer) + "\n";
    }
}

package io.connectdoris.standin.fault;

import java.time.Duration;

/** What happens to one request. Only the parts that the action names mean something. */
public record Fault(Action action, int status, String text, Duration delay) {

    /** The kinds of faults. */
    public enum Action {
        DROP_BEFORE_READING,
        DROP_WHILE_READING,
        DROP_AFTER_COMMIT,
        CUT_ANSWER,
        ANSWER,
        ANSWER_AFTER_COMMIT,
        DELAY,
        REDIRECT,
        PUBLISH_TIMEOUT,
        LABEL_EXISTS,
        FAIL,
        TRANSACTION_QUOTA,
        TOO_MANY_VERSIONS
    }

    static Fault of(Action action) {
        return new Fault(action, 0, "", Duration.ZERO);
    }
}

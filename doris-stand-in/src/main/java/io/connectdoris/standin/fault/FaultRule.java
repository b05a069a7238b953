package io.connectdoris.standin.fault;

import io.connectdoris.standin.fault.Fault.Action;
import io.connectdoris.standin.fault.Faults.Point;
import java.time.Duration;
import java.util.Optional;

/** A rule in the making: say when, then what. Without a when it is the next request. Saying what puts the rule in force. */
public final class FaultRule {

    private final Faults faults;
    private final Point point;
    private final String subject;
    private long first = 1;
    private long period;
    private long remaining = 1;
    private long seen;
    private Fault fault;

    FaultRule(Faults faults, Point point, String subject) {
        this.faults = faults;
        this.point = point;
        this.subject = subject;
    }

    /** Only the n-th from now, counted from 1. */
    public FaultRule nth(int n) {
        first = n;
        return this;
    }

    /** The n-th, and every n-th after it. */
    public FaultRule every(int n) {
        first = n;
        period = n;
        remaining = Long.MAX_VALUE;
        return this;
    }

    /** The next so many. */
    public FaultRule times(int count) {
        period = 1;
        remaining = count;
        return this;
    }

    public FaultRule always() {
        return every(1);
    }

    /** Resets the connection before the body is read; nothing is loaded. */
    public void dropBeforeReading() {
        order(Fault.of(Action.DROP_BEFORE_READING));
    }

    /** Resets the connection after some of the body was read; nothing is loaded. */
    public void dropWhileReading() {
        order(Fault.of(Action.DROP_WHILE_READING));
    }

    /** Commits, then resets the connection instead of answering. */
    public void dropAfterCommit() {
        order(Fault.of(Action.DROP_AFTER_COMMIT));
    }

    /** Does everything, then sends half of the answer. */
    public void cutAnswer() {
        order(Fault.of(Action.CUT_ANSWER));
    }

    /** Does nothing and answers this. */
    public void answer(int status, String body) {
        order(new Fault(Action.ANSWER, status, body, Duration.ZERO));
    }

    /** Does everything, then answers this. */
    public void answerAfterCommit(int status, String body) {
        order(new Fault(Action.ANSWER_AFTER_COMMIT, status, body, Duration.ZERO));
    }

    /** Waits, then goes on as usual. */
    public void delay(Duration time) {
        order(new Fault(Action.DELAY, 0, "", time));
    }

    /** Answers 307 with this Location. */
    public void redirectTo(String location) {
        order(new Fault(Action.REDIRECT, 307, location, Duration.ZERO));
    }

    /** Commits a load and answers Publish Timeout; rows become visible after the publish delay. */
    public void publishTimeout() {
        order(Fault.of(Action.PUBLISH_TIMEOUT));
    }

    /** @param existingJobStatus RUNNING, PRECOMMITTED or FINISHED */
    public void labelExists(String existingJobStatus) {
        order(new Fault(Action.LABEL_EXISTS, 0, existingJobStatus, Duration.ZERO));
    }

    /** Fails a load, or a statement, with this message. */
    public void fail(String message) {
        order(new Fault(Action.FAIL, 0, message, Duration.ZERO));
    }

    public void transactionQuota() {
        order(Fault.of(Action.TRANSACTION_QUOTA));
    }

    public void tooManyVersions() {
        order(Fault.of(Action.TOO_MANY_VERSIONS));
    }

    void order(Fault ordered) {
        synchronized (this) {
            fault = ordered;
        }
        faults.add(this);
    }

    synchronized Optional<Fault> count(Point at, String what) {
        if (at != point || !matches(what) || remaining == 0) {
            return Optional.empty();
        }
        seen++;
        boolean due = seen == first || (period > 0 && seen > first && (seen - first) % period == 0);
        if (!due) {
            return Optional.empty();
        }
        remaining--;
        return Optional.of(fault);
    }

    private boolean matches(String what) {
        return switch (point) {
            case LOAD, REDIRECT -> subject.isEmpty() || subject.equals(what);
            case PATH -> what.startsWith(subject);
            case SQL -> what.contains(subject);
        };
    }
}

package io.connectdoris.standin.txn;

import java.time.Duration;

/** The settings of the FE that decide how long transactions and labels are remembered. */
public record TxnLimits(
        Duration labelRetention,
        int labelsPerDatabase,
        Duration precommitTimeout,
        Duration publishDelay,
        int runningPerDatabase) {

    public static final TxnLimits DEFAULT =
            new TxnLimits(Duration.ofHours(12), 2000, Duration.ofHours(1), Duration.ofMillis(20), 10_000);

    public TxnLimits withLabelRetention(Duration retention, int perDatabase) {
        return new TxnLimits(retention, perDatabase, precommitTimeout, publishDelay, runningPerDatabase);
    }

    /** How long a committed transaction stays invisible when nobody waits for it. */
    public TxnLimits withPublishDelay(Duration delay) {
        return new TxnLimits(labelRetention, labelsPerDatabase, precommitTimeout, delay, runningPerDatabase);
    }

    public TxnLimits withPrecommitTimeout(Duration timeout) {
        return new TxnLimits(labelRetention, labelsPerDatabase, timeout, publishDelay, runningPerDatabase);
    }
}

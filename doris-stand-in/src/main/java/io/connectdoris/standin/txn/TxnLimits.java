package io.connectdoris.standin.txn;

import io.connectdoris.standin.catalog.DorisVersion;
import java.time.Duration;

/**
 * The settings of the FE that decide how many transactions there may be, and how long they and their labels are remembered.
 *
 * @param cleanInterval how often what is over time or too much is looked for
 * @param publishingPerTable how many committed transactions of a table may wait to become visible
 */
public record TxnLimits(
        Duration labelRetention,
        int labelsPerDatabase,
        Duration precommitTimeout,
        Duration publishDelay,
        Duration cleanInterval,
        int runningPerDatabase,
        int publishingPerTable) {

    public static final TxnLimits DEFAULT = of(DorisVersion.V4_1);

    /** What this line of Doris is delivered with. */
    public static TxnLimits of(DorisVersion version) {
        boolean newer = version.isAtLeast(DorisVersion.V4_0);
        return new TxnLimits(
                Duration.ofHours(12),
                2000,
                Duration.ofHours(1),
                Duration.ofMillis(20),
                Duration.ofSeconds(30),
                newer ? 10_000 : 1000,
                newer ? 500 : Integer.MAX_VALUE);
    }

    public TxnLimits withLabelRetention(Duration retention, int perDatabase) {
        return new TxnLimits(
                retention,
                perDatabase,
                precommitTimeout,
                publishDelay,
                cleanInterval,
                runningPerDatabase,
                publishingPerTable);
    }

    /** How long a committed transaction stays invisible when nobody waits for it. */
    public TxnLimits withPublishDelay(Duration delay) {
        return new TxnLimits(
                labelRetention,
                labelsPerDatabase,
                precommitTimeout,
                delay,
                cleanInterval,
                runningPerDatabase,
                publishingPerTable);
    }

    public TxnLimits withPrecommitTimeout(Duration timeout) {
        return new TxnLimits(
                labelRetention,
                labelsPerDatabase,
                timeout,
                publishDelay,
                cleanInterval,
                runningPerDatabase,
                publishingPerTable);
    }

    public TxnLimits withPublishingPerTable(int transactions) {
        return new TxnLimits(
                labelRetention,
                labelsPerDatabase,
                precommitTimeout,
                publishDelay,
                cleanInterval,
                runningPerDatabase,
                transactions);
    }
}

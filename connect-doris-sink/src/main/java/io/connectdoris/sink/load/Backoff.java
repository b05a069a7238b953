package io.connectdoris.sink.load;

import io.connectdoris.client.LoadOutcome.Remedy;
import java.util.random.RandomGenerator;

/** How long to wait before the n-th repetition: doubling up to a limit, with jitter so that tables do not come in step. */
final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final long FIRST_SLOW_MILLIS = 5_000;
    private static final long LONGEST_MILLIS = 30_000;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures how often it failed in a row, from 1 */
    long millis(int failures, Remedy remedy) {
        long first = remedy == Remedy.SLOW_DOWN ? FIRST_SLOW_MILLIS : FIRST_MILLIS;
        long doubled = first << Math.min(Math.max(failures, 1) - 1, 16);
        long limited = Math.min(doubled, LONGEST_MILLIS);
        return limited / 2 + random.nextLong(limited / 2 + 1);
    }
}

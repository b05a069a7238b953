package io.connectdoris.sink.buffer;

import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One budget in bytes for all rows that a task holds, buffered or on their way. When it is used up, the partitions that feed
 * the tables holding most are paused, until the tables that go on hold less than half. A table goes on when it holds little,
 * all when no more than half is used. Between two polls at most one poll's records come on top.
 */
public final class MemoryBudget {

    private final long limit;
    private Set<Partition> paused = Set.of();

    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** What one table holds, and where more of it would come from. */
    public record Usage(long bytes, Set<Partition> feeders) {}

    /** The partitions that shall be paused, given what the tables hold now. */
    public Set<Partition> pause(List<Usage> tables) {
        long used = used(tables);
        if (used > limit) {
            paused = fullest(tables, used);
        } else if (used <= limit / 2) {
            paused = Set.of();
        } else {
            // Whoever was paused for others, and holds little by now, goes on.
            paused = tables.stream()
                    .filter(table -> isLarge(table.bytes()))
                    .flatMap(table -> table.feeders().stream())
                    .filter(paused::contains)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return paused;
    }

    /** Whether so much is held that large tables should be loaded before they are due. */
    public boolean isShort(List<Usage> tables) {
        return used(tables) > limit / 2;
    }

    /** Whether to load a table early, or to pause it, makes a difference; many small loads would only harm Doris. */
    public boolean isLarge(long bytes) {
        return bytes > limit / 8;
    }

    private Set<Partition> fullest(List<Usage> tables, long used) {
        List<Usage> byBytes = new ArrayList<>(tables);
        byBytes.sort(Comparator.comparingLong(Usage::bytes).reversed());
        Set<Partition> feeders = new HashSet<>();
        long goingOn = used;
        for (Usage table : byBytes) {
            if (goingOn < limit / 2) {
                break;
            }
            feeders.addAll(table.feeders());
            goingOn -= table.bytes();
        }
        return Set.copyOf(feeders);
    }

    private static long used(List<Usage> tables) {
        return tables.stream().mapToLong(Usage::bytes).sum();
    }
}

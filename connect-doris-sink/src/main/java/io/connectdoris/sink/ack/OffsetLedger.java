package io.connectdoris.sink.ack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Which offsets of the assigned partitions are settled. Everything received is noted; what waits for a load belongs to a
 * {@link Hold}; whatever no hold holds back is settled. The answer for a partition is the lowest offset still held, or the
 * one after the last received. Offsets may have gaps. Confined to the task thread.
 *
 * <p>Partitions are those of the original topic, before transforms of the sink rewrote it: only these can be committed.
 */
public final class OffsetLedger {

    private final Map<TopicPartition, Partition> partitions = new HashMap<>();
    private final Set<Hold> holds = new LinkedHashSet<>();

    /** A partition that is assigned from now on. */
    public Partition assign(TopicPartition id) {
        return partitions.computeIfAbsent(id, Partition::new);
    }

    /** A partition that was assigned before, or null when it is not (or no longer) this task's. */
    public Partition find(TopicPartition id) {
        return partitions.get(id);
    }

    public Collection<Partition> assigned() {
        return List.copyOf(partitions.values());
    }

    /** Forgets a partition: nothing of it is held or answered any more. */
    public void revoke(Partition partition) {
        partitions.remove(partition.id);
        holds.forEach(hold -> hold.release(partition));
    }

    /** Opens a hold, for records that will be settled together. */
    public Hold hold() {
        Hold hold = new Hold();
        holds.add(hold);
        return hold;
    }

    /** Everything of this hold is settled. */
    public void settle(Hold hold) {
        holds.remove(hold);
    }

    /** The offset to commit for each partition of which something was received. */
    public Map<TopicPartition, Long> committable() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Partition partition : partitions.values()) {
            partition.lastReceived().ifPresent(last -> offsets.put(partition.id, last + 1));
        }
        for (Hold hold : holds) {
            for (Range range : hold.ranges.values()) {
                offsets.merge(range.partition.id, range.first, Math::min);
            }
        }
        return offsets;
    }

    /** Whether any offset of a partition is held. */
    public boolean holds(Partition partition) {
        return holds.stream().anyMatch(hold -> hold.ranges.containsKey(partition));
    }

    /** One assigned partition; compared by identity, so that a partition that left and came back is another one. */
    public static final class Partition {
        private final TopicPartition id;
        private long last = -1;
        private long clock;

        private Partition(TopicPartition id) {
            this.id = id;
        }

        public TopicPartition id() {
            return id;
        }

        /** Notes that a record was received. Without a hold that includes it, it counts as settled. */
        public void received(long offset) {
            last = Math.max(last, offset);
        }

        /** The record's timestamp, or the latest before it if that was later: within a partition it never goes back. */
        public long clock(Long timestamp) {
            if (timestamp != null && timestamp > clock) {
                clock = timestamp;
            }
            return clock;
        }

        public OptionalLong lastReceived() {
            return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** Records that are settled together, once one load is committed: for each partition, from the first to the last. */
    public static final class Hold {
        private final Map<Partition, Range> ranges = new HashMap<>();
        private Partition latest;
        private Range latestRange;

        private Hold() {}

        /** Includes a record; one that waited may come after later ones. */
        public void add(Partition partition, long offset) {
            if (partition != latest) {
                latest = partition;
                latestRange = ranges.computeIfAbsent(partition, p -> new Range(p, offset));
            }
            latestRange.include(offset);
        }

        /** What is held, in no order. */
        public List<Range> ranges() {
            return new ArrayList<>(ranges.values());
        }

        private void release(Partition partition) {
            ranges.remove(partition);
            latest = null;
        }
    }

    /** Offsets of one partition, both ends included; there may be gaps. */
    public static final class Range {
        private final Partition partition;
        private long first;
        private long last;
        private long records;

        private Range(Partition partition, long first) {
            this.partition = partition;
            this.first = first;
            this.last = first;
        }

        private void include(long offset) {
            first = Math.min(first, offset);
            last = Math.max(last, offset);
            records++;
        }

        public Partition partition() {
            return partition;
        }

        public long first() {
            return first;
        }

        public long last() {
            return last;
        }

        public long records() {
            return records;
        }

        @Override
        public String toString() {
            return partition + " offsets " + first + ".." + last;
        }
    }
}

package io.connectdoris.sink.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.sink.ack.OffsetLedger.Hold;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetLedgerTest {

    private final OffsetLedger ledger = new OffsetLedger();

    @Test
    void partitionOfWhichNothingWasReceivedHasNoAnswer() {
        ledger.assign(new TopicPartition("orders", 0));
        assertThat(ledger.committable()).isEmpty();
    }

    @Test
    void recordThatNothingHoldsIsSettledAtOnce() {
        Partition partition = ledger.assign(new TopicPartition("orders", 0));
        partition.received(7);
        assertThat(ledger.committable()).containsExactly(Map.entry(partition.id(), 8L));
    }

    @Test
    void lowestHeldOffsetIsTheAnswerThoughLaterOnesAreSettled() {
        Partition partition = ledger.assign(new TopicPartition("orders", 0));
        Hold slow = ledger.hold();
        Hold fast = ledger.hold();
        receive(partition, 3, slow);
        receive(partition, 4, fast);
        receive(partition, 5, fast);
        ledger.settle(fast);
        assertThat(ledger.committable()).containsEntry(partition.id(), 3L);
        ledger.settle(slow);
        assertThat(ledger.committable()).containsEntry(partition.id(), 6L);
    }

    @Test
    void slowTableHoldsBackItsOwnPartitionsOnly() {
        Partition orders = ledger.assign(new TopicPartition("orders", 1));
        Partition others = ledger.assign(new TopicPartition("orders", 10));
        Partition similar = ledger.assign(new TopicPartition("orders_1", 0));
        Hold slow = ledger.hold();
        receive(orders, 1000, slow);
        others.received(1009);
        similar.received(5);
        assertThat(ledger.committable())
                .containsExactlyInAnyOrderEntriesOf(Map.of(orders.id(), 1000L, others.id(), 1010L, similar.id(), 6L));
    }

    @Test
    void gapsInOffsetsAreNormal() {
        Partition partition = ledger.assign(new TopicPartition("orders", 0));
        Hold hold = ledger.hold();
        receive(partition, 1, hold);
        receive(partition, 2, hold);
        receive(partition, 9, hold);
        receive(partition, 10, hold);
        assertThat(ledger.committable()).containsEntry(partition.id(), 1L);
        ledger.settle(hold);
        assertThat(ledger.committable()).containsEntry(partition.id(), 11L);
    }

    @Test
    void recordThatWaitedHoldsItsOffsetThoughLaterOnesAreHeldAlready() {
        Partition partition = ledger.assign(new TopicPartition("orders", 0));
        Hold hold = ledger.hold();
        receive(partition, 5, hold);
        hold.add(partition, 2);
        assertThat(ledger.committable()).containsEntry(partition.id(), 2L);
        partition.received(2);
        ledger.settle(hold);
        assertThat(ledger.committable()).containsEntry(partition.id(), 6L);
    }

    @Test
    void revokedPartitionIsForgottenAndTheOthersOfItsHoldStay() {
        Partition leaving = ledger.assign(new TopicPartition("orders", 0));
        Partition staying = ledger.assign(new TopicPartition("orders", 1));
        Hold hold = ledger.hold();
        receive(leaving, 5, hold);
        receive(staying, 8, hold);
        ledger.revoke(leaving);
        assertThat(ledger.committable()).containsExactly(Map.entry(staying.id(), 8L));
        assertThat(hold.ranges()).extracting(OffsetLedger.Range::partition).containsExactly(staying);
    }

    @Test
    void partitionThatComesBackStartsAnew() {
        TopicPartition id = new TopicPartition("orders", 0);
        Partition before = ledger.assign(id);
        Hold old = ledger.hold();
        receive(before, 50, old);
        ledger.revoke(before);
        Partition after = ledger.assign(id);
        after.received(10);
        assertThat(after).isNotSameAs(before);
        assertThat(ledger.committable()).containsExactly(Map.entry(id, 11L));
    }

    @Test
    void clockOfAPartitionNeverGoesBack() {
        Partition partition = ledger.assign(new TopicPartition("orders", 0));
        assertThat(partition.clock(null)).isZero();
        assertThat(partition.clock(1000L)).isEqualTo(1000);
        assertThat(partition.clock(900L)).isEqualTo(1000);
        assertThat(partition.clock(-1L)).isEqualTo(1000);
        assertThat(partition.clock(null)).isEqualTo(1000);
        assertThat(partition.clock(1001L)).isEqualTo(1001);
    }

    /** Against a model that keeps every single offset. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void answersAsAModelThatKeepsEveryOffset(long seed) {
        Random random = new Random(seed);
        Map<TopicPartition, TreeSet<Long>> unsettled = new HashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        List<Partition> partitions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            partitions.add(ledger.assign(new TopicPartition("t", i)));
            unsettled.put(partitions.get(i).id(), new TreeSet<>());
        }
        Map<Hold, Map<TopicPartition, List<Long>>> open = new HashMap<>();
        for (int step = 0; step < 2_000; step++) {
            if (open.size() < 3 && random.nextInt(4) == 0) {
                open.put(ledger.hold(), new HashMap<>());
            }
            Partition partition = partitions.get(random.nextInt(partitions.size()));
            long offset = last.getOrDefault(partition.id(), -1L) + 1 + random.nextInt(3);
            last.put(partition.id(), offset);
            partition.received(offset);
            if (!open.isEmpty() && random.nextInt(5) > 0) {
                Hold hold = new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
                hold.add(partition, offset);
                unsettled.get(partition.id()).add(offset);
                open.get(hold)
                        .computeIfAbsent(partition.id(), p -> new ArrayList<>())
                        .add(offset);
            }
            if (!open.isEmpty() && random.nextInt(20) == 0) {
                Hold hold = open.keySet().iterator().next();
                ledger.settle(hold);
                open.remove(hold).forEach((id, offsets) -> unsettled.get(id).removeAll(offsets));
            }
            Map<TopicPartition, Long> expected = new HashMap<>();
            last.forEach((id, offset2) -> expected.put(
                    id,
                    unsettled.get(id).isEmpty()
                            ? offset2 + 1
                            : unsettled.get(id).first()));
            assertThat(ledger.committable()).as("seed %d, step %d", seed, step).isEqualTo(expected);
        }
    }

    private static void receive(Partition partition, long offset, Hold hold) {
        partition.received(offset);
        hold.add(partition, offset);
    }
}

package io.connectdoris.sink.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.sink.ack.OffsetLedger;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import io.connectdoris.sink.buffer.MemoryBudget.Usage;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final OffsetLedger ledger = new OffsetLedger();
    private final Partition fat = ledger.assign(new TopicPartition("fat", 0));
    private final Partition fat2 = ledger.assign(new TopicPartition("fat", 1));
    private final Partition lean = ledger.assign(new TopicPartition("lean", 0));
    private final MemoryBudget budget = new MemoryBudget(1000);

    @Test
    void nothingIsPausedWithinTheBudget() {
        assertThat(budget.pause(List.of(new Usage(1000, Set.of(fat))))).isEmpty();
    }

    @Test
    void partitionsOfTheFullestTableArePausedAndOthersGoOn() {
        assertThat(budget.pause(List.of(new Usage(900, Set.of(fat, fat2)), new Usage(200, Set.of(lean)))))
                .containsExactlyInAnyOrder(fat, fat2);
    }

    @Test
    void pausedPartitionsStayPausedUntilHalfOfTheBudgetIsFree() {
        budget.pause(List.of(new Usage(1100, Set.of(fat))));
        assertThat(budget.pause(List.of(new Usage(501, Set.of(fat))))).containsExactly(fat);
        assertThat(budget.pause(List.of(new Usage(500, Set.of(fat))))).isEmpty();
    }

    @Test
    void tableThatWasPausedForAnotherGoesOnWhenItHoldsLittle() {
        budget.pause(List.of(new Usage(600, Set.of(fat)), new Usage(550, Set.of(lean))));
        assertThat(budget.pause(List.of(new Usage(600, Set.of(fat)), new Usage(10, Set.of(lean)))))
                .containsExactly(fat);
    }

    @Test
    void onlyLargeTablesAreWorthAnEarlyLoad() {
        assertThat(budget.isShort(List.of(new Usage(501, Set.of(fat))))).isTrue();
        assertThat(budget.isShort(List.of(new Usage(500, Set.of(fat))))).isFalse();
        assertThat(budget.isLarge(126)).isTrue();
        assertThat(budget.isLarge(125)).isFalse();
    }

    @Test
    void moreTablesArePausedUntilThoseThatGoOnHoldLessThanHalf() {
        assertThat(budget.pause(List.of(
                        new Usage(600, Set.of(fat)), new Usage(550, Set.of(fat2)), new Usage(10, Set.of(lean)))))
                .containsExactlyInAnyOrder(fat, fat2);
    }
}

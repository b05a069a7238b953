package io.connectdoris.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.TableName;
import io.connectdoris.sink.ack.OffsetLedger;
import io.connectdoris.sink.ack.OffsetLedger.Hold;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void sameRangesGiveTheSameLabel() {
        assertThat(label("sink", "shop", "orders", "t", 0, 5, 9, 100))
                .isEqualTo(label("sink", "shop", "orders", "t", 0, 5, 9, 100));
    }

    @Test
    void anyDifferenceGivesAnotherLabel() {
        Set<String> labels = new HashSet<>();
        labels.add(label("sink", "shop", "orders", "t", 0, 5, 9, 100));
        labels.add(label("sink2", "shop", "orders", "t", 0, 5, 9, 100));
        labels.add(label("sink", "shop2", "orders", "t", 0, 5, 9, 100));
        labels.add(label("sink", "shop", "ord", "t", 0, 5, 9, 100));
        labels.add(label("sink", "shop", "orders", "t_0", 0, 5, 9, 100));
        labels.add(label("sink", "shop", "orders", "t", 10, 5, 9, 100));
        labels.add(label("sink", "shop", "orders", "t", 0, 4, 9, 100));
        labels.add(label("sink", "shop", "orders", "t", 0, 5, 10, 100));
        labels.add(label("sink", "shop", "orders", "t", 0, 5, 9, 101));
        labels.add(label("sink", "shop.orders", "x", "shop.orders", 0, 5, 9, 100));
        labels.add(label("sink", "shop_orders", "x", "shop_orders", 0, 5, 9, 100));
        assertThat(labels).hasSize(11);
    }

    @Test
    void longAndForeignNamesGiveALegalLabel() {
        String label =
                label("名称".repeat(100), "d".repeat(200), "таблица-" + "x".repeat(300), "t".repeat(249), 0, 0, 1, 0);
        assertThat(label).matches("[-_A-Za-z0-9:]{1,120}");
    }

    private static String label(
            String connector,
            String database,
            String table,
            String topic,
            int partition,
            long from,
            long to,
            long since) {
        OffsetLedger ledger = new OffsetLedger();
        OffsetLedger.Partition assigned = ledger.assign(new TopicPartition(topic, partition));
        Hold hold = ledger.hold();
        hold.add(assigned, from);
        hold.add(assigned, to);
        return new Labels(connector)
                .of(new Batch(new TableName(database, table), Map.of(), true, new Rows(), hold, since));
    }
}

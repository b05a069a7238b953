package io.connectdoris.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.sink.ack.OffsetLedger;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    private final OffsetLedger ledger = new OffsetLedger();
    private final Partition first = ledger.assign(new TopicPartition("orders", 0));
    private final Partition second = ledger.assign(new TopicPartition("orders", 1));

    @Test
    void canBeWrittenAgainAndAgain() throws IOException {
        Rows rows = new Rows();
        add(rows, "{\"a\":1}\n", first);
        add(rows, "{\"a\":2}\n", second);
        assertThat(text(rows)).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
        assertThat(text(rows)).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.length()).isEqualTo(16);
    }

    @Test
    void emptyRowsTakeNoMemory() {
        assertThat(new Rows().capacity()).isZero();
        assertThat(new Rows().length()).isZero();
    }

    @Test
    void rangeOfRowsHasTheirLinesAndTellsWhereEachCameFrom() throws IOException {
        Rows rows = new Rows();
        add(rows, "a\n", first);
        add(rows, "bb\n", second);
        add(rows, "ccc\n", second);
        assertThat(text(rows.range(1, 3))).isEqualTo("bb\nccc\n");
        assertThat(text(rows.range(0, 1))).isEqualTo("a\n");
        assertThat(rows.range(1, 3).count()).isEqualTo(2);
        assertThat(rows.origin(0)).isEqualTo("orders-0 offset 2");
        assertThat(rows.origin(2)).isEqualTo("orders-1 offset 4");
        assertThat(rows.without(List.of(first)).origin(0)).isEqualTo("orders-1 offset 3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsOfAPartitionAreTakenOutAndTheRestKeepsItsOrder(long seed) throws IOException {
        Random random = new Random(seed);
        Rows rows = new Rows();
        List<String> all = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Partition partition = random.nextInt(7) < 4 ? first : second;
            String row = i + "-" + "x".repeat(random.nextInt(2_000)) + "\n";
            add(rows, row, partition);
            all.add(row);
            if (partition == second) {
                kept.add(row);
            }
        }
        Rows rest = rows.without(List.of(first));
        assertThat(text(rest)).as("seed %d", seed).isEqualTo(String.join("", kept));
        assertThat(rest.count()).isEqualTo(kept.size());
        assertThat(rest.length()).isEqualTo(String.join("", kept).length());
        assertThat(text(rows)).isEqualTo(String.join("", all));
        assertThat(rest.without(List.of(second)).count()).isZero();
        add(rest, "one more\n", second);
        assertThat(text(rest)).isEqualTo(String.join("", kept) + "one more\n");
    }

    private static void add(Rows rows, String row, Partition partition) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        rows.add(bytes, bytes.length, partition, row.length());
    }

    private static String text(Rows rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

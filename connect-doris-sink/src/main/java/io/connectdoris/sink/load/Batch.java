package io.connectdoris.sink.load;

import io.connectdoris.client.StreamLoad;
import io.connectdoris.client.TableName;
import io.connectdoris.sink.ack.OffsetLedger.Hold;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import io.connectdoris.sink.ack.OffsetLedger.Range;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows that go to Doris in one load, and never change from here on.
 *
 * @param headers what this table needs in every load, for example its hidden columns
 * @param repeatable whether the same rows may be loaded twice without harm: the table has a unique key
 * @param since the earliest timestamp of its records; tells a topic from one of the same name that was made anew
 */
public record Batch(
        TableName table, Map<String, String> headers, boolean repeatable, Rows rows, Hold hold, long since) {

    public Batch {
        headers = Map.copyOf(headers);
    }

    /** A load of this batch under that label. */
    StreamLoad as(String label) {
        return new StreamLoad(table, label, rows, rows.count(), headers);
    }

    /** A load of some of its rows under that label. */
    StreamLoad as(String label, Rows some) {
        return new StreamLoad(table, label, some, some.count(), headers);
    }

    /** What is left when partitions go away; their offsets were released from the hold by the ledger. */
    Batch without(Collection<Partition> partitions) {
        return new Batch(table, headers, repeatable, rows.without(partitions), hold, since);
    }

    /** For people: how much, and from where. */
    String description() {
        return rows.count() + " rows, " + rows.length() + " bytes, "
                + hold.ranges().stream()
                        .sorted(Comparator.comparing(range -> range.partition().toString()))
                        .map(Range::toString)
                        .collect(Collectors.joining(", "));
    }
}

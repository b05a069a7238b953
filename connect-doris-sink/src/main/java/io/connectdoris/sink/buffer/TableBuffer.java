package io.connectdoris.sink.buffer;

import io.connectdoris.client.TableName;
import io.connectdoris.sink.ack.OffsetLedger;
import io.connectdoris.sink.ack.OffsetLedger.Hold;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import io.connectdoris.sink.encode.JsonWriter;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.encode.RowEncoder;
import io.connectdoris.sink.load.Batch;
import io.connectdoris.sink.load.Rows;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one table that wait for their load, from all partitions of the task, in arrival order. A row is encoded when it
 * comes in: a value that does not fit is found while its record is at hand, and memory is known to the byte.
 */
public final class TableBuffer {

    private final TableName table;
    private final FlushLimits limits;
    private final OffsetLedger ledger;
    private final InstantSource clock;
    private final JsonWriter scratch;
    private final Set<Partition> feeders = new HashSet<>();
    private Partition latestFeeder;
    private Rows rows = new Rows();
    private Hold hold;
    private long firstAt;
    private long since;

    /** @param scratch shared by all buffers of a task, since one row is encoded at a time */
    public TableBuffer(
            TableName table, FlushLimits limits, OffsetLedger ledger, InstantSource clock, JsonWriter scratch) {
        this.table = table;
        this.limits = limits;
        this.ledger = ledger;
        this.clock = clock;
        this.scratch = scratch;
    }

    public TableName table() {
        return table;
    }

    /** Adds the row as it shall be from now on. */
    public void upsert(RowEncoder encoder, Row row, Partition partition, long timestamp, long offset) {
        encoder.upsert(row.data(), partition.id(), timestamp, offset, scratch);
        append(partition, timestamp, offset);
    }

    /** Adds the removal of a row. */
    public void delete(RowEncoder encoder, Row row, Partition partition, long timestamp, long offset) {
        encoder.delete(row.data(), partition.id(), timestamp, offset, scratch);
        append(partition, timestamp, offset);
    }

    private void append(Partition partition, long timestamp, long offset) {
        if (hold == null) {
            hold = ledger.hold();
            firstAt = clock.millis();
            since = timestamp;
        }
        if (partition != latestFeeder) {
            latestFeeder = partition;
            feeders.add(partition);
        }
        since = Math.min(since, timestamp);
        hold.add(partition, offset);
        rows.add(scratch.array(), scratch.length(), partition, offset);
    }

    public boolean isEmpty() {
        return hold == null;
    }

    /** Memory taken, in bytes. */
    public long bytes() {
        return rows.capacity();
    }

    /** The partitions that rows of this table have come from, which is where more would come from. */
    public Set<Partition> feeders() {
        return feeders;
    }

    /** Whether the rows are worth a load by number, size or age. */
    public boolean isDue() {
        return !isEmpty()
                && (rows.count() >= limits.rows() || rows.length() >= limits.bytes() || millisUntilDue() <= 0);
    }

    /** Milliseconds until age alone makes the rows worth a load; only when there are any. */
    public long millisUntilDue() {
        return firstAt + limits.interval().toMillis() - clock.millis();
    }

    /** Takes the rows out as one batch; the buffer is empty then. */
    public Batch seal(Map<String, String> headers, boolean repeatable) {
        Batch batch = new Batch(table, headers, repeatable, rows, hold, since);
        clear();
        return batch;
    }

    /** Drops the rows of partitions that the ledger has revoked. */
    public void release(Collection<Partition> partitions) {
        feeders.removeAll(partitions);
        latestFeeder = null;
        if (!rows.includes(partitions)) {
            return;
        }
        Rows rest = rows.without(partitions);
        if (rest.count() == 0) {
            ledger.settle(hold);
            clear();
        } else {
            rows = rest;
        }
    }

    private void clear() {
        rows = new Rows();
        hold = null;
    }
}

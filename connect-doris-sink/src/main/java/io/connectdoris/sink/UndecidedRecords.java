package io.connectdoris.sink;

import io.connectdoris.sink.ack.OffsetLedger;
import io.connectdoris.sink.ack.OffsetLedger.Hold;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Tombstones that came before any record that tells their topic's table. They wait, with their offsets held, until there is
 * one, and are then worked off before it.
 */
final class UndecidedRecords {

    private static final int MOST_OF_A_TOPIC = 10_000;

    private final OffsetLedger ledger;
    private final Map<String, Waiting> topics = new HashMap<>();

    UndecidedRecords(OffsetLedger ledger) {
        this.ledger = ledger;
    }

    void add(SinkRecord record, Partition partition) {
        Waiting waiting = topics.computeIfAbsent(record.topic(), topic -> new Waiting(ledger.hold()));
        if (waiting.records.size() >= MOST_OF_A_TOPIC) {
            throw new ConnectException(
                    MOST_OF_A_TOPIC + " tombstones (records without a value) of topic " + record.topic()
                            + " wait for a record that tells their table, and there is none. Drop them with a Filter transform and the"
                            + " predicate RecordIsTombstone, or send a record with a value to the topic. Nothing is skipped.");
        }
        waiting.records.add(record);
        waiting.hold.add(partition, record.originalKafkaOffset());
    }

    /**
     * Puts what waited for this record before it; false when there is nothing, or when all of that has been worked off, and
     * its offsets are held no more.
     */
    boolean putBefore(SinkRecord record, Deque<SinkRecord> backlog) {
        Waiting waiting = topics.get(record.topic());
        if (waiting == null || (waiting.until != null && !waiting.until.equals(record))) {
            return false;
        }
        if (waiting.records.isEmpty()) {
            topics.remove(record.topic());
            ledger.settle(waiting.hold);
            return false;
        }
        waiting.until = record;
        while (!waiting.records.isEmpty()) {
            backlog.addFirst(waiting.records.removeLast());
        }
        return true;
    }

    /** Forgets records of partitions that leave; the ledger releases their offsets. */
    void release(Predicate<SinkRecord> leaving) {
        for (Waiting waiting : topics.values()) {
            waiting.records.removeIf(leaving);
            if (waiting.until != null && leaving.test(waiting.until)) {
                waiting.until = null;
            }
        }
    }

    private static final class Waiting {
        private final Deque<SinkRecord> records = new ArrayDeque<>();
        private final Hold hold;
        private SinkRecord until;

        Waiting(Hold hold) {
            this.hold = hold;
        }
    }
}

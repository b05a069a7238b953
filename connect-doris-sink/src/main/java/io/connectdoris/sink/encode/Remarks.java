package io.connectdoris.sink.encode;

import io.connectdoris.sink.metrics.TaskMetrics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The remarks of one task. Each is told once per column, with its remedy, and counted from then on. Confined to the task
 * thread; the counts are read by others.
 */
public final class Remarks {

    private static final Logger LOG = LoggerFactory.getLogger(Remarks.class);

    private final TaskMetrics metrics;
    private final Map<Remark, AtomicLong> totals = new EnumMap<>(Remark.class);
    private final Map<String, Map<String, OfColumn>> columns = new HashMap<>();

    public Remarks(TaskMetrics metrics) {
        this.metrics = metrics;
        for (Remark remark : Remark.values()) {
            totals.put(remark, gauge(remark, Map.of()));
        }
    }

    /** The remarks about one column, however often its table is described anew. */
    public OfColumn of(String table, String column) {
        return columns.computeIfAbsent(table, name -> new HashMap<>())
                .computeIfAbsent(column, name -> new OfColumn(table, column));
    }

    private AtomicLong gauge(Remark remark, Map<String, String> tags) {
        AtomicLong count = new AtomicLong();
        metrics.gauge(remark.metric(), "How many values had the remark: " + remark.what(), tags, count::get);
        return count;
    }

    /** The remarks about one column. */
    public final class OfColumn {
        private final String table;
        private final String column;
        private final Map<Remark, AtomicLong> counts = new EnumMap<>(Remark.class);

        private OfColumn(String table, String column) {
            this.table = table;
            this.column = column;
        }

        /** One more value that gave cause for a remark. */
        public void add(Remark remark, TopicPartition from, long offset) {
            AtomicLong count = counts.get(remark);
            if (count == null) {
                count = gauge(remark, tags());
                counts.put(remark, count);
                tell(remark, from, offset);
            }
            count.incrementAndGet();
            totals.get(remark).incrementAndGet();
        }

        private void tell(Remark remark, TopicPartition from, long offset) {
            LOG.warn(
                    "Table {}, column {}: {}. Seen first in record {} offset {}; all such values are written, and counted as"
                            + " {}. {}.",
                    table,
                    column,
                    remark.what(),
                    from,
                    offset,
                    remark.metric(),
                    remark.remedy());
        }

        private Map<String, String> tags() {
            Map<String, String> tags = new LinkedHashMap<>();
            tags.put("table", table);
            tags.put("column", column);
            return tags;
        }
    }
}

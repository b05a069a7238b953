package io.connectdoris.routing;

import java.util.HashMap;
import java.util.Map;

/** One instance for each source table, so that what is known of it is found by identity. */
final class NamesCache {

    private static final int MOST = 10_000;

    private final Map<SourceNames, SourceNames> instances = new HashMap<>();
    private SourceNames latest = SourceNames.ofTopic("");
    private SourceNames latestByTopic = latest;

    /** Any of the names may be null, as the source block has it. */
    SourceNames of(Object source, Object db, Object schema, Object table, String topic) {
        if (!isLatest(source, db, schema, table, topic)) {
            latest = instance(new SourceNames(text(source), text(db), text(schema), text(table), topic));
        }
        return latest;
    }

    SourceNames ofTopic(String topic) {
        if (!latestByTopic.topic().equals(topic)) {
            latestByTopic = instance(SourceNames.ofTopic(topic));
        }
        return latestByTopic;
    }

    private SourceNames instance(SourceNames names) {
        if (instances.size() >= MOST) {
            instances.clear();
        }
        return instances.computeIfAbsent(names, same -> same);
    }

    private boolean isLatest(Object source, Object db, Object schema, Object table, String topic) {
        return isSame(latest.table(), table)
                && isSame(latest.db(), db)
                && isSame(latest.schema(), schema)
                && isSame(latest.source(), source)
                && latest.topic().equals(topic);
    }

    private static boolean isSame(String known, Object name) {
        return name == null ? known.isEmpty() : known.equals(name);
    }

    private static String text(Object name) {
        return name == null ? "" : name.toString();
    }
}

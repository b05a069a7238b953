package io.connectdoris.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * What is known of tombstones, which tell nothing but a topic and a key: whose they are, by the records with a value that
 * were seen in their topic. Confined to the task thread.
 */
final class Tombstones {

    private static final int MOST_TOPICS = 10_000;

    private final Map<String, Topic> topics = new HashMap<>();
    private Topic latest;

    /** A record with a value was seen. */
    void saw(ConnectRecord<?> record, SourceNames names, RowShape shape, Op op) {
        Topic topic = latest;
        if (topic == null || !names.equals(topic.latestNames)) {
            topic = topic(names.topic());
            topic.saw(names, shape.tellsDeletes(record));
            latest = topic;
        }
        if (op == Op.DELETE) {
            topic.deletedKey = record.key();
            topic.deletedNames = names;
            topic.tellsDeletes = true;
        }
    }

    /** Whose a tombstone is; empty when nobody can tell. */
    Optional<SourceNames> names(ConnectRecord<?> tombstone) {
        Topic topic = topics.get(tombstone.topic());
        if (topic == null) {
            return Optional.empty();
        }
        boolean ofLatestDelete = topic.deletedKey != null && topic.deletedKey.equals(tombstone.key());
        return ofLatestDelete ? Optional.of(topic.deletedNames) : Optional.ofNullable(topic.onlyNames);
    }

    /** Whether a topic's deletes come as records with a value, so that its tombstones only repeat them. */
    boolean onlyRepeat(String topic) {
        Topic known = topics.get(topic);
        return known != null && known.tellsDeletes;
    }

    boolean knows(String topic) {
        return topics.containsKey(topic);
    }

    private Topic topic(String name) {
        if (topics.size() >= MOST_TOPICS && !topics.containsKey(name)) {
            topics.clear();
        }
        return topics.computeIfAbsent(name, absent -> new Topic());
    }

    /** What the records with a value have told of a topic. */
    private static final class Topic {
        private SourceNames latestNames;
        private SourceNames onlyNames;
        private boolean tellsDeletes;
        private Object deletedKey;
        private SourceNames deletedNames;

        void saw(SourceNames names, boolean deletesAreTold) {
            boolean first = latestNames == null;
            onlyNames = first || (onlyNames != null && onlyNames.equals(names)) ? names : null;
            latestNames = names;
            tellsDeletes |= deletesAreTold;
        }
    }
}

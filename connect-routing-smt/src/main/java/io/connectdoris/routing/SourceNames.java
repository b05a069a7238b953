package io.connectdoris.routing;

import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;

/**
 * Where a record comes from, by its source block, or by its topic where it has none.
 *
 * @param schema empty where the source has none
 */
record SourceNames(String source, String db, String schema, String table, String topic) {

    static SourceNames of(ConnectRecord<?> record) {
        String topic = record.topic();
        Object value = record.value();
        if (value instanceof Struct envelope && field(envelope, "source") instanceof Struct block) {
            return new SourceNames(
                    text(field(block, "name")),
                    text(field(block, "db")),
                    text(field(block, "schema")),
                    text(field(block, "table")),
                    topic);
        }
        if (value instanceof Map<?, ?> envelope && envelope.get("source") instanceof Map<?, ?> block) {
            return new SourceNames(
                    text(block.get("name")),
                    text(block.get("db")),
                    text(block.get("schema")),
                    text(block.get("table")),
                    topic);
        }
        return ofTopic(topic);
    }

    private static SourceNames ofTopic(String topic) {
        int last = topic.lastIndexOf('.');
        int before = topic.lastIndexOf('.', last - 1);
        return new SourceNames(
                before < 0 ? "" : topic.substring(0, before),
                last < 0 ? "" : topic.substring(before + 1, last),
                "",
                topic.substring(last + 1),
                topic);
    }

    private static Object field(Struct struct, String name) {
        return struct.schema().field(name) == null ? null : struct.get(name);
    }

    private static String text(Object name) {
        return name == null ? "" : name.toString();
    }
}

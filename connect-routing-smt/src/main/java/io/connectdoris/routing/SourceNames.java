package io.connectdoris.routing;

/**
 * Where a record comes from, by its source block, or by its topic where it has none.
 *
 * @param source logical name of the source connector
 * @param schema empty where the source has none
 */
record SourceNames(String source, String db, String schema, String table, String topic) {

    /** By the last two segments of a topic. */
    static SourceNames ofTopic(String topic) {
        int last = topic.lastIndexOf('.');
        int before = topic.lastIndexOf('.', last - 1);
        return new SourceNames(
                before < 0 ? "" : topic.substring(0, before),
                last < 0 ? "" : topic.substring(before + 1, last),
                "",
                topic.substring(last + 1),
                topic);
    }

    /** Whether both are the same table, whatever topic it comes in. */
    boolean isSameTable(SourceNames other) {
        return table.equals(other.table)
                && schema.equals(other.schema)
                && db.equals(other.db)
                && source.equals(other.source);
    }

    /** The topic that Debezium chooses by default. */
    String defaultTopic() {
        return TopicNames.legal(source + "." + (schema.isEmpty() ? db : schema) + "." + table);
    }

    /** For people. */
    String shown() {
        String name = (db.isEmpty() ? "" : db + ".") + (schema.isEmpty() ? "" : schema + ".") + table;
        return source.isEmpty() ? name : name + " of " + source;
    }
}

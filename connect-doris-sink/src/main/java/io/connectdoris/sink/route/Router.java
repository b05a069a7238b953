package io.connectdoris.sink.route;

import io.connectdoris.client.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Which table an event belongs to, in this order:
 *
 * <ol>
 *   <li>the headers {@value #DATABASE_HEADER} and {@value #TABLE_HEADER}, which our transform sets;
 *   <li>the exact names of the event's source, as long as the topic is the one Debezium chose for them (a topic's name is
 *       sanitised, so it is never parsed here);
 *   <li>the last two segments of the topic, since somebody chose its name on purpose.
 * </ol>
 *
 * Two sources that land on one table without a rule that says so are refused. Confined to the task thread.
 */
public final class Router {

    public static final String DATABASE_HEADER = "connectdoris.database";
    public static final String TABLE_HEADER = "connectdoris.table";

    private final Optional<String> database;
    private final Map<Origin, TableName> routes = new HashMap<>();
    private final Map<TableName, Object> owners = new HashMap<>();
    private final Map<String, Set<TableName>> byTopic = new HashMap<>();
    private Origin latestOrigin = new Origin("", SourceTable.UNKNOWN);
    private TableName latestRoute;

    /** @param database the database of every table, if the user set one */
    public Router(Optional<String> database) {
        this.database = database;
    }

    /** @throws RoutingException when there is no table for it, or when it is another source's */
    public TableName route(SinkRecord record, SourceTable source) {
        TableName byHeader = byHeaders(record);
        if (byHeader != null) {
            if (record.value() != null) {
                byTopic.computeIfAbsent(record.topic(), topic -> new HashSet<>())
                        .add(byHeader);
            }
            return byHeader;
        }
        // A transform that names tables by their source cannot name a tombstone's, which tells none.
        if (record.value() == null && byTopic.containsKey(record.topic())) {
            return onlyTable(record.topic());
        }
        // Records come in stretches of one table: same topic, same source.
        if (latestRoute != null && latestOrigin.topic.equals(record.topic()) && latestOrigin.source.equals(source)) {
            return latestRoute;
        }
        latestOrigin = new Origin(record.topic(), source);
        latestRoute = routes.computeIfAbsent(latestOrigin, this::decide);
        return latestRoute;
    }

    private TableName onlyTable(String topic) {
        Set<TableName> tables = byTopic.get(topic);
        if (tables.size() > 1) {
            throw new RoutingException(
                    "a tombstone (a record without a value) does not tell its table, and topic " + topic
                            + " has rows of " + tables + ". Drop tombstones with a Filter transform and the predicate"
                            + " RecordIsTombstone, and let the source rewrite deletes (delete.tombstone.handling.mode=rewrite).");
        }
        return tables.iterator().next();
    }

    private TableName byHeaders(SinkRecord record) {
        Headers headers = record.headers();
        if (headers.isEmpty()) {
            return null;
        }
        Object inDatabase = null;
        Object table = null;
        for (Header header : headers) {
            if (header.key().equals(DATABASE_HEADER)) {
                inDatabase = header.value();
            } else if (header.key().equals(TABLE_HEADER)) {
                table = header.value();
            }
        }
        if (table == null) {
            return null;
        }
        String name = database.orElse(inDatabase == null ? "" : inDatabase.toString());
        if (name.isEmpty()) {
            throw new RoutingException("the header " + TABLE_HEADER + " names table " + table
                    + ", but there is no header " + DATABASE_HEADER + " and tables.database is not set");
        }
        return new TableName(name, table.toString());
    }

    private TableName decide(Origin origin) {
        SourceTable source = origin.source;
        if (source.table().isEmpty() || !origin.topic.equals(source.defaultTopic())) {
            return owned(byTopic(origin.topic), "topic " + origin.topic);
        }
        boolean qualified = !source.schema().isEmpty() && !source.schema().equals("public");
        TableName table = new TableName(
                database.orElse(source.database()),
                qualified ? source.schema() + "_" + source.table() : source.table());
        return owned(table, source);
    }

    private TableName owned(TableName table, Object owner) {
        Object other = owners.putIfAbsent(table, owner);
        if (other != null && !other.equals(owner)) {
            throw new RoutingException("two sources would be written to table " + table + ": " + other + " and " + owner
                    + ". To merge them on purpose, or to keep them apart, name their tables with the TableRouter transform,"
                    + " or set tables.database per connector.");
        }
        return table;
    }

    private TableName byTopic(String topic) {
        int last = topic.lastIndexOf('.');
        String table = topic.substring(last + 1);
        int before = last < 0 ? -1 : topic.lastIndexOf('.', last - 1);
        String inDatabase = database.orElse(last < 0 ? "" : topic.substring(before + 1, last));
        if (table.isEmpty() || inDatabase.isEmpty()) {
            throw new RoutingException("topic " + topic + " does not name a table: its name would have to end in"
                    + " database.table, or tables.database be set, or the TableRouter transform be used");
        }
        return new TableName(inDatabase, table);
    }

    private record Origin(String topic, SourceTable source) {}
}

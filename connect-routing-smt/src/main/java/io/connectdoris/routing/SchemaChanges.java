package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts Debezium's schema-change events into the topics of the tables that they are about, where Kafka keeps them in order
 * with the rows. Names inside are the target's; those of the source stay in the event's {@code source} block, in its DDL, and
 * in the headers {@value TableRouter#ORIGINAL_HEADER}.
 */
final class SchemaChanges {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaChanges.class);

    /** Where Debezium puts schema changes; the only one that a topic of one partition has. */
    private static final int PARTITION = 0;

    private final Mode mode;
    private final Routes routes;
    private boolean told;

    /** Where schema-change events go. */
    enum Mode {
        SEPARATE,
        TO_TABLE_TOPIC,
        DROP
    }

    SchemaChanges(Mode mode, Routes routes) {
        this.mode = mode;
        this.routes = routes;
    }

    /**
     * The event as it goes on, null when it does not.
     *
     * @param topic the topic of a route's rows
     */
    <R extends ConnectRecord<R>> R apply(R record, Function<Route, String> topic) {
        return switch (mode) {
            case SEPARATE -> record;
            case DROP -> null;
            case TO_TABLE_TOPIC -> toTableTopic(record, topic);
        };
    }

    private <R extends ConnectRecord<R>> R toTableTopic(R record, Function<Route, String> topic) {
        if (record instanceof SinkRecord) {
            throw new DataException(
                    "TableRouter: schema.changes = to.table.topic is for a source connector: behind Kafka"
                            + " nothing can be put in order any more. Leave it out on the sink");
        }
        Event event = Event.of(record.value());
        if (event.changes().isEmpty() && event.table().isEmpty()) {
            return record; // it is about no table
        }
        List<Routed> routed = routed(event, record.topic());
        if (routed.isEmpty()) {
            return null;
        }
        Route first = routed.get(0).route;
        tellOnce(first, routed);
        Headers headers = record.headers().duplicate();
        first.mark(headers);
        routed.forEach(each -> headers.addString(TableRouter.ORIGINAL_HEADER, each.id.toString()));
        headers.addBoolean(TableRouter.SNAPSHOT_HEADER, event.isSnapshot());
        headers.addBoolean(TableRouter.SHARED_HEADER, routes.isShared(first));
        return record.newRecord(
                topic.apply(first),
                PARTITION,
                null,
                null,
                record.valueSchema(),
                event.routed(first.database(), routed),
                record.timestamp(),
                headers);
    }

    private List<Routed> routed(Event event, String topic) {
        List<Routed> routed = new ArrayList<>();
        if (event.changes().isEmpty()) {
            TableId id = new TableId(event.database(), "", event.table());
            route(id, event, topic).ifPresent(route -> routed.add(new Routed(id, null, route)));
        }
        for (Object change : event.changes()) {
            TableId id = TableId.parse(Event.text(change, "id"));
            route(id, event, topic).ifPresent(route -> routed.add(new Routed(id, change, route)));
        }
        return routed;
    }

    private Optional<Route> route(TableId id, Event event, String topic) {
        String source = event.source();
        String database = id.database().isEmpty() ? event.database() : id.database();
        SourceNames plain = new SourceNames(source, database, id.schema(), id.table(), topic);
        // Rules see the topic of the table's rows, as they do for rows.
        SourceNames names = new SourceNames(source, database, id.schema(), id.table(), plain.defaultTopic());
        return Optional.ofNullable(routes.of(names));
    }

    private void tellOnce(Route first, List<Routed> routed) {
        if (!told) {
            told = true;
            LOG.info(
                    "Schema changes go to partition {} of their table's topic. They are in order with the rows where that"
                            + " topic has one partition; with more, rows in other partitions may come before or after",
                    PARTITION);
        }
        if (routed.stream().anyMatch(each -> !each.route.target().equals(first.target()))) {
            LOG.warn(
                    "One statement changed tables with different targets, {}. Its event goes to the topic of the first"
                            + " only, so that it is not in order with the rows of the others",
                    routed.stream().map(each -> each.route.target()).distinct().toList());
        }
    }

    /** One table's change, null where the event does not describe it. */
    private record Routed(TableId id, Object change, Route route) {}

    /** A schema-change event, as a Struct or a Map. */
    private record Event(Object value) {

        static Event of(Object value) {
            return new Event(value);
        }

        List<?> changes() {
            return get(value, "tableChanges") instanceof List<?> changes ? changes : List.of();
        }

        String source() {
            return text(get(value, "source"), "name");
        }

        String database() {
            String named = text(value, "databaseName");
            return named.isEmpty() ? text(get(value, "source"), "db") : named;
        }

        String table() {
            return text(get(value, "source"), "table");
        }

        /** Of the changes that were made by nobody, but describe what was there when the connector came. */
        boolean isSnapshot() {
            String snapshot = text(get(value, "source"), "snapshot");
            return !snapshot.isEmpty() && !snapshot.equals("false");
        }

        Object routed(String database, List<Routed> routed) {
            List<Object> changes = new ArrayList<>();
            for (Routed each : routed) {
                if (each.change != null) {
                    String id = new TableId(each.route.database(), "", each.route.table()).toString();
                    Object withId = with(each.change, "id", id);
                    String type = text(withId, "type");
                    boolean looksReal = isSnapshot() && type.equals("DROP");
                    changes.add(looksReal ? with(withId, "type", TableRouter.SNAPSHOT_DROP) : withId);
                }
            }
            return with(with(value, "databaseName", database), "tableChanges", changes);
        }

        static String text(Object from, String field) {
            Object value = get(from, field);
            return value == null ? "" : value.toString();
        }

        private static Object get(Object from, String field) {
            if (from instanceof Struct struct) {
                return struct.schema().field(field) == null ? null : struct.get(field);
            }
            return from instanceof Map<?, ?> map ? map.get(field) : null;
        }

        private static Object with(Object from, String name, Object value) {
            if (!(from instanceof Struct struct)) {
                Map<String, Object> copy = Maps.copy(from);
                copy.put(name, value);
                return copy;
            }
            Schema schema = struct.schema();
            Struct copy = new Struct(schema);
            for (Field field : schema.fields()) {
                RowPlan.put(copy, field, field.name().equals(name) ? value : RowPlan.asWritten(struct, field));
            }
            return copy;
        }
    }
}

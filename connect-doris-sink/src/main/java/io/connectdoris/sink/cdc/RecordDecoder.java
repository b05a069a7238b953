package io.connectdoris.sink.cdc;

import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.route.ChangeEvent;
import io.connectdoris.sink.route.SourceTable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Reads records, whatever shape they come in. What there is to know of a schema is found out once and kept by the schema's
 * identity. Confined to the task thread.
 */
public final class RecordDecoder {

    private static final ChangeEvent EMPTY = new ChangeEvent.Nothing("record without key and value");
    private static final ChangeEvent TOMBSTONE = new ChangeEvent.Nothing("tombstone after a Debezium delete");

    /** Converters keep one Schema instance per schema; should one make a new one for every record, memory stays bounded. */
    private static final int MOST_SCHEMAS = 2_000;

    private final Layouts layouts = new Layouts();
    private final IdentityHashMap<Schema, ValueShape> shapes = new IdentityHashMap<>();
    private final ValueShape mapEnvelope = new Envelope.OfMap(layouts);
    private final ValueShape flatRow = new FlatRow(layouts);
    private final Map<String, Topic> topics = new HashMap<>();
    private final Remarks remarks;

    public RecordDecoder(Remarks remarks) {
        this.remarks = remarks;
    }

    /** @throws UndecodableRecordException for a record that is no change of a row */
    public ChangeEvent decode(SinkRecord record) {
        Object value = record.value();
        if (value == null) {
            return tombstone(record);
        }
        ValueShape shape = shapeOf(value);
        ChangeEvent event = shape.decode(record, layouts.key(record.key()));
        if (!(shape instanceof ValueShape.Control)) {
            topics.computeIfAbsent(record.topic(), topic -> new Topic()).saw(shape.latestSource(), record, event);
        }
        return event;
    }

    /**
     * A tombstone is the delete of its key, wherever the delete itself is not told by the record right before it, as Debezium
     * does: in flattened topics, and where compaction has left the tombstone alone.
     */
    private ChangeEvent tombstone(SinkRecord record) {
        if (record.key() == null) {
            return EMPTY;
        }
        Row key = layouts.key(record.key());
        if (!key.isPresent()) {
            throw new UndecodableRecordException(
                    "a record with a null value deletes the row of its key, but the key is a "
                            + record.key().getClass().getSimpleName()
                            + " without column names. Use a key converter and a source"
                            + " that give a struct (for example the ValueToKey transform).");
        }
        Topic topic = topics.get(record.topic());
        if (topic == null) {
            return new ChangeEvent.Undecided();
        }
        if (topic.deleteWasRightBefore(record)) {
            return TOMBSTONE;
        }
        return topic.source.equals(SourceTable.UNKNOWN)
                ? new ChangeEvent.Delete(SourceTable.UNKNOWN, key, Row.ABSENT)
                : new ChangeEvent.LoneTombstone(topic.source, key);
    }

    /** What the records with a value have told of a topic. */
    private static final class Topic {
        private SourceTable source = SourceTable.UNKNOWN;
        private final Map<Integer, SinkRecord> latestDeletes = new HashMap<>();

        void saw(SourceTable newSource, SinkRecord record, ChangeEvent event) {
            source = newSource;
            if (event instanceof ChangeEvent.Delete) {
                latestDeletes.put(record.originalKafkaPartition(), record);
            }
        }

        boolean deleteWasRightBefore(SinkRecord tombstone) {
            SinkRecord latestDelete = latestDeletes.get(tombstone.originalKafkaPartition());
            return latestDelete != null
                    && latestDelete.originalTopic().equals(tombstone.originalTopic())
                    && latestDelete.originalKafkaOffset() + 1 == tombstone.originalKafkaOffset()
                    && tombstone.key().equals(latestDelete.key());
        }
    }

    private ValueShape shapeOf(Object value) {
        if (value instanceof Struct struct) {
            ValueShape shape = shapes.get(struct.schema());
            if (shape == null) {
                if (shapes.size() >= MOST_SCHEMAS) {
                    shapes.clear();
                }
                shape = shapeOf(struct.schema());
                shapes.put(struct.schema(), shape);
            }
            return shape;
        }
        if (value instanceof Map) {
            return shapeOf((Map<?, ?>) value);
        }
        throw new UndecodableRecordException(
                "the value is a " + value.getClass().getSimpleName()
                        + ", not a row. Set value.converter to the converter that the topic was written with (for example"
                        + " org.apache.kafka.connect.json.JsonConverter); StringConverter and ByteArrayConverter leave a row unread.");
    }

    private ValueShape shapeOf(Schema schema) {
        if (Envelope.OfStruct.fits(schema)) {
            return new Envelope.OfStruct(schema, layouts, remarks);
        }
        String name = schema.name() == null ? "" : schema.name();
        if (name.endsWith(".SchemaChangeValue")) {
            return new ValueShape.Control("Debezium schema change");
        }
        // Heartbeats, transaction boundaries, notifications: Debezium's own records are named after its own packages,
        // while
        // a row's schema is named after its topic.
        return name.startsWith("io.debezium.") ? new ValueShape.Control(name) : flatRow;
    }

    private ValueShape shapeOf(Map<?, ?> value) {
        if (Envelope.OfMap.fits(value)) {
            return mapEnvelope;
        }
        Set<?> keys = value.keySet();
        if (keys.equals(Set.of("ts_ms"))) {
            return new ValueShape.Control("Debezium heartbeat");
        }
        if (keys.containsAll(Set.of("status", "id", "event_count", "data_collections"))) {
            return new ValueShape.Control("Debezium transaction boundary");
        }
        if (keys.containsAll(Set.of("source", "databaseName", "ddl"))) {
            return new ValueShape.Control("Debezium schema change");
        }
        return flatRow;
    }
}

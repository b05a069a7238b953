package io.connectdoris.routing;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * How a value is read: what there is to know of its schema is found out once and kept by the schema's identity. Confined to
 * the task thread.
 */
final class Shapes {

    /** Converters keep one Schema instance per schema; should one make a new one for every record, memory stays bounded. */
    private static final int MOST_SCHEMAS = 2_000;

    private final Columns columns;
    private final Deletes deletes;
    private final NamesCache names = new NamesCache();
    private final IdentityHashMap<Schema, Shape> known = new IdentityHashMap<>();
    private final Shape mapEnvelope;
    private final Shape flatMap;
    private final Shape nothing;
    private Schema latestSchema;
    private Shape latest;

    Shapes(Columns columns, Deletes deletes) {
        this.columns = columns;
        this.deletes = deletes;
        this.mapEnvelope = new Shape.OfRow(new Envelope.OfMap(names, columns, deletes));
        this.flatMap = new Shape.OfRow(new FlatRow.OfMap(names, columns, deletes));
        this.nothing = new Shape.OfRow(new FlatRow.OfNothing(names, columns));
    }

    Shape of(Object value) {
        if (value instanceof Struct struct) {
            return ofStruct(struct.schema());
        }
        return value instanceof Map<?, ?> map ? ofMap(map) : nothing;
    }

    private Shape ofStruct(Schema schema) {
        if (latestSchema != schema) {
            Shape shape = known.get(schema);
            if (shape == null) {
                if (known.size() >= MOST_SCHEMAS) {
                    known.clear();
                }
                shape = look(schema);
                known.put(schema, shape);
            }
            latest = shape;
            latestSchema = schema;
        }
        return latest;
    }

    private Shape look(Schema schema) {
        if (Envelope.OfStruct.fits(schema)) {
            return new Shape.OfRow(new Envelope.OfStruct(schema, names, columns, deletes));
        }
        String name = schema.name() == null ? "" : schema.name();
        if (name.endsWith(".SchemaChangeValue")) {
            return Shape.SCHEMA_CHANGE;
        }
        // Heartbeats, transaction boundaries, messages: Debezium's own records are named after its own packages, while
        // a
        // row's schema is named after its topic.
        return name.startsWith("io.debezium.")
                ? Shape.OTHER
                : new Shape.OfRow(new FlatRow.OfStruct(schema, names, columns, deletes));
    }

    private Shape ofMap(Map<?, ?> value) {
        if (Envelope.OfMap.fits(value)) {
            return mapEnvelope;
        }
        Set<?> keys = value.keySet();
        if (keys.containsAll(Set.of("source", "databaseName", "ddl"))) {
            return Shape.SCHEMA_CHANGE;
        }
        boolean other = keys.equals(Set.of("ts_ms"))
                || keys.containsAll(Set.of("status", "id", "event_count", "data_collections"))
                || (keys.containsAll(Set.of("op", "source", "message")) && "m".equals(value.get("op")));
        return other ? Shape.OTHER : flatMap;
    }

    /** What a record is about. */
    sealed interface Shape {
        Shape SCHEMA_CHANGE = new OfTable();
        Shape OTHER = new OfNoTable();

        /** A row, or all rows of a table. */
        record OfRow(RowShape row) implements Shape {}

        /** A table's definition. */
        record OfTable() implements Shape {}

        /** Neither: Debezium's heartbeats, transactions and messages. */
        record OfNoTable() implements Shape {}
    }
}

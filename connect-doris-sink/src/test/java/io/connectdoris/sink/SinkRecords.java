package io.connectdoris.sink;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes the records of one topic in one shape. Rows are Maps of column and value. */
final class SinkRecords {

    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.Source")
            .field("name", Schema.STRING_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final Shape shape;
    private final String database;
    private final String table;
    private final Schema columns;
    private final Schema flattened;
    private final Schema envelope;
    private final Schema key;
    private final int partition;
    private long nextOffset;
    private long timestamp = 1_700_000_000_000L;

    /**
     * @param columns a struct schema
     * @param keys names of its key columns, none for a table without a key
     */
    SinkRecords(Shape shape, int partition, String database, String table, Schema columns, String... keys) {
        this.shape = shape;
        this.partition = partition;
        this.database = database;
        this.table = table;
        this.columns = columns;
        this.flattened = withDeleted(columns);
        this.envelope = SchemaBuilder.struct()
                .name(topic() + ".Envelope")
                .field("before", columns)
                .field("after", columns)
                .field("source", SOURCE)
                .field("op", Schema.STRING_SCHEMA)
                .build();
        SchemaBuilder keyColumns = SchemaBuilder.struct().name(topic() + ".Key");
        for (String name : keys) {
            keyColumns.field(name, columns.field(name).schema());
        }
        this.key = keys.length == 0 ? null : keyColumns.build();
    }

    /** The optional struct that {@code before} and {@code after} are. */
    static SchemaBuilder columns() {
        return SchemaBuilder.struct().optional();
    }

    /** A row of alternating names and values. */
    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    String topic() {
        return "my." + database + "." + table;
    }

    TopicPartition partition() {
        return new TopicPartition(topic(), partition);
    }

    /** The records that come next have this timestamp. */
    SinkRecords at(long millis) {
        timestamp = millis;
        return this;
    }

    /** The record that comes next has this offset. */
    SinkRecords offset(long offset) {
        nextOffset = offset;
        return this;
    }

    SinkRecord create(Map<String, Object> after) {
        return change("c", null, after);
    }

    SinkRecord read(Map<String, Object> after) {
        return change("r", null, after);
    }

    SinkRecord update(Map<String, Object> before, Map<String, Object> after) {
        return change("u", before, after);
    }

    SinkRecord delete(Map<String, Object> before) {
        return change("d", before, null);
    }

    SinkRecord truncate() {
        return record(null, null, envelope, envelope("t", null, null));
    }

    SinkRecord tombstone(Map<String, Object> row) {
        return record(key, keyOf(row), null, null);
    }

    private SinkRecord change(String op, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> current = after == null ? before : after;
        boolean delete = op.equals("d");
        return switch (shape) {
            case ENVELOPE -> record(key, keyOf(current), envelope, envelope(op, before, after));
            case SCHEMALESS -> record(null, keyOf(current), null, envelope(op, before, after));
            case FLATTENED -> {
                Struct row = struct(flattened, current);
                row.put("__deleted", Boolean.toString(delete));
                yield record(key, keyOf(current), flattened, row);
            }
            case FLATTENED_TOMBSTONE ->
                record(key, keyOf(current), delete ? null : columns, delete ? null : struct(columns, current));
        };
    }

    private Object envelope(String op, Map<String, Object> before, Map<String, Object> after) {
        if (shape == Shape.SCHEMALESS) {
            Map<String, Object> source = row("name", "my", "db", database, "table", table);
            return new HashMap<>(row("before", before, "after", after, "source", source, "op", op));
        }
        return new Struct(envelope)
                .put("before", before == null ? null : struct(columns, before))
                .put("after", after == null ? null : struct(columns, after))
                .put(
                        "source",
                        new Struct(SOURCE).put("name", "my").put("db", database).put("table", table))
                .put("op", op);
    }

    private Object keyOf(Map<String, Object> row) {
        if (key == null) {
            return null;
        }
        if (shape == Shape.SCHEMALESS) {
            Map<String, Object> names = new HashMap<>();
            key.fields().forEach(field -> names.put(field.name(), row.get(field.name())));
            return names;
        }
        Struct struct = new Struct(key);
        key.fields().forEach(field -> struct.put(field.name(), row.get(field.name())));
        return struct;
    }

    private SinkRecord record(Schema keySchema, Object keyValue, Schema valueSchema, Object value) {
        return new SinkRecord(
                topic(),
                partition,
                keySchema,
                keyValue,
                valueSchema,
                value,
                nextOffset++,
                timestamp,
                TimestampType.CREATE_TIME,
                new ConnectHeaders());
    }

    private static Struct struct(Schema schema, Map<String, Object> row) {
        Struct struct = new Struct(schema);
        row.forEach(struct::put);
        return struct;
    }

    private static Schema withDeleted(Schema columns) {
        SchemaBuilder builder = SchemaBuilder.struct();
        for (Field field : columns.fields()) {
            builder.field(field.name(), field.schema());
        }
        return builder.field("__deleted", Schema.OPTIONAL_STRING_SCHEMA).build();
    }
}

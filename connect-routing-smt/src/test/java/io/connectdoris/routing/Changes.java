package io.connectdoris.routing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;

/** Changes of one source table with the columns {@code id} (its key), {@code note} and {@code amount}, in one shape. */
final class Changes {

    static final Schema KEY =
            SchemaBuilder.struct().name("Key").field("id", Schema.INT64_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .name("Value")
            .optional()
            .field("id", Schema.INT64_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .field("amount", SchemaBuilder.int32().optional().defaultValue(7).build())
            .build();
    private static final Schema FLAT = SchemaBuilder.struct()
            .name("Value")
            .field("id", Schema.INT64_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .field("amount", SchemaBuilder.int32().optional().defaultValue(7).build())
            .field("__deleted", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.mysql.Source")
            .field("connector", Schema.STRING_SCHEMA)
            .field("name", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.INT64_SCHEMA)
            .field("db", Schema.STRING_SCHEMA)
            .field("schema", Schema.OPTIONAL_STRING_SCHEMA)
            .field("table", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("Envelope")
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    static final long SOURCE_MILLIS = 1_795_178_819_414L;

    private final Shape shape;
    private final String connector;
    private final String server;
    private final String database;
    private final String schema;
    private final String table;
    private final String topic;
    private long nextOffset = 100;

    Changes(Shape shape, String connector, String server, String database, String schema, String table) {
        this.shape = shape;
        this.connector = connector;
        this.server = server;
        this.database = database;
        this.schema = schema;
        this.table = table;
        this.topic = TopicNames.legal(server + "." + (schema == null ? database : schema) + "." + table);
    }

    static Changes mysql(Shape shape, String database, String table) {
        return new Changes(shape, "mysql", "my", database, null, table);
    }

    static Changes postgres(Shape shape, String schema, String table) {
        return new Changes(shape, "postgresql", "pg", "shop", schema, table);
    }

    SinkRecord insert(long id, String note, Integer amount) {
        return change("c", id, null, row(id, note, amount));
    }

    SinkRecord update(long id, String before, String after) {
        return change("u", id, row(id, before, 1), row(id, after, 1));
    }

    SinkRecord delete(long id, String note, Integer amount) {
        return change("d", id, row(id, note, amount), null);
    }

    SinkRecord truncate() {
        return record(
                null,
                null,
                ENVELOPE,
                new Struct(ENVELOPE).put("source", source()).put("op", "t"));
    }

    SinkRecord tombstone(long id) {
        return record(keySchema(), key(id), null, null);
    }

    Object key(long id) {
        return shape.hasSchema() ? new Struct(KEY).put("id", id) : new HashMap<>(Map.of("id", id));
    }

    private Schema keySchema() {
        return shape.hasSchema() ? KEY : null;
    }

    static Map<String, Object> row(long id, String note, Integer amount) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("note", note);
        row.put("amount", amount);
        return row;
    }

    private SinkRecord change(String op, long id, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> row = new LinkedHashMap<>(after == null ? before : after);
        Object value =
                switch (shape) {
                    case ENVELOPE ->
                        new Struct(ENVELOPE)
                                .put("before", before == null ? null : struct(ROW, before))
                                .put("after", after == null ? null : struct(ROW, after))
                                .put("source", source())
                                .put("op", op)
                                .put("ts_ms", SOURCE_MILLIS + 20);
                    case SCHEMALESS -> mapEnvelope(op, before, after);
                    case FLATTENED, FLATTENED_SCHEMALESS -> {
                        row.put("__deleted", Boolean.toString(op.equals("d")));
                        yield shape == Shape.FLATTENED ? struct(FLAT, row) : row;
                    }
                };
        Schema schema = value instanceof Struct struct ? struct.schema() : null;
        return record(keySchema(), key(id), schema, value);
    }

    private Map<String, Object> mapEnvelope(String op, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> block = new HashMap<>(
                Map.of("connector", connector, "name", server, "db", database, "table", table, "ts_ms", SOURCE_MILLIS));
        block.put("schema", schema);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("before", before);
        envelope.put("after", after);
        envelope.put("source", block);
        envelope.put("op", op);
        envelope.put("ts_ms", SOURCE_MILLIS + 20);
        return envelope;
    }

    private Struct source() {
        return new Struct(SOURCE)
                .put("connector", connector)
                .put("name", server)
                .put("ts_ms", SOURCE_MILLIS)
                .put("db", database)
                .put("schema", schema)
                .put("table", table);
    }

    private static Struct struct(Schema schema, Map<String, Object> row) {
        Struct struct = new Struct(schema);
        row.forEach(struct::put);
        return struct;
    }

    private SinkRecord record(Schema keySchema, Object key, Schema valueSchema, Object value) {
        return new SinkRecord(
                topic,
                3,
                keySchema,
                key,
                valueSchema,
                value,
                nextOffset++,
                1_795_178_900_000L,
                TimestampType.CREATE_TIME,
                new ConnectHeaders());
    }
}

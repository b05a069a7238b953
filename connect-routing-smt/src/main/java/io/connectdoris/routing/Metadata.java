package io.connectdoris.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** What can be added to a row about its record: its name in the setting, where it is found, and the type of its column. */
enum Metadata {
    OP(Place.ENVELOPE, "op", Type.SHORT_TEXT),
    DB(Place.NAMES, "db", Type.NAME),
    TABLE(Place.NAMES, "table", Type.NAME),
    SCHEMA(Place.NAMES, "schema", Type.NAME),
    TS(Place.ENVELOPE, "ts_ms", Type.TIME),
    SOURCE_TS(Place.SOURCE, "ts_ms", Type.TIME),
    FILE(Place.SOURCE, "file", Type.TEXT),
    POS(Place.SOURCE, "pos", Type.LONG),
    ROW(Place.SOURCE, "row", Type.INT),
    GTID(Place.SOURCE, "gtid", Type.TEXT),
    LSN(Place.SOURCE, "lsn", Type.LONG),
    TXID(Place.SOURCE, "txId", Type.LONG),
    SNAPSHOT(Place.SOURCE, "snapshot", Type.TEXT),
    TOPIC(Place.KAFKA, "", Type.TOPIC),
    PARTITION(Place.KAFKA, "", Type.INT),
    OFFSET(Place.KAFKA, "", Type.LONG),
    INGEST_TS(Place.CLOCK, "", Type.TIME),
    CONNECTOR(Place.NAMES, "name", Type.TEXT);

    /** Marks the columns that a transform has added, with their metadata's name. */
    static final String PARAMETER = "connectdoris.metadata";

    /** What is the same for all rows of a table, so that it may be part of its key. */
    static final List<Metadata> FOR_KEYS = List.of(CONNECTOR, DB, SCHEMA, TABLE);

    private final Place place;
    private final String field;
    private final Type type;

    /** Who knows it. */
    enum Place {
        /** The names that the record is routed by. */
        NAMES,
        /** Debezium's envelope itself. */
        ENVELOPE,
        /** The envelope's source block. */
        SOURCE,
        /** Kafka, for a record that it has delivered. */
        KAFKA,
        /** The worker. */
        CLOCK
    }

    private enum Type {
        SHORT_TEXT(Schema.Type.STRING, "16"),
        /** Databases have names of up to 64 characters. */
        NAME(Schema.Type.STRING, "64"),
        TOPIC(Schema.Type.STRING, Integer.toString(TopicNames.MOST_CHARACTERS)),
        TEXT(Schema.Type.STRING, ""),
        INT(Schema.Type.INT32, ""),
        LONG(Schema.Type.INT64, ""),
        /** Milliseconds of UTC. */
        TIME(Schema.Type.INT64, "");

        private final Schema.Type connect;
        private final String length;

        Type(Schema.Type connect, String length) {
            this.connect = connect;
            this.length = length;
        }
    }

    Metadata(Place place, String field, Type type) {
        this.place = place;
        this.field = field;
        this.type = type;
    }

    /** As the setting {@code metadata} has it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static Optional<Metadata> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Metadata::id).toList();
    }

    Place place() {
        return place;
    }

    /** The field of Debezium's that has it. */
    String field() {
        return field;
    }

    boolean isTime() {
        return type == Type.TIME;
    }

    /** One of the names that a record is routed by; null where its source has none. */
    String name(SourceNames names) {
        String name =
                switch (this) {
                    case DB -> names.db();
                    case TABLE -> names.table();
                    case SCHEMA -> names.schema();
                    case CONNECTOR -> names.source();
                    default -> throw new IllegalStateException(this + " is no name");
                };
        return name.isEmpty() ? null : name;
    }

    /** The type of its column. */
    Schema schema(boolean optional) {
        SchemaBuilder builder = SchemaBuilder.type(type.connect).parameter(PARAMETER, id());
        if (isTime()) {
            builder.name(Columns.TIME).version(1);
        }
        if (!type.length.isEmpty()) {
            builder.parameter("__debezium.source.column.type", "VARCHAR")
                    .parameter("__debezium.source.column.length", type.length);
        }
        return optional ? builder.optional().build() : builder.build();
    }

    /** A value as its column has it; another integer type may have been read. */
    Object typed(Object value) {
        if (value == null || (type.connect == Schema.Type.STRING && value instanceof String)) {
            return value;
        }
        return switch (type.connect) {
            case INT64 -> value instanceof Number number && !(value instanceof Long) ? number.longValue() : value;
            case INT32 -> value instanceof Number number && !(value instanceof Integer) ? number.intValue() : value;
            default -> value.toString();
        };
    }
}

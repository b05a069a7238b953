package io.connectdoris.routing;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** A Debezium envelope: {@code op}, {@code before}, {@code after} and {@code source}. */
abstract class Envelope implements RowShape {

    private final NamesCache cache;
    private final Deletes deletes;

    private Envelope(NamesCache cache, Deletes deletes) {
        this.cache = cache;
        this.deletes = deletes;
    }

    @Override
    public final boolean tellsDeletes(ConnectRecord<?> record) {
        return true;
    }

    @Override
    public final Object field(String name, ConnectRecord<?> record) {
        Object rowBefore = get(record.value(), "before");
        Object rowAfter = get(record.value(), "after");
        if (rowAfter == null && rowBefore != null && deletes.mayBeKeyOnly(record, rowBefore, connector(record))) {
            return null;
        }
        Object before = column(rowBefore, name);
        Object after = column(rowAfter, name);
        if (before != null && after != null && !before.equals(after)) {
            throw new DataException("TableRouter: field " + name + " names the table, and an update in topic "
                    + record.topic() + " with key " + record.key() + " changes it from " + before + " to " + after
                    + ": the row would have to leave one table for another. Name tables by a field that never changes");
        }
        return after == null ? before : after;
    }

    /** {@code before} or {@code after}, null where it has none. */
    abstract Object get(Object envelope, String field);

    abstract Object column(Object image, String name);

    /** The kind of source. */
    abstract Object connector(ConnectRecord<?> record);

    final NamesCache cache() {
        return cache;
    }

    /** Whether a row that was deleted stays, marked; refuses one that is not told. */
    final boolean keeps(ConnectRecord<?> record, Op happened) {
        boolean keeps = happened == Op.DELETE && deletes.isSoft();
        if (keeps) {
            deletes.refuseUntoldRow(record, get(record.value(), "before"), connector(record));
        }
        return keeps;
    }

    /** An envelope with a schema: its fields are found and its new schema is made once. */
    static final class OfStruct extends Envelope {
        private final Field op;
        private final Field before;
        private final Field after;
        private final Field source;
        private final Field kind;
        private final Field[] names;
        private final Map<Metadata, Field> metadata = new EnumMap<>(Metadata.class);
        private final EnvelopePlan plan;
        private final String shown;

        OfStruct(Schema envelope, NamesCache cache, Columns columns, Deletes deletes) {
            super(cache, deletes);
            this.op = envelope.field("op");
            this.before = envelope.field("before");
            this.after = envelope.field("after");
            this.source = envelope.field("source");
            Schema block = source.schema();
            this.kind = block.field("connector");
            this.shown = "their source block is " + block.name();
            this.names =
                    new Field[] {block.field("name"), block.field("db"), block.field("schema"), block.field("table")};
            for (Metadata each : Metadata.values()) {
                Field field =
                        switch (each.place()) {
                            case ENVELOPE -> envelope.field(each.field());
                            case SOURCE, NAMES -> block.field(each.field());
                            case KAFKA, CLOCK -> null;
                        };
                if (field != null) {
                    metadata.put(each, field);
                }
            }
            this.plan = columns.isEmpty() ? null : new EnvelopePlan(envelope, columns);
        }

        /** Whether a value of this schema is an envelope. */
        static boolean fits(Schema value) {
            Field source = value.field("source");
            return value.field("op") != null
                    && (value.field("after") != null || value.field("before") != null)
                    && source != null
                    && source.schema().type() == Schema.Type.STRUCT;
        }

        @Override
        public SourceNames names(ConnectRecord<?> record) {
            Struct block = (Struct) ((Struct) record.value()).get(source);
            return block == null
                    ? cache().ofTopic(record.topic())
                    : cache().of(
                                    get(block, names[0]),
                                    get(block, names[1]),
                                    get(block, names[2]),
                                    get(block, names[3]),
                                    record.topic());
        }

        @Override
        public Op op(ConnectRecord<?> record) {
            return Op.of(((Struct) record.value()).get(op));
        }

        @Override
        public Object metadata(Metadata what, ConnectRecord<?> record) {
            Field field = metadata.get(what);
            Struct envelope = (Struct) record.value();
            if (field == null || what.place() == Metadata.Place.ENVELOPE) {
                return get(envelope, field);
            }
            return get((Struct) envelope.get(source), field);
        }

        @Override
        public boolean tells(Metadata what, ConnectRecord<?> record) {
            return metadata.containsKey(what);
        }

        @Override
        public Object rewritten(ConnectRecord<?> record, SourceNames names, Op happened) {
            return plan == null
                    ? record.value()
                    : plan.extended(this, record, names, happened, keeps(record, happened));
        }

        @Override
        public String kind() {
            return shown;
        }

        @Override
        Object get(Object envelope, String field) {
            return get((Struct) envelope, field.equals("before") ? before : after);
        }

        @Override
        Object column(Object image, String name) {
            return image instanceof Struct row && row.schema().field(name) != null ? row.getWithoutDefault(name) : null;
        }

        @Override
        Object connector(ConnectRecord<?> record) {
            return get((Struct) ((Struct) record.value()).get(source), kind);
        }

        private static Object get(Struct struct, Field field) {
            return field == null || struct == null ? null : struct.get(field);
        }
    }

    /** An envelope without a schema. */
    static final class OfMap extends Envelope {
        private final Columns columns;

        OfMap(NamesCache cache, Columns columns, Deletes deletes) {
            super(cache, deletes);
            this.columns = columns;
        }

        static boolean fits(Map<?, ?> value) {
            return value.containsKey("op")
                    && (value.containsKey("after") || value.containsKey("before"))
                    && value.get("source") instanceof Map;
        }

        @Override
        public SourceNames names(ConnectRecord<?> record) {
            Map<?, ?> block = source(record);
            return cache().of(
                            block.get("name"),
                            block.get("db"),
                            block.get("schema"),
                            block.get("table"),
                            record.topic());
        }

        @Override
        public Op op(ConnectRecord<?> record) {
            return Op.of(((Map<?, ?>) record.value()).get("op"));
        }

        @Override
        public Object metadata(Metadata what, ConnectRecord<?> record) {
            return place(what, record).get(what.field());
        }

        @Override
        public boolean tells(Metadata what, ConnectRecord<?> record) {
            return place(what, record).containsKey(what.field());
        }

        private static Map<?, ?> place(Metadata what, ConnectRecord<?> record) {
            return what.place() == Metadata.Place.ENVELOPE ? (Map<?, ?>) record.value() : source(record);
        }

        private static Map<?, ?> source(ConnectRecord<?> record) {
            return (Map<?, ?>) ((Map<?, ?>) record.value()).get("source");
        }

        @Override
        public Object rewritten(ConnectRecord<?> record, SourceNames names, Op happened) {
            if (columns.isEmpty()) {
                return record.value();
            }
            Map<String, Object> rewritten = Maps.copy(record.value());
            if (keeps(record, happened)) {
                rewritten.put("after", rewritten.get("before"));
                rewritten.put("before", null);
                rewritten.put("op", "u");
            }
            for (String image : new String[] {"before", "after"}) {
                if (rewritten.get(image) instanceof Map<?, ?> row) {
                    Map<String, Object> extended = Maps.copy(row);
                    columns.addTo(extended, this, record, names, happened);
                    rewritten.put(image, extended);
                }
            }
            return rewritten;
        }

        @Override
        public String kind() {
            return "they are envelopes without a schema";
        }

        @Override
        Object get(Object envelope, String field) {
            return ((Map<?, ?>) envelope).get(field);
        }

        @Override
        Object column(Object image, String name) {
            return image instanceof Map<?, ?> row ? row.get(name) : null;
        }

        @Override
        Object connector(ConnectRecord<?> record) {
            return source(record).get("connector");
        }
    }
}

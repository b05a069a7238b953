package io.connectdoris.sink.cdc;

import io.connectdoris.sink.encode.Remark;
import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.route.ChangeEvent;
import io.connectdoris.sink.route.SourceTable;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** A Debezium envelope: {@code op}, {@code before}, {@code after} and {@code source}. */
abstract class Envelope implements ValueShape {

    private static final ChangeEvent MESSAGE = new ChangeEvent.Nothing("logical decoding message");
    private static final ChangeEvent SIGNAL = new ChangeEvent.Nothing("Debezium signal");

    /** Default name of the table that Debezium is told by what to do. */
    private static final String SIGNAL_TABLE = "debezium_signal";

    private final Layouts layouts;
    private final SourceTables sources = new SourceTables();

    private Envelope(Layouts layouts) {
        this.layouts = layouts;
    }

    @Override
    public final ChangeEvent decode(SinkRecord record, Row key) {
        Object envelope = record.value();
        SourceTable source = source(envelope, sources);
        if (source.table().equals(SIGNAL_TABLE)) {
            return SIGNAL;
        }
        String op = Objects.toString(op(envelope), "");
        if (!op.equals("r")) {
            noticeDefaultsForNulls(record, source);
        }
        return switch (op) {
            case "r", "c" -> new ChangeEvent.Upsert(source, key, Row.ABSENT, after(op, envelope));
            case "u" -> new ChangeEvent.Upsert(source, key, layouts.image(before(envelope)), after(op, envelope));
            case "d" -> new ChangeEvent.Delete(source, key, layouts.image(before(envelope)));
            case "t" -> new ChangeEvent.Truncate(source);
            case "m" -> MESSAGE;
            default ->
                throw new UndecodableRecordException("the envelope's op is '" + op + "', not one of r, c, u, d, t, m");
        };
    }

    /** Tells, at the first change after the snapshot, whether a converter replaces the NULLs of rows. */
    void noticeDefaultsForNulls(SinkRecord change, SourceTable from) {
        // Nothing can be seen without a schema.
    }

    abstract Object op(Object envelope);

    abstract Object before(Object envelope);

    abstract Object after(Object envelope);

    abstract SourceTable source(Object envelope, SourceTables sources);

    /** The source of the record decoded last. */
    @Override
    public final SourceTable latestSource() {
        return sources.latest();
    }

    private Row after(String op, Object envelope) {
        Row after = layouts.image(after(envelope));
        if (!after.isPresent()) {
            throw new UndecodableRecordException("the envelope's op is '" + op + "', but it has no 'after'");
        }
        return after;
    }

    /** An envelope with a schema: its fields are found once. */
    static final class OfStruct extends Envelope {
        private final Field op;
        private final Field before;
        private final Field after;
        private final Field source;
        private final Field name;
        private final Field database;
        private final Field schema;
        private final Field table;
        private final Field snapshot;
        private final Remarks remarks;
        private boolean hasLooked;

        OfStruct(Schema envelope, Layouts layouts, Remarks remarks) {
            super(layouts);
            this.op = envelope.field("op");
            this.before = envelope.field("before");
            this.after = envelope.field("after");
            this.source = envelope.field("source");
            Schema block = source.schema();
            this.name = block.field("name");
            this.database = block.field("db");
            this.schema = block.field("schema");
            this.table = block.field("table");
            this.snapshot = block.field("snapshot");
            this.remarks = remarks;
        }

        /** Whether a value of this schema is an envelope. */
        static boolean fits(Schema value) {
            Field source = value.field("source");
            return value.field("op") != null
                    && (value.field("after") != null || value.field("before") != null)
                    && source != null
                    && source.schema().type() == Schema.Type.STRUCT;
        }

        /**
         * Debezium leaves {@code source.snapshot} empty in a change, so where it has its default a converter has put that
         * there; and so it does with the empty columns of rows.
         */
        @Override
        void noticeDefaultsForNulls(SinkRecord change, SourceTable from) {
            if (hasLooked || snapshot == null || after == null) {
                return;
            }
            hasLooked = true;
            Struct block = ((Struct) change.value()).getStruct("source");
            if (block == null || block.getWithoutDefault(snapshot.name()) == null) {
                return;
            }
            TopicPartition partition = new TopicPartition(change.originalTopic(), change.originalKafkaPartition());
            for (Field column : after.schema().fields()) {
                if (column.schema().isOptional() && column.schema().defaultValue() != null) {
                    remarks.of(from.toString(), column.name())
                            .add(Remark.DEFAULT_FOR_NULL, partition, change.originalKafkaOffset());
                }
            }
        }

        @Override
        Object op(Object envelope) {
            return ((Struct) envelope).get(op);
        }

        @Override
        Object before(Object envelope) {
            return get((Struct) envelope, before);
        }

        @Override
        Object after(Object envelope) {
            return get((Struct) envelope, after);
        }

        @Override
        SourceTable source(Object envelope, SourceTables sources) {
            Struct block = (Struct) ((Struct) envelope).get(source);
            return block == null
                    ? SourceTable.UNKNOWN
                    : sources.of(get(block, name), get(block, database), get(block, schema), get(block, table));
        }

        private static Object get(Struct struct, Field field) {
            return field == null ? null : struct.get(field);
        }
    }

    /** An envelope without a schema. */
    static final class OfMap extends Envelope {
        OfMap(Layouts layouts) {
            super(layouts);
        }

        static boolean fits(Map<?, ?> value) {
            return value.containsKey("op")
                    && (value.containsKey("after") || value.containsKey("before"))
                    && value.get("source") instanceof Map;
        }

        @Override
        Object op(Object envelope) {
            return ((Map<?, ?>) envelope).get("op");
        }

        @Override
        Object before(Object envelope) {
            return ((Map<?, ?>) envelope).get("before");
        }

        @Override
        Object after(Object envelope) {
            return ((Map<?, ?>) envelope).get("after");
        }

        @Override
        SourceTable source(Object envelope, SourceTables sources) {
            Map<?, ?> block = (Map<?, ?>) ((Map<?, ?>) envelope).get("source");
            return sources.of(block.get("name"), block.get("db"), block.get("schema"), block.get("table"));
        }
    }
}

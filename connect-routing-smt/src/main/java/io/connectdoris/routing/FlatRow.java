package io.connectdoris.routing;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;

/**
 * A value that is the row itself: an event flattened by {@code ExtractNewRecordState}, or a plain record. What that transform
 * was told to keep is read from its fields ({@code __op}, {@code __source_ts_ms}) and headers; its source is its topic unless
 * {@code __db}, {@code __schema} or {@code __table} say better.
 */
abstract class FlatRow implements RowShape {

    private static final String DELETED = "__deleted";
    private static final String OP = "__op";

    private final NamesCache cache;
    private final Deletes deletes;

    private FlatRow(NamesCache cache, Deletes deletes) {
        this.cache = cache;
        this.deletes = deletes;
    }

    @Override
    public final SourceNames names(ConnectRecord<?> record) {
        SourceNames byTopic = cache.ofTopic(record.topic());
        if (!mayTellNames(record.value())) {
            return byTopic;
        }
        return cache.of(
                orElse(told("name", record.value()), byTopic.source()),
                orElse(told("db", record.value()), byTopic.db()),
                orElse(told("schema", record.value()), byTopic.schema()),
                orElse(told("table", record.value()), byTopic.table()),
                record.topic());
    }

    @Override
    public final Op op(ConnectRecord<?> record) {
        Object deleted = fieldOrHeader(DELETED, record);
        if (deleted != null && deleted.toString().equals("true")) {
            return Op.DELETE;
        }
        return Op.of(fieldOrHeader(OP, record));
    }

    @Override
    public final Object metadata(Metadata what, ConnectRecord<?> record) {
        if (what.place() != Metadata.Place.ENVELOPE) {
            Object ofSource = fieldOrHeader("__source_" + what.field(), record);
            return ofSource == null && what != Metadata.SOURCE_TS
                    ? fieldOrHeader("__" + what.field(), record)
                    : ofSource;
        }
        return fieldOrHeader("__" + what.field(), record);
    }

    @Override
    public final boolean tells(Metadata what, ConnectRecord<?> record) {
        return has("__source_" + what.field(), record) || has("__" + what.field(), record);
    }

    @Override
    public final Object field(String name, ConnectRecord<?> record) {
        return get(record.value(), name);
    }

    @Override
    public final boolean tellsDeletes(ConnectRecord<?> record) {
        return fieldOrHeader(DELETED, record) != null;
    }

    @Override
    public final String kind() {
        return "they are rows without an envelope; ExtractNewRecordState keeps more with add.fields or add.headers";
    }

    /** Refuses a delete that shall be kept but does not tell the row; afterwards nothing says that it is a delete. */
    final void keep(ConnectRecord<?> record) {
        deletes.refuseUntoldRow(record, record.value(), fieldOrHeader("__source_connector", record));
        for (String name : Set.of(DELETED, OP)) {
            if (record.headers().lastWithName(name) != null) {
                record.headers().remove(name);
            }
        }
    }

    final boolean keeps(Op op) {
        return op == Op.DELETE && deletes.isSoft();
    }

    /** A field of the row, null where it has none. */
    abstract Object get(Object row, String field);

    abstract boolean hasField(Object row, String field);

    /** Whether a row has fields that tell its source better than its topic. */
    abstract boolean mayTellNames(Object row);

    private Object told(String name, Object row) {
        Object ofSource = get(row, "__source_" + name);
        return ofSource == null ? get(row, "__" + name) : ofSource;
    }

    private static Object orElse(Object told, String otherwise) {
        return told == null ? otherwise : told;
    }

    private Object fieldOrHeader(String name, ConnectRecord<?> record) {
        Object field = get(record.value(), name);
        if (field != null || record.headers().isEmpty()) {
            return field;
        }
        for (Header header : record.headers()) {
            if (header.key().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    private boolean has(String name, ConnectRecord<?> record) {
        return hasField(record.value(), name) || record.headers().lastWithName(name) != null;
    }

    /** A row with a schema. */
    static final class OfStruct extends FlatRow {
        private final Schema schema;
        private final RowPlan plan;
        private final boolean tellsNames;

        OfStruct(Schema schema, NamesCache cache, Columns columns, Deletes deletes) {
            super(cache, deletes);
            this.schema = schema;
            this.plan = columns.isEmpty() ? null : new RowPlan(schema, columns);
            this.tellsNames = schema.field("__table") != null || schema.field("__source_table") != null;
        }

        @Override
        public Object rewritten(ConnectRecord<?> record, SourceNames names, Op op) {
            if (plan == null) {
                return record.value();
            }
            boolean keeps = keeps(op);
            if (keeps) {
                keep(record);
            }
            Struct row = plan.extended((Struct) record.value(), this, record, names, op);
            Field deleted = schema.field(DELETED);
            if (keeps && deleted != null) {
                row.put(DELETED, deleted.schema().type() == Schema.Type.BOOLEAN ? (Object) false : "false");
            }
            if (keeps && schema.field(OP) != null) {
                row.put(OP, "u");
            }
            return row;
        }

        @Override
        Object get(Object row, String field) {
            return schema.field(field) == null ? null : ((Struct) row).getWithoutDefault(field);
        }

        @Override
        boolean hasField(Object row, String field) {
            return schema.field(field) != null;
        }

        @Override
        boolean mayTellNames(Object row) {
            return tellsNames;
        }
    }

    /** A row without a schema. */
    static final class OfMap extends FlatRow {
        private final Columns columns;

        OfMap(NamesCache cache, Columns columns, Deletes deletes) {
            super(cache, deletes);
            this.columns = columns;
        }

        @Override
        public Object rewritten(ConnectRecord<?> record, SourceNames names, Op op) {
            if (columns.isEmpty()) {
                return record.value();
            }
            Map<String, Object> row = Maps.copy(record.value());
            columns.addTo(row, this, record, names, op);
            if (keeps(op)) {
                keep(record);
                row.replace(DELETED, "false");
                row.replace(OP, "u");
            }
            return row;
        }

        @Override
        Object get(Object row, String field) {
            return ((Map<?, ?>) row).get(field);
        }

        @Override
        boolean hasField(Object row, String field) {
            return ((Map<?, ?>) row).containsKey(field);
        }

        @Override
        boolean mayTellNames(Object row) {
            return hasField(row, "__table") || hasField(row, "__source_table");
        }
    }

    /** A value without columns, such as a text or a number. */
    static final class OfNothing implements RowShape {
        private final NamesCache cache;
        private final Columns columns;

        OfNothing(NamesCache cache, Columns columns) {
            this.cache = cache;
            this.columns = columns;
        }

        @Override
        public SourceNames names(ConnectRecord<?> record) {
            return cache.ofTopic(record.topic());
        }

        @Override
        public Op op(ConnectRecord<?> record) {
            return Op.UNTOLD;
        }

        @Override
        public Object metadata(Metadata what, ConnectRecord<?> record) {
            return null;
        }

        @Override
        public boolean tells(Metadata what, ConnectRecord<?> record) {
            return false;
        }

        @Override
        public Object field(String name, ConnectRecord<?> record) {
            return null;
        }

        @Override
        public Object rewritten(ConnectRecord<?> record, SourceNames names, Op op) {
            if (columns.isEmpty()) {
                return record.value();
            }
            throw new DataException("TableRouter: columns cannot be added to a record of topic " + record.topic()
                    + ": its value is a " + record.value().getClass().getSimpleName()
                    + ", not a row. Set value.converter to the converter that the topic was written with");
        }

        @Override
        public boolean tellsDeletes(ConnectRecord<?> record) {
            return false;
        }

        @Override
        public String kind() {
            return "their values are no rows";
        }
    }
}

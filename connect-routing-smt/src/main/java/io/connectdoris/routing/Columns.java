package io.connectdoris.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** The columns that are added to every row, in the order of the settings. */
record Columns(List<Column> all) {

    /** Milliseconds on the wall clock of UTC. */
    static final String TIME = "io.debezium.time.Timestamp";

    static final Columns NONE = new Columns(List.of());

    Columns {
        all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** These and those that tell what was deleted. */
    Columns withMarks(String markerColumn, String timeColumn) {
        List<Column> more = new ArrayList<>(all);
        more.add(new DeletedMark(markerColumn));
        more.add(new DeletedAt(timeColumn));
        return new Columns(more);
    }

    /** Adds them to a row without a schema. */
    void addTo(Map<String, Object> row, RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
        for (Column column : all) {
            Object value = column.value(shape, record, names, op);
            boolean isTime = TIME.equals(column.schema().name());
            // A number alone would not say that it is a time.
            Object shown = isTime && value instanceof Long millis
                    ? Instant.ofEpochMilli(millis).toString()
                    : value;
            for (String each : row.keySet()) {
                refuseTaken(each, column);
            }
            row.put(column.name(), shown);
        }
    }

    /** Adds them to a row's schema. */
    void addTo(SchemaBuilder row) {
        for (Column column : all) {
            row.fields().forEach(field -> refuseTaken(field.name(), column));
            row.field(column.name(), column.schema());
        }
    }

    /** Doris compares column names without regard to case. */
    private static void refuseTaken(String name, Column column) {
        if (name.equalsIgnoreCase(column.name())) {
            throw new DataException("TableRouter: the row has a column " + name + " already, so " + column.setting()
                    + " cannot be added under that name. Choose another name with " + column.renamedBy());
        }
    }

    /** One added column. */
    sealed interface Column {
        String name();

        Schema schema();

        /** The setting that asked for it, and the one that renames it, for people. */
        String setting();

        String renamedBy();

        Object value(RowShape shape, ConnectRecord<?> record, SourceNames names, Op op);
    }

    /** @param nullIfMissing what the source does not have is null; else it is refused */
    record MetadataColumn(String name, Metadata what, Schema schema, Op.Style style, boolean nullIfMissing)
            implements Column {

        MetadataColumn(String name, Metadata what, Op.Style style, boolean nullIfMissing) {
            this(name, what, what.schema(true), style, nullIfMissing);
        }

        @Override
        public String setting() {
            return "metadata " + what.id();
        }

        @Override
        public String renamedBy() {
            return "metadata.rename = " + what.id() + ":NAME, or with metadata.prefix";
        }

        @Override
        public Object value(RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
            Object value = read(shape, record, names, op);
            if (value == null && !nullIfMissing && !shape.tells(what, record)) {
                throw new DataException("TableRouter: metadata " + what.id() + ": the records of topic "
                        + record.topic()
                        + " do not have it (" + shape.kind() + "). Leave it out, or set metadata.missing = null to have"
                        + " null there");
            }
            return what.typed(value);
        }

        private Object read(RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
            return switch (what) {
                case OP -> op.text(style);
                case DB, TABLE, SCHEMA, CONNECTOR -> what.name(names);
                case TOPIC -> ((SinkRecord) record).originalTopic();
                case PARTITION -> ((SinkRecord) record).originalKafkaPartition();
                case OFFSET -> ((SinkRecord) record).originalKafkaOffset();
                case INGEST_TS -> System.currentTimeMillis();
                default -> shape.metadata(what, record);
            };
        }
    }

    /** Whether the row was deleted at the source. */
    record DeletedMark(String name) implements Column {
        private static final Schema SCHEMA = SchemaBuilder.bool()
                .parameter(Metadata.PARAMETER, "deleted")
                .optional()
                .build();

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public String setting() {
            return "the mark of deleted rows";
        }

        @Override
        public String renamedBy() {
            return "delete.marker.column";
        }

        @Override
        public Object value(RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
            return op == Op.DELETE;
        }
    }

    /** When the row was deleted at the source. */
    record DeletedAt(String name) implements Column {

        private static final Schema SCHEMA = SchemaBuilder.int64()
                .name(TIME)
                .version(1)
                .parameter(Metadata.PARAMETER, "deleted.at")
                .optional()
                .build();

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public String setting() {
            return "the time of deletion";
        }

        @Override
        public String renamedBy() {
            return "delete.time.column";
        }

        @Override
        public Object value(RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
            if (op != Op.DELETE) {
                return null;
            }
            Object atSource = Metadata.SOURCE_TS.typed(shape.metadata(Metadata.SOURCE_TS, record));
            Object atConnector = atSource == null ? Metadata.TS.typed(shape.metadata(Metadata.TS, record)) : atSource;
            return atConnector == null ? record.timestamp() : atConnector;
        }
    }
}

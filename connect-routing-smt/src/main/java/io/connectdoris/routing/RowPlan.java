package io.connectdoris.routing;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** How rows of one schema become rows with the added columns: worked out once. */
final class RowPlan {

    private final Columns.Column[] columns;
    private final Schema schema;
    private final Field[] from;
    private final Field[] to;

    RowPlan(Schema row, Columns columns) {
        this.columns = columns.all().toArray(Columns.Column[]::new);
        SchemaBuilder builder = copyOf(row);
        row.fields().forEach(field -> builder.field(field.name(), field.schema()));
        columns.addTo(builder);
        this.schema = builder.build();
        this.from = row.fields().toArray(Field[]::new);
        this.to = schema.fields().toArray(Field[]::new);
    }

    Schema schema() {
        return schema;
    }

    Struct extended(Struct row, RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
        Struct extended = new Struct(schema);
        for (int i = 0; i < from.length; i++) {
            put(extended, to[i], asWritten(row, from[i]));
        }
        for (int i = 0; i < columns.length; i++) {
            put(extended, to[from.length + i], columns[i].value(shape, record, names, op));
        }
        return extended;
    }

    /** A null that the schema has a default for may stand where null is not allowed, so it is left as it is. */
    static void put(Struct struct, Field field, Object value) {
        if (value != null) {
            struct.put(field, value);
        }
    }

    /** Never the default that the schema has for a null: Struct.get puts that in its place. */
    static Object asWritten(Struct row, Field field) {
        return field.schema().defaultValue() == null ? row.get(field) : row.getWithoutDefault(field.name());
    }

    /** A struct schema that is the same but for its fields, of which it has none yet. */
    static SchemaBuilder copyOf(Schema schema) {
        SchemaBuilder builder = SchemaBuilder.struct()
                .name(schema.name())
                .version(schema.version())
                .doc(schema.doc());
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        return schema.isOptional() ? builder.optional() : builder;
    }
}

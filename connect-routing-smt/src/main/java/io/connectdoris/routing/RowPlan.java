package io.connectdoris.routing;

import java.util.List;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** How rows of one schema become rows with the added columns: worked out once. */
final class RowPlan {

    private final Columns.Column[] columns;
    private final Overlay.Layer layer;

    RowPlan(Schema row, Columns columns) {
        this.columns = columns.all().toArray(Columns.Column[]::new);
        SchemaBuilder builder = copyOf(row);
        row.fields().forEach(field -> builder.field(field.name(), field.schema()));
        columns.addTo(builder);
        int before = row.fields().size();
        int[] places = new int[before + this.columns.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i - before;
        }
        this.layer = new Overlay.Layer(builder.build(), List.copyOf(row.fields()), places);
    }

    Schema schema() {
        return layer.schema();
    }

    Struct extended(Struct row, RowShape shape, ConnectRecord<?> record, SourceNames names, Op op) {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].value(shape, record, names, op);
        }
        return new Overlay(layer, row, values);
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

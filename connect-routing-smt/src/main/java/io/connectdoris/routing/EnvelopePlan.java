package io.connectdoris.routing;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** How envelopes of one schema become envelopes whose two images have the added columns: worked out once. */
final class EnvelopePlan {

    private static final int NONE = -1;

    private final Field[] from;
    private final Field[] to;
    private final Schema schema;
    private final int op;
    private final int before;
    private final int after;
    private final RowPlan beforePlan;
    private final RowPlan afterPlan;

    EnvelopePlan(Schema envelope, Columns columns) {
        this.from = envelope.fields().toArray(Field[]::new);
        this.op = index(envelope, "op");
        this.before = index(envelope, "before");
        this.after = index(envelope, "after");
        this.afterPlan = after == NONE ? null : new RowPlan(from[after].schema(), columns);
        this.beforePlan = before == NONE ? null : beforePlan(columns);
        SchemaBuilder builder = RowPlan.copyOf(envelope);
        for (int i = 0; i < from.length; i++) {
            builder.field(from[i].name(), isImage(i) ? plan(i).schema() : from[i].schema());
        }
        this.schema = builder.build();
        this.to = schema.fields().toArray(Field[]::new);
    }

    private RowPlan beforePlan(Columns columns) {
        Schema row = from[before].schema();
        // Debezium has one schema for both, and so has what is made of them.
        return after != NONE && row.equals(from[after].schema()) ? afterPlan : new RowPlan(row, columns);
    }

    /** @param keeps whether a delete becomes the update of a row that stays, with the values it had before */
    Struct extended(RowShape shape, ConnectRecord<?> record, SourceNames names, Op happened, boolean keeps) {
        Struct envelope = (Struct) record.value();
        Struct extended = new Struct(schema);
        for (int i = 0; i < to.length; i++) {
            if (isImage(i)) {
                Struct image = image(envelope, i, keeps);
                if (image != null) {
                    extended.put(to[i], plan(i).extended(image, shape, record, names, happened));
                }
            } else {
                Object value = keeps && i == op ? "u" : RowPlan.asWritten(envelope, from[i]);
                RowPlan.put(extended, to[i], value);
            }
        }
        return extended;
    }

    private Struct image(Struct envelope, int index, boolean keeps) {
        if (keeps) {
            return index == before ? null : (Struct) envelope.get(from[before]);
        }
        return (Struct) envelope.get(from[index]);
    }

    private boolean isImage(int index) {
        return index == before || index == after;
    }

    private RowPlan plan(int index) {
        return index == before ? beforePlan : afterPlan;
    }

    private static int index(Schema envelope, String name) {
        Field field = envelope.field(name);
        return field == null ? NONE : field.index();
    }
}

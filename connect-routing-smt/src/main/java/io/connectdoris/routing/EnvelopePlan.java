package io.connectdoris.routing;

import java.util.List;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** How envelopes of one schema become envelopes whose two images have the added columns: worked out once. */
final class EnvelopePlan {

    private static final int NONE = -1;

    private static final int PLACE_OF_BEFORE = 0;
    private static final int PLACE_OF_AFTER = 1;
    private static final int PLACE_OF_OP = 2;

    private final Field[] from;
    private final Overlay.Layer layer;
    private final Overlay.Layer keeping;
    private final int before;
    private final int after;
    private final RowPlan beforePlan;
    private final RowPlan afterPlan;

    EnvelopePlan(Schema envelope, Columns columns) {
        this.from = envelope.fields().toArray(Field[]::new);
        this.before = index(envelope, "before");
        this.after = index(envelope, "after");
        this.afterPlan = after == NONE ? null : new RowPlan(from[after].schema(), columns);
        this.beforePlan = before == NONE ? null : beforePlan(columns);
        SchemaBuilder builder = RowPlan.copyOf(envelope);
        for (int i = 0; i < from.length; i++) {
            builder.field(from[i].name(), isImage(i) ? plan(i).schema() : from[i].schema());
        }
        Schema schema = builder.build();
        this.layer = new Overlay.Layer(schema, List.of(from), places(NONE));
        this.keeping = new Overlay.Layer(schema, List.of(from), places(index(envelope, "op")));
    }

    /** @param op the index of the op, where that is replaced as well */
    private int[] places(int op) {
        int[] places = new int[from.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i == before ? PLACE_OF_BEFORE : i == after ? PLACE_OF_AFTER : i == op ? PLACE_OF_OP : NONE;
        }
        return places;
    }

    private RowPlan beforePlan(Columns columns) {
        Schema row = from[before].schema();
        // Debezium has one schema for both, and so has what is made of them.
        return after != NONE && row.equals(from[after].schema()) ? afterPlan : new RowPlan(row, columns);
    }

    /** @param keeps whether a delete becomes the update of a row that stays, with the values it had before */
    Struct extended(RowShape shape, ConnectRecord<?> record, SourceNames names, Op happened, boolean keeps) {
        Struct envelope = (Struct) record.value();
        Struct old = image(envelope, before);
        if (keeps) {
            Struct kept = afterPlan.extended(old, shape, record, names, happened);
            return new Overlay(keeping, envelope, new Object[] {null, kept, "u"});
        }
        Struct now = image(envelope, after);
        return new Overlay(layer, envelope, new Object[] {
            old == null ? null : beforePlan.extended(old, shape, record, names, happened),
            now == null ? null : afterPlan.extended(now, shape, record, names, happened)
        });
    }

    private Struct image(Struct envelope, int index) {
        return index == NONE ? null : (Struct) envelope.get(from[index]);
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

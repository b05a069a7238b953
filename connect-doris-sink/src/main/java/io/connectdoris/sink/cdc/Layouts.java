package io.connectdoris.sink.cdc;

import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.encode.RowLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** One {@link RowLayout} for each schema, and for each set of keys of schemaless rows. */
final class Layouts {

    /** What {@code ExtractNewRecordState} adds to a flattened delete; it is read, and is no column. */
    static final String DELETED_FIELD = "__deleted";

    private static final int MOST_LAYOUTS = 10_000;

    private final IdentityHashMap<Schema, RowLayout> bySchema = new IdentityHashMap<>();
    private final Map<Set<?>, RowLayout> byKeys = new HashMap<>();

    Row row(Struct struct) {
        RowLayout layout = bySchema.get(struct.schema());
        if (layout == null) {
            if (bySchema.size() >= MOST_LAYOUTS) {
                bySchema.clear();
            }
            layout = RowLayout.of(struct.schema(), name -> !name.equals(DELETED_FIELD));
            bySchema.put(struct.schema(), layout);
        }
        return new Row(layout, struct);
    }

    Row row(Map<?, ?> map) {
        RowLayout layout = byKeys.get(map.keySet());
        if (layout == null) {
            if (byKeys.size() >= MOST_LAYOUTS) {
                byKeys.clear();
            }
            List<String> names = new ArrayList<>();
            map.keySet().forEach(name -> {
                if (!name.equals(DELETED_FIELD)) {
                    names.add(name.toString());
                }
            });
            layout = RowLayout.ofKeys(names);
            byKeys.put(Set.copyOf(map.keySet()), layout);
        }
        return new Row(layout, map);
    }

    /** An image inside an envelope. */
    Row image(Object image) {
        if (image instanceof Struct struct) {
            return row(struct);
        }
        return image instanceof Map ? row((Map<?, ?>) image) : Row.ABSENT;
    }

    /** A record's key; absent when there is none, or when it has no column names. */
    Row key(Object key) {
        return image(key);
    }
}

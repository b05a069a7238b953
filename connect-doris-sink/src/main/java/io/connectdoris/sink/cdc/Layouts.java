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

    private static final int MOST_LAYOUTS = 2_000;

    private final IdentityHashMap<Schema, RowLayout> bySchema = new IdentityHashMap<>();
    private final Map<Set<?>, RowLayout> byKeys = new HashMap<>();
    private final Map<List<RowLayout>, RowLayout> joined = new HashMap<>();
    private RowLayout latestKey;
    private RowLayout latestRow;
    private boolean latestHasAll;

    Row row(Struct struct) {
        RowLayout layout = bySchema.get(struct.schema());
        if (layout == null) {
            if (bySchema.size() >= MOST_LAYOUTS) {
                joined.clear();
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
                joined.clear();
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

    /** A row with the columns that only its key has. */
    Row joined(Row key, Row row) {
        if (!key.isPresent()) {
            return row;
        }
        if (latestKey != key.layout() || latestRow != row.layout()) {
            latestKey = key.layout();
            latestRow = row.layout();
            latestHasAll =
                    latestKey.names().stream().allMatch(name -> row.layout().find(name) >= 0);
        }
        if (latestHasAll) {
            return row;
        }
        RowLayout layout = joined.computeIfAbsent(
                List.of(key.layout(), row.layout()), sides -> RowLayout.joined(sides.get(0), sides.get(1)));
        return new Row(layout, new Object[] {key.data(), row.data()});
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

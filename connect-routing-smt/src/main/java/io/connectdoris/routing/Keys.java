package io.connectdoris.routing;

import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Puts columns before those of a record's key, so that rows of different sources with equal keys stay apart. They tell the
 * source's names, which are the same in the insert, the delete and the tombstone of a row.
 */
final class Keys {

    private static final int MOST_SCHEMAS = 2_000;

    private final Columns.MetadataColumn[] columns;
    private final Schema[] schemas;
    private final IdentityHashMap<Schema, Schema> extended = new IdentityHashMap<>();
    private Schema latestKey;
    private Schema latest;

    Keys(List<Columns.MetadataColumn> columns) {
        this.columns = columns.toArray(Columns.MetadataColumn[]::new);
        this.schemas =
                columns.stream().map(column -> column.what().schema(false)).toArray(Schema[]::new);
    }

    /** Names of the added columns. */
    List<String> names() {
        return Arrays.stream(columns).map(Columns.MetadataColumn::name).toList();
    }

    boolean isEmpty() {
        return columns.length == 0;
    }

    /** The key with the added columns; the same instance where there are none, or no key. */
    Object extended(Object key, SourceNames names) {
        if (columns.length == 0 || key == null) {
            return key;
        }
        if (key instanceof Struct struct) {
            return extended(struct, names);
        }
        if (key instanceof Map<?, ?> map) {
            Map<String, Object> all = Maps.copy(Map.of());
            for (Columns.MetadataColumn column : columns) {
                refuseTaken(column, map.keySet(), names);
                all.put(column.name(), value(column, names));
            }
            all.putAll(Maps.copy(map));
            return all;
        }
        throw new DataException("TableRouter: columns cannot be added to the key of a record of " + names.shown()
                + ": it is a " + key.getClass().getSimpleName()
                + " without column names. Use a key converter and a source that give a struct, or key = as-is");
    }

    private Struct extended(Struct key, SourceNames names) {
        if (latestKey != key.schema()) {
            if (extended.size() >= MOST_SCHEMAS) {
                extended.clear();
            }
            latest = extended.computeIfAbsent(key.schema(), schema -> extended(schema, names));
            latestKey = key.schema();
        }
        Struct all = new Struct(latest);
        List<Field> to = latest.fields();
        for (int i = 0; i < columns.length; i++) {
            all.put(to.get(i), value(columns[i], names));
        }
        List<Field> from = latestKey.fields();
        for (int i = 0; i < from.size(); i++) {
            RowPlan.put(all, to.get(columns.length + i), RowPlan.asWritten(key, from.get(i)));
        }
        return all;
    }

    private Schema extended(Schema key, SourceNames names) {
        SchemaBuilder builder = RowPlan.copyOf(key);
        List<String> taken = key.fields().stream().map(Field::name).toList();
        for (int i = 0; i < columns.length; i++) {
            refuseTaken(columns[i], taken, names);
            builder.field(columns[i].name(), schemas[i]);
        }
        key.fields().forEach(field -> builder.field(field.name(), field.schema()));
        return builder.build();
    }

    private static void refuseTaken(Columns.MetadataColumn column, Collection<?> taken, SourceNames names) {
        if (taken.stream().anyMatch(name -> name.toString().equalsIgnoreCase(column.name()))) {
            throw new DataException("TableRouter: the key of " + names.shown() + " has a column " + column.name()
                    + " already. Choose another name with " + column.renamedBy());
        }
    }

    private static String value(Columns.MetadataColumn column, SourceNames names) {
        String value = column.what().name(names);
        if (value == null) {
            throw new DataException(
                    "TableRouter: the key shall have metadata " + column.what().id() + ", and " + names.shown()
                            + " (topic " + names.topic() + ") has none. Leave it out of rule.X.key.columns");
        }
        return value;
    }
}

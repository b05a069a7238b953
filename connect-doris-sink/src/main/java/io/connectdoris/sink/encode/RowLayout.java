package io.connectdoris.sink.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The columns that one image of a row has, and how to reach them. There is one layout for all rows of one Connect schema, so
 * whatever is compiled for rows of a layout is found by its identity.
 */
public abstract class RowLayout {

    /** The layout of a row that is not there. */
    static final RowLayout EMPTY = new MapLayout(List.of());

    private final List<String> names;

    private RowLayout(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** The layout of Structs of this schema, without the fields that are not columns. */
    public static RowLayout of(Schema schema, Predicate<String> isColumn) {
        return new StructLayout(schema.fields().stream()
                .filter(field -> isColumn.test(field.name()))
                .toList());
    }

    /** The layout of Maps with these keys, whose values say nothing of their type. */
    public static RowLayout ofKeys(List<String> names) {
        return new MapLayout(names);
    }

    /** The layout of rows whose key columns are in the record's key only: data is an array of key and value. */
    public static RowLayout joined(RowLayout key, RowLayout value) {
        return new JoinedLayout(key, value);
    }

    public final List<String> names() {
        return names;
    }

    /** Position of a column by its exact name, -1 when there is none. */
    public final int indexOf(String name) {
        return names.indexOf(name);
    }

    /** Position of a column by its name as Doris compares names, without regard to case; -1 when there is none. */
    public final int find(String name) {
        int exact = names.indexOf(name);
        for (int i = 0; exact < 0 && i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return exact;
    }

    /** A column's schema; empty for every column of a schemaless row. */
    public abstract Optional<Schema> schema(int column);

    /** A column's value as it was written, null if null: never the default that the schema has for it. */
    public abstract Object value(Object row, int column);

    private static final class StructLayout extends RowLayout {
        private final Field[] fields;
        private final boolean[] hasDefault;

        StructLayout(List<Field> fields) {
            super(fields.stream().map(Field::name).toList());
            this.fields = fields.toArray(Field[]::new);
            this.hasDefault = new boolean[this.fields.length];
            for (int i = 0; i < this.fields.length; i++) {
                hasDefault[i] = this.fields[i].schema().defaultValue() != null;
            }
        }

        @Override
        public Optional<Schema> schema(int column) {
            return Optional.of(fields[column].schema());
        }

        @Override
        public Object value(Object row, int column) {
            // Struct.get puts the default in the place of a null; asking by name does not, but looks the name up.
            Struct struct = (Struct) row;
            return hasDefault[column] ? struct.getWithoutDefault(fields[column].name()) : struct.get(fields[column]);
        }
    }

    private static final class JoinedLayout extends RowLayout {
        private final RowLayout key;
        private final RowLayout value;
        private final int[] keyColumns;

        JoinedLayout(RowLayout key, RowLayout value) {
            super(Stream.concat(key.names().stream().filter(name -> value.find(name) < 0), value.names().stream())
                    .toList());
            this.key = key;
            this.value = value;
            this.keyColumns = key.names().stream()
                    .filter(name -> value.find(name) < 0)
                    .mapToInt(key::indexOf)
                    .toArray();
        }

        @Override
        public Optional<Schema> schema(int column) {
            return column < keyColumns.length
                    ? key.schema(keyColumns[column])
                    : value.schema(column - keyColumns.length);
        }

        @Override
        public Object value(Object row, int column) {
            Object[] sides = (Object[]) row;
            return column < keyColumns.length
                    ? key.value(sides[0], keyColumns[column])
                    : value.value(sides[1], column - keyColumns.length);
        }
    }

    private static final class MapLayout extends RowLayout {
        MapLayout(List<String> names) {
            super(new ArrayList<>(names));
        }

        @Override
        public Optional<Schema> schema(int column) {
            return Optional.empty();
        }

        @Override
        public Object value(Object row, int column) {
            return ((Map<?, ?>) row).get(names().get(column));
        }
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** ARRAY, and Debezium's dense vectors, which are arrays with a name. */
record ArrayType(TypeDoc doc) implements LogicalType {

    /** Doris' deepest nesting is 9. */
    private static final int MAX_DEPTH = 9;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        if (depth(schema) > MAX_DEPTH) {
            return DorisType.JSON;
        }
        Schema element = schema.valueSchema();
        return LogicalTypes.of(element)
                .elementType(element, settings)
                .map(DorisType::array)
                .orElse(DorisType.JSON);
    }

    @Override
    public Optional<DorisType> elementType(Schema schema, TypeSettings settings) {
        return Optional.of(columnType(schema, settings)).filter(type -> type.kind() == DorisType.Kind.ARRAY);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        ValueWriter lists = lists(schema, column, settings);
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                lists.write(Values.list(value), out);
            }
        };
    }

    private static ValueWriter lists(Schema schema, Column column, TypeSettings settings) {
        if (column instanceof ArrayColumn array) {
            try {
                return array.list(elementWriter(schema, array, settings));
            } catch (UnsupportedTypeException e) {
                throw new UnsupportedTypeException(
                        LogicalTypes.shown(schema) + " cannot be written into a column of type " + column.type()
                                + ": its element " + e.getMessage());
            }
        }
        return column.require(Family.DOCUMENT, LogicalTypes.shown(schema))
                .document(json(LogicalTypes.inside(schema.valueSchema(), settings)));
    }

    private static ValueWriter elementWriter(Schema schema, ArrayColumn array, TypeSettings settings) {
        Schema element = schema.valueSchema();
        if (array.element() instanceof ArrayColumn nested && element.type() == Schema.Type.ARRAY) {
            return nested.elements(elementWriter(element, nested, settings));
        }
        return LogicalTypes.of(element).writer(element, array.element(), settings);
    }

    /** The list as a JSON text. */
    static ValueWriter json(ValueWriter element) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                out.raw('[');
                boolean first = true;
                for (Object item : (List<?>) value) {
                    if (!first) {
                        out.raw(',');
                    }
                    first = false;
                    if (item == null) {
                        out.nullValue();
                    } else {
                        element.write(item, out);
                    }
                }
                out.raw(']');
            }
        };
    }

    private static int depth(Schema schema) {
        return schema.type() == Schema.Type.ARRAY ? 1 + depth(schema.valueSchema()) : 0;
    }
}

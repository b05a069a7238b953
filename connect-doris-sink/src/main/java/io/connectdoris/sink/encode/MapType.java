package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;

/** MAP: a JSON object; PostgreSQL's hstore in its mode {@code map}. */
final class MapType implements LogicalType {

    private static final Set<Schema.Type> KEYS = EnumSet.of(
            Schema.Type.STRING,
            Schema.Type.INT8,
            Schema.Type.INT16,
            Schema.Type.INT32,
            Schema.Type.INT64,
            Schema.Type.BOOLEAN);

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.JSON;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        if (!KEYS.contains(schema.keySchema().type()) || schema.keySchema().name() != null) {
            throw new UnsupportedTypeException("a map with keys of " + LogicalTypes.shown(schema.keySchema())
                    + " cannot be written into a column of type "
                    + column.type() + ": the keys of a JSON object are texts; convert it before the sink");
        }
        Column target = column.require(Family.DOCUMENT, LogicalTypes.shown(schema));
        ValueWriter document = json(LogicalTypes.inside(schema.valueSchema(), settings));
        return target.document(document);
    }

    /** The map as a JSON text, in its own order. */
    static ValueWriter json(ValueWriter values) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                Map<?, ?> map = (Map<?, ?>) value;
                UnavailableValue.check(map);
                char before = '{';
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.raw(before);
                    before = ',';
                    entry(entry, out);
                }
                if (before == '{') {
                    out.raw('{');
                }
                out.raw('}');
            }

            private void entry(Map.Entry<?, ?> entry, JsonWriter out) {
                out.string(String.valueOf(entry.getKey()));
                out.raw(':');
                if (entry.getValue() == null) {
                    out.nullValue();
                } else {
                    values.write(entry.getValue(), out);
                }
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "MAP",
                "PostgreSQL HSTORE with `hstore.handling.mode=map`",
                "JSON",
                "exact; keys are texts, decimals inside are JSON strings");
    }
}

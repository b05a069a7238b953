package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** STRUCT: a JSON object with the fields in the order of the schema; also Debezium's geometries and sparse vectors. */
record StructType(TypeDoc doc) implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.JSON;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DOCUMENT, LogicalTypes.shown(schema));
        return target.document(json(members(schema, settings)));
    }

    private static ValueWriter json(List<Member> members) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                Struct struct = (Struct) value;
                out.raw('{');
                for (int i = 0; i < members.size(); i++) {
                    if (i > 0) {
                        out.raw(',');
                    }
                    members.get(i).write(struct, out);
                }
                out.raw('}');
            }
        };
    }

    private static List<Member> members(Schema schema, TypeSettings settings) {
        return schema.fields().stream()
                .map(field -> new Member(field, name(field), LogicalTypes.inside(field.schema(), settings)))
                .toList();
    }

    private static byte[] name(Field field) {
        JsonWriter name = new JsonWriter();
        name.string(field.name());
        name.raw(':');
        return Arrays.copyOf(name.array(), name.length());
    }

    /** One field, with its name as it is written. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Member(Field field, byte[] name, ValueWriter writer) {

        void write(Struct struct, JsonWriter out) {
            out.raw(name);
            // Not get(): that would put the schema's default in the place of a null.
            Object value = struct.getWithoutDefault(field.name());
            if (value == null) {
                out.nullValue();
            } else {
                writer.write(value, out);
            }
        }
    }
}

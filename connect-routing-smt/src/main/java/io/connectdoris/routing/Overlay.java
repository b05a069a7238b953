package io.connectdoris.routing;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * A Struct that has some values of its own and reads the others from another one. Copying a row would cost ten times as much:
 * {@link Struct#put} prepares an error text for every value. When somebody changes it, it becomes a copy of its own.
 */
final class Overlay extends Struct {

    /** Its values are not where Struct keeps them. */
    private static final Schema NO_FIELDS = SchemaBuilder.struct().build();

    private final Layer layer;
    private final Struct below;
    private final Object[] own;
    private Object[] changed;

    /** @param own in the order of the layer's places; they must be what the schema allows */
    Overlay(Layer layer, Struct below, Object[] own) {
        super(NO_FIELDS);
        this.layer = layer;
        this.below = below;
        this.own = own;
    }

    /** Where the values of one schema are. */
    static final class Layer {
        private final Schema schema;
        private final Field[] below;
        private final int[] places;

        /**
         * @param below for each field the one of the Struct below
         * @param places for each field its place among the own values, negative where it is read from below
         */
        Layer(Schema schema, List<Field> below, int... places) {
            this.schema = schema;
            this.below = below.toArray(Field[]::new);
            this.places = places.clone();
        }

        Schema schema() {
            return schema;
        }
    }

    private Object value(int index) {
        if (changed != null) {
            return changed[index];
        }
        int place = layer.places[index];
        return place >= 0 ? own[place] : RowPlan.asWritten(below, layer.below[index]);
    }

    @Override
    public Schema schema() {
        return layer.schema;
    }

    @Override
    public Object get(Field field) {
        Object value = value(field.index());
        return value == null ? field.schema().defaultValue() : value;
    }

    @Override
    public Object get(String name) {
        return get(field(name));
    }

    @Override
    public Object getWithoutDefault(String name) {
        return value(field(name).index());
    }

    @Override
    public Struct put(Field field, Object value) {
        ConnectSchema.validateValue(field.name(), field.schema(), value);
        if (changed == null) {
            Object[] all = new Object[layer.places.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = value(i);
            }
            changed = all;
        }
        changed[field.index()] = value;
        return this;
    }

    @Override
    public Struct put(String name, Object value) {
        return put(field(name), value);
    }

    @Override
    public void validate() {
        for (Field field : layer.schema.fields()) {
            Object value = value(field.index());
            boolean mayBeNull = field.schema().isOptional() || field.schema().defaultValue() != null;
            if (value != null || !mayBeNull) {
                ConnectSchema.validateValue(field.name(), field.schema(), value);
            }
        }
    }

    @Override
    public Byte getInt8(String name) {
        return (Byte) typed(name, Schema.Type.INT8);
    }

    @Override
    public Short getInt16(String name) {
        return (Short) typed(name, Schema.Type.INT16);
    }

    @Override
    public Integer getInt32(String name) {
        return (Integer) typed(name, Schema.Type.INT32);
    }

    @Override
    public Long getInt64(String name) {
        return (Long) typed(name, Schema.Type.INT64);
    }

    @Override
    public Float getFloat32(String name) {
        return (Float) typed(name, Schema.Type.FLOAT32);
    }

    @Override
    public Double getFloat64(String name) {
        return (Double) typed(name, Schema.Type.FLOAT64);
    }

    @Override
    public Boolean getBoolean(String name) {
        return (Boolean) typed(name, Schema.Type.BOOLEAN);
    }

    @Override
    public String getString(String name) {
        return (String) typed(name, Schema.Type.STRING);
    }

    @Override
    public byte[] getBytes(String name) {
        Object bytes = typed(name, Schema.Type.BYTES);
        if (bytes instanceof ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        }
        return (byte[]) bytes;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> List<T> getArray(String name) {
        return (List<T>) typed(name, Schema.Type.ARRAY);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> Map<K, V> getMap(String name) {
        return (Map<K, V>) typed(name, Schema.Type.MAP);
    }

    @Override
    public Struct getStruct(String name) {
        return (Struct) typed(name, Schema.Type.STRUCT);
    }

    /** As Struct has it: the value as it was written, of the type that was asked for. */
    private Object typed(String name, Schema.Type type) {
        Field field = field(name);
        if (field.schema().type() != type) {
            throw new DataException("Field '" + name + "' is not of type " + type);
        }
        return value(field.index());
    }

    private Field field(String name) {
        Field field = layer.schema.field(name);
        if (field == null) {
            throw new DataException(name + " is not a valid field name");
        }
        return field;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Struct struct) || !layer.schema.equals(struct.schema())) {
            return false;
        }
        return layer.schema.fields().stream()
                .allMatch(field -> Objects.deepEquals(value(field.index()), struct.getWithoutDefault(field.name())));
    }

    @Override
    public int hashCode() {
        return layer.schema.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Struct{");
        String separator = "";
        for (Field field : layer.schema.fields()) {
            if (value(field.index()) != null) {
                text.append(separator).append(field.name()).append('=').append(value(field.index()));
                separator = ",";
            }
        }
        return text.append('}').toString();
    }
}

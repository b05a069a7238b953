package io.connectdoris.routing;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Whether the row before a delete may hold nothing but its key. PostgreSQL's default replica identity tells no more, and
 * Debezium fills the other columns with null, or with the default or zero of their type.
 */
final class KeyOnly {

    /** A decimal zero as JSON without a schema has it. */
    private static final String ZERO_DECIMAL = "AA==";

    private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000";

    private KeyOnly() {}

    static boolean maybe(Object row, Object key) {
        if (row instanceof Struct struct) {
            return maybe(struct, key);
        }
        boolean others = false;
        for (Map.Entry<?, ?> column : ((Map<?, ?>) row).entrySet()) {
            String name = column.getKey().toString();
            if (!isAdded(name) && !hasColumn(key, name)) {
                others = true;
                if (!saysNothing(column.getValue())) {
                    return false;
                }
            }
        }
        return others;
    }

    private static boolean maybe(Struct row, Object key) {
        boolean others = false;
        for (Field field : row.schema().fields()) {
            if (!isAdded(field.name()) && !hasColumn(key, field.name())) {
                others = true;
                Object value = RowPlan.asWritten(row, field);
                if (!saysNothing(value) && !value.equals(field.schema().defaultValue())) {
                    return false;
                }
            }
        }
        return others;
    }

    /** Two underscores begin what a transform has added. */
    private static boolean isAdded(String column) {
        return column.startsWith("__");
    }

    private static boolean hasColumn(Object key, String name) {
        return key instanceof Struct struct
                ? struct.schema().field(name) != null
                : key instanceof Map<?, ?> map && map.containsKey(name);
    }

    @SuppressWarnings("JavaUtilDate") // it is what Connect's Date, Time and Timestamp are
    private static boolean saysNothing(Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return true;
        }
        if (value instanceof String text) {
            return isZero(text);
        }
        if (value instanceof Struct struct) {
            Schema schema = struct.schema();
            return schema.fields().stream().allMatch(field -> saysNothing(RowPlan.asWritten(struct, field)));
        }
        return (value instanceof BigDecimal decimal && decimal.signum() == 0)
                || (value instanceof Number number && number.doubleValue() == 0)
                || (value instanceof Date date && date.getTime() == 0)
                || (value instanceof byte[] bytes && isZero(ByteBuffer.wrap(bytes)))
                || (value instanceof ByteBuffer bytes && isZero(bytes.duplicate()))
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static boolean isZero(String text) {
        return text.isBlank()
                || text.startsWith("1970-01-01")
                || text.startsWith("00:00")
                || text.equals("{}")
                || text.equals("[]")
                || text.equals(ZERO_DECIMAL)
                || text.equals(ZERO_UUID)
                || text.matches("[-+]?0+(\\.0*)?");
    }

    private static boolean isZero(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                return false;
            }
        }
        return true;
    }
}

package io.connectdoris.routing;

import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** The value of a row's column as a part of its table's name. It must be told, and be a text or a whole number. */
final class FieldOfName {

    private FieldOfName() {}

    /** @throws DataException when the record does not have it, or when it makes no name */
    static String text(String name, ConnectRecord<?> record, RowShape shape) {
        Object inKey = column(record.key(), name);
        Object value = inKey == null && record.value() != null ? shape.field(name, record) : inKey;
        boolean plain = value instanceof String
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Boolean;
        if (!plain || value.toString().isBlank()) {
            throw new DataException("TableRouter: field " + name + " names the table, and a record of topic "
                    + record.topic() + " with key " + record.key()
                    + (value == null || plain
                            ? " does not have it"
                            : " has a " + value.getClass().getSimpleName() + " there")
                    + ". It must be a text or a whole number in every record; deletes of PostgreSQL have it with REPLICA IDENTITY"
                    + " FULL, or where it is part of the key");
        }
        return value.toString();
    }

    private static Object column(Object key, String name) {
        if (key instanceof Struct struct) {
            return struct.schema().field(name) == null ? null : struct.getWithoutDefault(name);
        }
        return key instanceof Map<?, ?> map ? map.get(name) : null;
    }
}

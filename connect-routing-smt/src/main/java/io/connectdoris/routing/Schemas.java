package io.connectdoris.routing;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** What a key or value says of itself. */
final class Schemas {

    private Schemas() {}

    /** A Struct's own schema; a value of another kind has kept the one it had. */
    static Schema of(Object value, Schema otherwise) {
        return value instanceof Struct struct ? struct.schema() : otherwise;
    }

    static boolean hasColumns(Object value) {
        return value instanceof Struct || value instanceof Map;
    }
}

package io.connectdoris.routing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values without a schema. */
final class Maps {

    private Maps() {}

    /** A copy that may be changed. */
    static Map<String, Object> copy(Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }
}

package io.connectdoris.standin.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A secondary index, which here is only kept and printed. */
public record Index(String name, List<Integer> slots, String kind, Map<String, String> properties, String comment) {

    public Index {
        slots = List.copyOf(slots);
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}

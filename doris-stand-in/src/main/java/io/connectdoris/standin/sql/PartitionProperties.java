package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import java.util.Map;
import java.util.Set;

/** The properties of one partition, of which only {@code mutable} changes what loads do. */
final class PartitionProperties {

    private static final String MUTABLE = "mutable";
    private static final Set<String> REPLICATION = Set.of("replication_num", "replication_allocation");

    private PartitionProperties() {}

    static void check(Map<String, String> properties, int aliveBackends) throws DorisException {
        for (String key : properties.keySet()) {
            if (!key.equals(MUTABLE) && !REPLICATION.contains(key)) {
                throw DorisException.unsupported("property " + key + " of a partition");
            }
        }
        if (properties.keySet().stream().anyMatch(REPLICATION::contains)) {
            TableProperties.checkReplication(properties, aliveBackends);
        }
    }

    /** @param otherwise what it is when nothing is said of it */
    static boolean mutable(Map<String, String> properties, boolean otherwise) throws DorisException {
        String value = properties.get(MUTABLE);
        if (value == null) {
            return otherwise;
        }
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw DorisException.unsupported("property mutable = " + value);
        }
        return Boolean.parseBoolean(value);
    }
}

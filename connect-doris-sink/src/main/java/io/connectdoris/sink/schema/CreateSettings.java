package io.connectdoris.sink.schema;

import java.util.Map;

/**
 * How tables are created.
 *
 * @param properties {@code create.properties.*}, as Doris has them
 * @param sequence whether tables get a sequence column
 */
public record CreateSettings(Map<String, String> properties, boolean sequence, WithoutKey withoutKey) {

    public CreateSettings {
        properties = Map.copyOf(properties);
    }

    /** {@code tables.without.key}: what becomes of a table whose records have no key. */
    public enum WithoutKey {
        FAIL,
        DUPLICATE,
        KAFKA_COORDINATES
    }
}

package io.connectdoris.ddl;

import io.connectdoris.client.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table to create.
 *
 * @param keys the key columns in key order; they become the first columns. Empty for a table without a key, which becomes a
 *     DUPLICATE KEY table; else it is UNIQUE KEY, merge on write
 * @param values the other columns in order
 * @param sequenceType type of the hidden sequence column, if it shall have one; only with keys
 * @param properties as the user set them; they win over what is set here
 */
public record TableDefinition(
        TableName name,
        List<ColumnDefinition> keys,
        List<ColumnDefinition> values,
        Optional<String> sequenceType,
        Map<String, String> properties,
        String comment) {

    public TableDefinition {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
        properties = Map.copyOf(properties);
    }
}

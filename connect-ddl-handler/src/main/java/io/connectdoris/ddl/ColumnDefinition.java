package io.connectdoris.ddl;

import io.connectdoris.client.DorisType;
import java.util.Objects;
import java.util.Optional;

/**
 * A column to create or add.
 *
 * @param defaultValue the text of the default, unquoted
 * @param comment empty for none
 */
public record ColumnDefinition(
        String name, DorisType type, boolean nullable, Optional<String> defaultValue, String comment) {

    public ColumnDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(comment, "comment");
    }
}

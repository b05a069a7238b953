package io.connectdoris.client;

import java.util.List;
import java.util.Optional;

/**
 * A table as Doris has it now.
 *
 * @param columns the visible columns in order
 */
public record TableDescription(
        TableName name, KeyModel keyModel, boolean mergeOnWrite, Sequence sequence, List<Column> columns) {

    public TableDescription {
        columns = List.copyOf(columns);
    }

    /** The column of this name; Doris compares column names without regard to case. */
    public Optional<Column> column(String name) {
        for (Column column : columns) {
            if (column.name().equalsIgnoreCase(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** How Doris treats rows of equal key. */
    public enum KeyModel {
        UNIQUE,
        DUPLICATE,
        AGGREGATE
    }

    /** Where a row's sequence comes from (facts.md 2.9). */
    public sealed interface Sequence {
        /** The table has none: the later load wins. */
        record None() implements Sequence {}

        /** {@code function_column.sequence_type}: every load must carry {@code __DORIS_SEQUENCE_COL__}. */
        record Hidden(String type) implements Sequence {}

        /** {@code function_column.sequence_col}: taken from a visible column. */
        record Mapped(String column) implements Sequence {}
    }

    /**
     * @param name as stored, which is also the case-sensitive key of its JSON field (facts.md 2.6)
     * @param defaultValue as Doris prints it
     */
    public record Column(
            String name,
            DorisType type,
            boolean key,
            boolean nullable,
            Optional<String> defaultValue,
            String comment) {}
}

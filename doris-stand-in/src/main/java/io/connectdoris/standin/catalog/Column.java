package io.connectdoris.standin.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A column as its table holds it. {@code autoIncrement} is the first number it gives. {@code slot} is its place in stored rows and
 * is never given to another column of the table, so that adding and dropping columns does not touch rows.
 */
public record Column(
        String name,
        DataType type,
        boolean key,
        boolean nullable,
        Optional<Default> defaultValue,
        Optional<String> onUpdate,
        Optional<Long> autoIncrement,
        Optional<Aggregation> aggregation,
        Optional<Generated> generated,
        String comment,
        int slot) {

    /** What a generated column is computed from: the expression as it was written, and as SHOW CREATE TABLE prints it. */
    public record Generated(String expression, String printed, Set<String> columns) {
        public Generated {
            columns = Set.copyOf(columns);
        }
    }

    public static final String DELETE_SIGN = "__DORIS_DELETE_SIGN__";
    public static final String SEQUENCE = "__DORIS_SEQUENCE_COL__";
    public static final String VERSION = "__DORIS_VERSION_COL__";
    public static final String ROW_STORE = "__DORIS_ROW_STORE_COL__";
    public static final String SKIP_BITMAP = "__DORIS_SKIP_BITMAP_COL__";

    /** A column that is no key and holds no rows, as hidden ones and those of views. */
    public static Column value(
            String name, DataType type, boolean nullable, Optional<Default> defaultValue, String comment) {
        return new Column(
                name,
                type,
                false,
                nullable,
                defaultValue,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                comment,
                -1);
    }

    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Column names ignore case; this is the form in which they are equal. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public Column withName(String newName) {
        return new Column(
                newName,
                type,
                key,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                aggregation,
                generated,
                comment,
                slot);
    }

    public Column withComment(String newComment) {
        return new Column(
                name,
                type,
                key,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                aggregation,
                generated,
                newComment,
                slot);
    }

    public Column withGenerated(Generated newGenerated) {
        return new Column(
                name,
                type,
                key,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                aggregation,
                Optional.of(newGenerated),
                comment,
                slot);
    }

    public Column withKey(boolean isKey) {
        return new Column(
                name,
                type,
                isKey,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                aggregation,
                generated,
                comment,
                slot);
    }

    public Column withSlot(int newSlot) {
        return new Column(
                name,
                type,
                key,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                aggregation,
                generated,
                comment,
                newSlot);
    }

    /** Equal but for the slot. */
    public boolean sameDefinition(Column other) {
        return equals(other.withName(name).withSlot(slot)) && isNamed(other.name);
    }
}

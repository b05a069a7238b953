package io.connectdoris.standin.catalog;

import java.util.Locale;
import java.util.Optional;

/**
 * A column as its table holds it. {@code autoIncrement} is the first number it gives. {@code slot} is its place in stored rows and is never given to another column of the table, so
 * that adding and dropping columns does not touch rows.
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
        String comment,
        int slot) {

    public static final String DELETE_SIGN = "__DORIS_DELETE_SIGN__";
    public static final String SEQUENCE = "__DORIS_SEQUENCE_COL__";
    public static final String VERSION = "__DORIS_VERSION_COL__";
    public static final String SKIP_BITMAP = "__DORIS_SKIP_BITMAP_COL__";

    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Column names ignore case; this is the form in which they are equal. */
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public Column withName(String newName) {
        return new Column(
                newName, type, key, nullable, defaultValue, onUpdate, autoIncrement, aggregation, comment, slot);
    }

    public Column withComment(String newComment) {
        return new Column(
                name, type, key, nullable, defaultValue, onUpdate, autoIncrement, aggregation, newComment, slot);
    }

    public Column withKey(boolean isKey) {
        return new Column(
                name, type, isKey, nullable, defaultValue, onUpdate, autoIncrement, aggregation, comment, slot);
    }

    public Column withSlot(int newSlot) {
        return new Column(
                name, type, key, nullable, defaultValue, onUpdate, autoIncrement, aggregation, comment, newSlot);
    }

    /** Equal but for the slot. */
    public boolean sameDefinition(Column other) {
        return equals(other.withName(name).withSlot(slot)) && isNamed(other.name);
    }
}

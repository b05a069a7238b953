package io.connectdoris.standin.catalog;

/** What a table must know of printed values: how they fold and how they are ordered. */
public interface ValueRules {

    /**
     * What a value becomes in an AGGREGATE table when a row with the same keys brings another.
     *
     * @param column one with an aggregation
     */
    String fold(Column column, String stored, String added);

    /** The order of two values of one type; NULL comes first. */
    int compare(DataType type, String left, String right);
}

package io.connectdoris.standin.catalog;

/** What a value becomes in an AGGREGATE table when a row with the same keys brings another. */
public interface Folding {

    /** @param column one with an aggregation */
    String fold(Column column, String stored, String added);
}

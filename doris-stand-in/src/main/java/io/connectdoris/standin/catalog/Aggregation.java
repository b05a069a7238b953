package io.connectdoris.standin.catalog;

/** How a column of an AGGREGATE table folds the values of rows with equal keys. */
public enum Aggregation {
    SUM,
    MIN,
    MAX,
    REPLACE,
    REPLACE_IF_NOT_NULL,
    HLL_UNION,
    BITMAP_UNION,
    QUANTILE_UNION
}

package io.connectdoris.sink.encode;

/**
 * Writes the values of one column as JSON. Compiled once for a column's schema and its target column, then called for
 * every row, so it allocates nothing that it can avoid.
 */
public abstract class ValueWriter {

    /**
     * @param value never null; a null is written by the row's encoder
     * @throws UnencodableValueException when the target column cannot hold the value exactly
     */
    public abstract void write(Object value, JsonWriter out);
}

package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import java.util.BitSet;
import java.util.List;

/** Evaluates what headers say in SQL over rows on their way. */
public interface RowSelector {

    /** @return the indexes of the rows for which the predicate is true */
    BitSet select(Table table, List<RowChange> rows, String predicate) throws DorisException;

    /**
     * The expressions of the {@code columns} and {@code delete} headers.
     *
     * @param fields the names of the fields of the body, which are texts
     * @param rows a text or null for each field
     * @return for each row a text or null for each expression
     */
    List<List<String>> evaluate(List<String> fields, List<String[]> rows, List<String> expressions)
            throws DorisException;
}

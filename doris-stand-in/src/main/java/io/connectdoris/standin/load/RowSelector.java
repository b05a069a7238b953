package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import java.util.BitSet;
import java.util.List;

/** Evaluates the {@code where} header over the columns of loaded rows. */
public interface RowSelector {

    /** @return the indexes of the rows for which the predicate is true */
    BitSet select(Table table, List<RowChange> rows, String predicate) throws DorisException;
}

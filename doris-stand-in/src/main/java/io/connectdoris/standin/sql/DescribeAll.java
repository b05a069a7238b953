package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Default;
import io.connectdoris.standin.catalog.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** DESC t ALL: the columns of each index, of which a table here has only its own. */
final class DescribeAll {

    private static final List<String> NAMES = List.of(
            "IndexName",
            "IndexKeysType",
            "Field",
            "Type",
            "InternalType",
            "Null",
            "Key",
            "Default",
            "Extra",
            "Visible",
            "DefineExpr",
            "WhereClause");

    private DescribeAll() {}

    static SqlResult of(Table table) {
        List<List<Object>> rows = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean first = rows.isEmpty();
            rows.add(Arrays.asList(
                    first ? table.name() : "",
                    first ? table.model().apiName() : "",
                    column.name(),
                    column.type().text(),
                    column.type().internalText(),
                    column.nullable() ? "Yes" : "No",
                    Boolean.toString(column.key()),
                    column.defaultValue().map(Default::printed).orElse(null),
                    Describe.extra(table, column),
                    "true",
                    "",
                    ""));
        }
        return SqlResult.texts(NAMES, rows);
    }
}

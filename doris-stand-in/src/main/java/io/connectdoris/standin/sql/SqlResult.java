package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.Floats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a statement gives: a result set, or nothing but success. Cells are texts, numbers or null. */
public record SqlResult(boolean isResultSet, List<Header> headers, List<List<Object>> rows) {

    public static final SqlResult DONE = new SqlResult(false, List.of(), List.of());

    /** A result column and its type as a JDBC driver names it. */
    public record Header(String name, String type) {}

    /** A bitmap or an HLL: a value that tables keep and nobody is shown. */
    record Opaque(String stored) {}

    public SqlResult {
        headers = List.copyOf(headers);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    static SqlResult texts(List<String> names, List<List<Object>> rows) {
        return new SqlResult(
                true, names.stream().map(name -> new Header(name, "CHAR")).toList(), rows);
    }

    /** What a client may see of it: bitmaps and HLL values are NULL. */
    SqlResult shown() {
        List<List<Object>> visible = new ArrayList<>();
        for (List<Object> row : rows) {
            List<Object> cells = new ArrayList<>(row);
            cells.replaceAll(cell -> cell instanceof Opaque ? null : cell);
            visible.add(cells);
        }
        return new SqlResult(isResultSet, headers, visible);
    }

    /** Every cell as Doris prints it over the MySQL protocol; null stays null. */
    public List<List<String>> rowTexts() {
        List<List<String>> texts = new ArrayList<>();
        for (List<Object> row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(text(cell)));
            texts.add(Collections.unmodifiableList(cells));
        }
        return Collections.unmodifiableList(texts);
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            return Floats.print(number);
        }
        if (cell instanceof Float number) {
            return Floats.print(number);
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (cell instanceof Opaque hidden) {
            return hidden.stored();
        }
        return cell == null ? null : cell.toString();
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.value.Floats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a statement gives: a result set, or nothing but success. Cells are texts, numbers or null. {@code affectedRows} were written,
 * {@code warnings} count those that were left out.
 */
public record SqlResult(
        boolean isResultSet, List<Header> headers, List<List<Object>> rows, long affectedRows, long warnings) {

    public static final SqlResult DONE = changed(0, 0);

    private static final DataType TEXT = DataType.sized(DataType.Kind.VARCHAR, DataType.MAX_VARCHAR, 0);

    /** A result column, its type as a JDBC driver names it, and Doris' own. */
    public record Header(String name, String type, DataType dataType) {

        Header named(String newName) {
            return new Header(newName, type, dataType);
        }
    }

    /** A bitmap or an HLL: a value that tables keep and nobody is shown. */
    record Opaque(String stored) {}

    public SqlResult {
        headers = List.copyOf(headers);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    static SqlResult of(List<Header> headers, List<List<Object>> rows) {
        return new SqlResult(true, headers, rows, 0, 0);
    }

    static SqlResult changed(long affectedRows, long warnings) {
        return new SqlResult(false, List.of(), List.of(), affectedRows, warnings);
    }

    static SqlResult texts(List<String> names, List<List<Object>> rows) {
        return of(names.stream().map(name -> new Header(name, "CHAR", TEXT)).toList(), rows);
    }

    /** What a client may see of it: bitmaps and HLL values are NULL. */
    SqlResult shown() {
        List<List<Object>> visible = new ArrayList<>();
        for (List<Object> row : rows) {
            List<Object> cells = new ArrayList<>(row);
            cells.replaceAll(cell -> cell instanceof Opaque ? null : cell);
            visible.add(cells);
        }
        return new SqlResult(isResultSet, headers, visible, affectedRows, warnings);
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

    /** A cell as Doris prints it over the MySQL protocol; null stays null. */
    public static String text(Object cell) {
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

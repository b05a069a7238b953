package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.NestedTexts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Functions that apply a lambda to the elements of arrays. Public because the engine calls them by name. */
public final class LambdaFunctions {

    /** How a lambda reaches its parameters. */
    static final String ELEMENTS = " FROM UNNEST(%s) WITH ORDINALITY AS each(%s, \"__place\") ORDER BY \"__place\"";

    private LambdaFunctions() {}

    /**
     * @param lambda a query that gives the body's value for each element of its array parameters
     * @param arrays texts of arrays of equal length
     */
    public static String arrayMap(Connection connection, String lambda, String... arrays) throws SQLException {
        List<List<String>> elements = new ArrayList<>();
        for (String array : arrays) {
            Optional<List<String>> read = array == null ? Optional.empty() : NestedTexts.elements(array);
            if (read.isEmpty()) {
                return null;
            }
            elements.add(read.get());
        }
        if (elements.stream().mapToInt(List::size).distinct().count() > 1) {
            throw new IllegalArgumentException("in array map function, the input column size are not equal completely,"
                    + " nested column data rows 1st size is " + elements.get(0).size() + ", 2th size is "
                    + elements.get(1).size() + ".");
        }
        try (PreparedStatement statement = connection.prepareStatement(lambda)) {
            for (int i = 0; i < elements.size(); i++) {
                statement.setArray(
                        i + 1,
                        connection.createArrayOf("VARCHAR", elements.get(i).toArray()));
            }
            try (ResultSet result = statement.executeQuery()) {
                return printed(result);
            }
        }
    }

    private static String printed(ResultSet result) throws SQLException {
        StringJoiner array = new StringJoiner(", ", "[", "]");
        while (result.next()) {
            String text = result.getString(1);
            array.add(
                    switch (result.getMetaData().getColumnType(1)) {
                        case Types.BOOLEAN -> text == null ? "null" : result.getBoolean(1) ? "1" : "0";
                        case Types.DOUBLE, Types.REAL, Types.FLOAT ->
                            text == null ? "null" : io.connectdoris.standin.value.Floats.print(result.getDouble(1));
                        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                            text == null ? "null" : text;
                        default -> text == null ? "null" : '"' + text + '"';
                    });
        }
        return array.toString();
    }
}

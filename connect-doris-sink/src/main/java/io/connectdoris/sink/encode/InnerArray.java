package io.connectdoris.sink.encode;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What Debezium's PostgreSQL connector sends for each array inside of an array of texts: the name that Java gives to it,
 * {@code [Ljava.lang.String;@1b2c3d}. It must never reach Doris.
 */
final class InnerArray {

    private static final Pattern NAME = Pattern.compile("\\[+L[\\w.$]+;@[0-9a-f]+");

    private InnerArray() {}

    static void check(List<?> list) {
        for (Object element : list) {
            if (element instanceof String text) {
                check(text);
            } else if (element != null) {
                return;
            }
        }
    }

    private static void check(String text) {
        if (text.startsWith("[") && NAME.matcher(text).matches()) {
            throw new UnencodableValueException(
                    "the source sent '" + text + "', the name of a Java object, in the place"
                            + " of an array inside of an array: Debezium knows arrays of texts of one dimension only. Exclude the"
                            + " column at the source (column.exclude.list), or make it jsonb there");
        }
    }
}

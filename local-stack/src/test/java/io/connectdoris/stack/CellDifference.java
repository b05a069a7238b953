package io.connectdoris.stack;

import java.util.regex.Pattern;

/** One cell that Doris has otherwise than the source: in which row of which column, and both texts. */
record CellDifference(String column, String row, String source, String doris) {
    static final String NO_COLUMN = "(no column)";
    static final String NO_ROW = "(no row)";
    static final String EVERY = "*";

    /** A Java object's name ends with a number that is another one each time. */
    private static final Pattern JAVA_OBJECT = Pattern.compile("(\\[L[\\w.]+;@)[0-9a-f]+");

    private static String shown(String text) {
        return text == null
                ? "NULL"
                : JAVA_OBJECT.matcher(text).replaceAll("$1…").replace("|", "¦").replace("\n", "⏎");
    }

    @Override
    public String toString() {
        return "| " + column + " | " + row + " | " + shown(source) + " | " + shown(doris) + " |";
    }
}

package io.connectdoris.standin.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the older parser says of a word that does not fit: the place, the word, and the little that it names as expected. */
final class OldSyntaxError extends Exception {

    private static final long serialVersionUID = 1;

    /** Of all that could follow, these are named. */
    enum Expected {
        COMMA,
        DOT,
        IDENTIFIER
    }

    private static final int LONG_LINE = 60;
    private static final int CONTEXT = LONG_LINE / 2 - 3;

    OldSyntaxError(String sql, OldToken found, Set<Expected> expected) {
        super("Syntax error in line " + found.line() + ":\n" + place(sql, found) + "\nEncountered: " + found.called()
                + "\nExpected" + named(found, expected) + "\n");
    }

    /** The line, cut around the word when it is long, and below it a mark. */
    private static String place(String sql, OldToken found) {
        String[] lines = sql.split("\n", -1);
        String line = lines[found.line() - 1];
        int end = found.column() + 1;
        if (line.length() <= LONG_LINE) {
            return line + "\n" + " ".repeat(end - 1) + "^";
        }
        int from = end > LONG_LINE / 2 ? end - CONTEXT : 0;
        String left = (from > 0 ? "..." : "") + line.substring(from, Math.min(end, line.length()));
        boolean cutRight = line.length() - end > LONG_LINE / 2;
        String right =
                cutRight ? line.substring(end, end + CONTEXT) + "..." : line.substring(Math.min(end, line.length()));
        int mark = (from > 0 ? "...".length() : 0) + end - from;
        return left + right + "\n" + " ".repeat(mark - 1) + "^";
    }

    private static String named(OldToken found, Set<Expected> expected) {
        List<String> names = new ArrayList<>();
        if (expected.contains(Expected.COMMA)) {
            names.add("COMMA");
        }
        if (expected.contains(Expected.DOT)) {
            names.add(".");
        }
        if (expected.contains(Expected.IDENTIFIER)) {
            String word = found.text().toUpperCase(Locale.ROOT);
            names.add(found.isKeyword() ? word + " is keyword, maybe `" + word + "`" : "IDENTIFIER");
        }
        return names.isEmpty() ? "" : ": " + String.join(", ", names);
    }
}

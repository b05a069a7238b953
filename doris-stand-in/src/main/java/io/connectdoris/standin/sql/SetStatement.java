package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** What follows SET: values for variables, or the forms of MySQL's clients that change nothing in Doris. */
final class SetStatement {

    /** A variable and the expression for its value. */
    record Assignment(String variable, String expression) {

        boolean isPlain() {
            return PLAIN.matcher(expression).matches();
        }
    }

    private static final Pattern PLAIN = Pattern.compile("[-+]?[\\p{L}\\p{N}_.$]+");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?is)(?:@@)?(?:(?:session|global|local)(?:\\s+|\\s*[.]\\s*))?(?:@@)?"
                    + "([a-z_][a-z0-9_]*|`[^`]+`)\\s*:?=\\s*(.+)");
    private static final Pattern WITHOUT_EFFECT = Pattern.compile(
            "(?is)(names\\s.+|char(acter\\s+set|set)\\s.+|((session|global|local)\\s+)?transaction\\s.+)");
    private static final Set<String> OTHERS = Set.of("password", "ldap_admin_password");

    private SetStatement() {}

    static List<Assignment> read(String text) throws DorisException {
        List<Assignment> assignments = new ArrayList<>();
        if (WITHOUT_EFFECT.matcher(text).matches()) {
            return assignments;
        }
        for (String part : parts(text)) {
            Matcher matcher = ASSIGNMENT.matcher(part);
            if (matcher.matches() && !OTHERS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
                assignments.add(new Assignment(
                        SqlTexts.name(matcher.group(1)), matcher.group(2).strip()));
            } else if (!WITHOUT_EFFECT.matcher(part).matches()) {
                throw DorisException.unsupported("SET " + part);
            }
        }
        return assignments;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int depth = 0;
        int start = 0;
        for (Token token : SqlParser.visibleTokens(text)) {
            if (depth == 0 && token.getType() == DorisSqlParser.COMMA) {
                parts.add(new String(points, start, token.getStartIndex() - start).strip());
                start = token.getStopIndex() + 1;
            }
            depth += token.getType() == DorisSqlParser.LPAREN ? 1 : token.getType() == DorisSqlParser.RPAREN ? -1 : 0;
        }
        parts.add(new String(points, start, points.length - start).strip());
        return parts;
    }
}

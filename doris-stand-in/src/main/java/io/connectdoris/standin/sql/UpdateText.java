package io.connectdoris.standin.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** What follows SET in an UPDATE: assignments, and the condition with its WHERE. */
record UpdateText(Map<String, String> assignments, String where) {

    static UpdateText read(String rest) {
        CommonTokenStream stream = SqlParser.tokens(rest);
        stream.fill();
        List<Token> tokens = stream.getTokens();
        int[] points = rest.codePoints().toArray();
        Map<String, String> assignments = new LinkedHashMap<>();
        int depth = 0;
        int start = 0;
        String where = "";
        String name = null;
        for (Token token : tokens) {
            boolean ends = depth == 0
                    && (token.getType() == DorisSqlParser.COMMA
                            || token.getType() == DorisSqlParser.WHERE
                            || token.getType() == Token.EOF);
            depth += token.getType() == DorisSqlParser.LPAREN ? 1 : token.getType() == DorisSqlParser.RPAREN ? -1 : 0;
            int at = token.getType() == Token.EOF ? points.length : token.getStartIndex();
            if (depth == 0 && name == null && token.getType() == DorisSqlParser.EQ) {
                name = SqlTexts.name(text(points, start, at));
                start = token.getStopIndex() + 1;
            } else if (ends && name != null) {
                assignments.put(name, text(points, start, at));
                name = null;
                start = at + 1;
                if (token.getType() == DorisSqlParser.WHERE) {
                    where = text(points, at, points.length);
                    break;
                }
            }
        }
        return new UpdateText(assignments, where);
    }

    private static String text(int[] points, int from, int to) {
        return new String(points, from, Math.max(0, to - from)).strip();
    }

    Optional<String> assigned(String column) {
        return assignments.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(column))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Set<String> names() {
        return assignments.keySet();
    }
}

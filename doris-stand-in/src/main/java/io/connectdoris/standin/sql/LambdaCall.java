package io.connectdoris.standin.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * A call such as {@code array_map(x -> x + 1, a)} in a query: the parameters, and ranges of tokens for the body and the arrays.
 *
 * @param end the index after the closing parenthesis
 */
record LambdaCall(String function, List<String> parameters, Range body, List<Range> arrays, int end) {

    /** Tokens from the first to before the last. */
    record Range(int from, int to) {}

    LambdaCall {
        parameters = List.copyOf(parameters);
        arrays = List.copyOf(arrays);
    }

    /** Empty when no call with a lambda begins at this token. */
    static Optional<LambdaCall> read(List<Token> tokens, int at) {
        if (at + 4 >= tokens.size() || tokens.get(at + 1).getType() != DorisSqlParser.LPAREN) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>();
        int arrow = at + 2;
        while (arrow + 1 < tokens.size() && !isArrow(tokens, arrow)) {
            String text = tokens.get(arrow).getText();
            if (!isPunctuation(text)) {
                parameters.add(SqlTexts.name(text));
            } else if (text.equals(")") && arrow + 1 < tokens.size() && !isArrow(tokens, arrow + 1)) {
                return Optional.empty();
            }
            arrow++;
        }
        List<Range> parts = arguments(tokens, arrow + 2);
        if (parameters.isEmpty() || parts.size() != parameters.size() + 1) {
            return Optional.empty();
        }
        int end = parts.get(parts.size() - 1).to() + 1;
        return Optional.of(new LambdaCall(
                tokens.get(at).getText().toLowerCase(java.util.Locale.ROOT),
                parameters,
                parts.get(0),
                parts.subList(1, parts.size()),
                end));
    }

    private static boolean isPunctuation(String text) {
        return text.equals("(") || text.equals(")") || text.equals(",");
    }

    private static boolean isArrow(List<Token> tokens, int at) {
        return tokens.get(at).getText().equals("-")
                && tokens.get(at + 1).getText().equals(">")
                && tokens.get(at).getStopIndex() + 1 == tokens.get(at + 1).getStartIndex();
    }

    /** What commas part, up to the parenthesis that closes the call; empty when nothing closes it. */
    private static List<Range> arguments(List<Token> tokens, int from) {
        List<Range> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < tokens.size(); i++) {
            String text = tokens.get(i).getText();
            if (depth == 0 && (text.equals(",") || text.equals(")"))) {
                parts.add(new Range(start, i));
                start = i + 1;
                if (text.equals(")")) {
                    return parts;
                }
            }
            depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
        }
        return List.of();
    }
}

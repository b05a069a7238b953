package io.connectdoris.standin.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Names for the columns of a SELECT: an expression without a name of its own is called as it is written. */
final class SelectLabels {

    private static final Set<String> CLAUSES = Set.of(
            "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "MINUS", "INTO");
    private static final Set<String> OPEN = Set.of("(", "[", "{");
    private static final Set<String> CLOSED = Set.of(")", "]", "}");

    private final String sql;
    private final List<Token> tokens;

    private SelectLabels(String sql) {
        this.sql = sql;
        this.tokens = SqlParser.visibleTokens(sql);
    }

    static SqlResult apply(String sql, SqlResult result) {
        SelectLabels labels = new SelectLabels(sql);
        List<List<Token>> items = labels.items();
        if (items.size() != result.headers().size()) {
            return result;
        }
        List<SqlResult.Header> headers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            SqlResult.Header header = result.headers().get(i);
            List<Token> item = items.get(i);
            headers.add(isNamed(item) ? header : header.named(labels.text(item)));
        }
        return SqlResult.of(headers, result.rows());
    }

    /** What stands between SELECT and FROM, separated by commas; none when it cannot be told. */
    private List<List<Token>> items() {
        List<List<Token>> items = new ArrayList<>();
        if (tokens.isEmpty() || tokens.get(0).getType() != DorisSqlParser.SELECT) {
            return items;
        }
        List<Token> item = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens.subList(1, tokens.size())) {
            String text = token.getText();
            if (depth == 0 && CLAUSES.contains(text.toUpperCase(Locale.ROOT))) {
                break;
            }
            if (depth == 0 && token.getType() == DorisSqlParser.COMMA) {
                items.add(item);
                item = new ArrayList<>();
            } else if (!(item.isEmpty() && items.isEmpty() && isQuantifier(text))) {
                item.add(token);
            }
            depth += OPEN.contains(text) ? 1 : CLOSED.contains(text) ? -1 : 0;
        }
        items.add(item);
        boolean all = items.stream().anyMatch(each -> each.isEmpty() || isStar(each));
        return all ? List.of() : items;
    }

    private static boolean isQuantifier(String text) {
        return text.equalsIgnoreCase("DISTINCT") || text.equalsIgnoreCase("ALL");
    }

    private static boolean isStar(List<Token> item) {
        return item.get(item.size() - 1).getType() == DorisSqlParser.STAR
                && (item.size() == 1 || item.get(item.size() - 2).getType() == DorisSqlParser.DOT);
    }

    /** A column, or whatever has an alias. */
    private static boolean isNamed(List<Token> item) {
        Token last = item.get(item.size() - 1);
        boolean text = last.getType() == DorisSqlParser.STRING;
        if (item.size() == 1) {
            return isWord(last);
        }
        Token before = item.get(item.size() - 2);
        if (before.getType() == DorisSqlParser.AS) {
            return true;
        }
        boolean ends = isWord(before)
                || CLOSED.contains(before.getText())
                || before.getType() == DorisSqlParser.STRING
                || before.getType() == DorisSqlParser.INTEGER_VALUE
                || before.getType() == DorisSqlParser.DECIMAL_VALUE
                || before.getType() == DorisSqlParser.SYSTEM_VARIABLE;
        boolean qualified = before.getType() == DorisSqlParser.DOT;
        return isWord(last) && (ends || qualified) && !text;
    }

    private static boolean isWord(Token token) {
        return SqlParser.isName(token);
    }

    private String text(List<Token> item) {
        int from = sql.offsetByCodePoints(0, item.get(0).getStartIndex());
        int to = sql.offsetByCodePoints(0, item.get(item.size() - 1).getStopIndex() + 1);
        return sql.substring(from, to);
    }
}

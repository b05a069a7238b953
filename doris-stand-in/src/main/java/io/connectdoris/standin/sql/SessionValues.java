package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Puts into a query what only its session knows: variables, and the functions that tell who is connected. */
final class SessionValues {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final String sql;
    private final List<Token> tokens;
    private final Session session;

    private SessionValues(String sql, Session session) {
        this.sql = sql;
        this.tokens = SqlParser.visibleTokens(sql);
        this.session = session;
    }

    static String fill(String sql, Session session) throws DorisException {
        return new SessionValues(sql, session).filled();
    }

    private String filled() throws DorisException {
        int[] points = sql.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Optional<String> value = value(i);
            if (value.isPresent()) {
                Token last = tokens.get(isCall(i) ? i + 2 : i);
                out.append(new String(points, copied, tokens.get(i).getStartIndex() - copied))
                        .append(value.get());
                copied = last.getStopIndex() + 1;
            }
        }
        return out.append(new String(points, copied, points.length - copied)).toString();
    }

    private Optional<String> value(int i) throws DorisException {
        Token token = tokens.get(i);
        if (token.getType() == DorisSqlParser.SYSTEM_VARIABLE) {
            return Optional.of(literal(variable(token.getText())));
        }
        return isCall(i) ? function(token.getText()) : Optional.empty();
    }

    private boolean isCall(int i) {
        return i + 2 < tokens.size()
                && tokens.get(i + 1).getType() == DorisSqlParser.LPAREN
                && tokens.get(i + 2).getType() == DorisSqlParser.RPAREN
                && (i == 0 || tokens.get(i - 1).getType() != DorisSqlParser.DOT);
    }

    private Optional<String> function(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "user", "session_user" -> Optional.of(quoted("'" + session.user() + "'@'" + session.host() + "'"));
            case "current_user" -> Optional.of(quoted("'" + session.user() + "'@'%'"));
            case "connection_id" -> Optional.of(Integer.toString(session.connectionId()));
            default -> Optional.empty();
        };
    }

    private String variable(String text) throws DorisException {
        String name =
                text.replaceFirst("^@@((?i)session|global|local)?[.]?", "").toLowerCase(Locale.ROOT);
        return session.variable(name)
                .or(() -> Variables.value(name))
                .orElseThrow(() -> DorisException.unsupported("variable " + text));
    }

    private static String literal(String value) {
        boolean plain = value.equals("true")
                || value.equals("false")
                || NUMBER.matcher(value).matches();
        return plain ? value : quoted(value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

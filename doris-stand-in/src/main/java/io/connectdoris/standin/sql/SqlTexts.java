package io.connectdoris.standin.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Names and literals as the different places of Doris' SQL read them. */
final class SqlTexts {

    private SqlTexts() {}

    static String name(DorisSqlParser.IdentifierContext identifier) {
        return name(identifier.getText());
    }

    static String name(String text) {
        return text.startsWith("`") && text.length() > 1
                ? text.substring(1, text.length() - 1).replace("``", "`")
                : text;
    }

    static List<String> names(DorisSqlParser.IdentifierListContext list) {
        List<String> names = new ArrayList<>();
        list.identifierSeq().parts.forEach(part -> names.add(name(part.getText())));
        return names;
    }

    /** Between the quotes, untouched: DEFAULT, and MODIFY COMMENT. */
    static String verbatim(Token string) {
        return string.getText().substring(1, string.getText().length() - 1);
    }

    /** Every backslash deleted: column comments. */
    static String withoutBackslashes(Token string) {
        return verbatim(string).replace("\\", "");
    }

    /** Backslash escapes interpreted, doubled quotes kept: table comments. */
    static String escaped(Token string) {
        return unescape(verbatim(string), false);
    }

    /** Everything interpreted: expressions, and wherever the facts name no other rule. */
    static String literal(String quoted) {
        return unescape(quoted.substring(1, quoted.length() - 1), true, quoted.charAt(0));
    }

    static String literal(Token string) {
        return literal(string.getText());
    }

    static Optional<String> optionalLiteral(Token string) {
        return Optional.ofNullable(string).map(SqlTexts::literal);
    }

    private static String unescape(String text, boolean undouble) {
        return unescape(text, undouble, '\0');
    }

    private static String unescape(String text, boolean undouble, char quote) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                out.append(unescaped(text.charAt(++i)));
            } else {
                out.append(c);
                if (undouble && c == quote) {
                    i++;
                }
            }
        }
        return out.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case '0' -> "\0";
            case 'Z' -> "\u001a";
            case '%' -> "\\%";
            case '_' -> "\\_";
            default -> String.valueOf(c);
        };
    }

    /** The text of the statement from which this was parsed. */
    static String source(ParserRuleContext context) {
        Interval interval = Interval.of(
                context.getStart().getStartIndex(), context.getStop().getStopIndex());
        return context.getStart().getInputStream().getText(interval);
    }

    /** A name for a statement. */
    static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}

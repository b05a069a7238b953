package io.connectdoris.standin.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** A word of a statement as {@link OldGrammar} sees it. {@code column} counts from 0. */
record OldToken(Kind kind, String text, int line, int column) {

    /** What a word can be; a soft keyword is also a name. */
    enum Kind {
        IDENTIFIER,
        SOFT,
        RESERVED,
        INTEGER,
        DECIMAL,
        STRING,
        SYMBOL,
        END
    }

    private static final Map<Integer, Kind> KINDS = Map.of(
            DorisSqlLexer.BACKQUOTED, Kind.IDENTIFIER,
            DorisSqlLexer.STRING, Kind.STRING,
            DorisSqlLexer.INTEGER_VALUE, Kind.INTEGER,
            DorisSqlLexer.DECIMAL_VALUE, Kind.DECIMAL,
            Token.EOF, Kind.END);

    static List<OldToken> read(String sql) {
        CommonTokenStream stream = SqlParser.tokens(sql);
        stream.fill();
        List<OldToken> tokens = new ArrayList<>();
        for (Token token : stream.getTokens()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                tokens.add(new OldToken(kind(token), token.getText(), token.getLine(), token.getCharPositionInLine()));
            }
        }
        return tokens;
    }

    private static Kind kind(Token token) {
        Kind known = KINDS.get(token.getType());
        if (known != null) {
            return known;
        }
        String text = token.getText();
        if (!text.matches("[A-Za-z0-9_$\\x{80}-\\x{10FFFF}]+")) {
            return Kind.SYMBOL;
        }
        return OldKeywords.isReserved(text) ? Kind.RESERVED : OldKeywords.isKeyword(text) ? Kind.SOFT : Kind.IDENTIFIER;
    }

    boolean is(String word) {
        boolean wordLike = kind == Kind.SOFT || kind == Kind.RESERVED || kind == Kind.SYMBOL;
        return wordLike && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.IDENTIFIER || kind == Kind.SOFT;
    }

    boolean isKeyword() {
        return kind == Kind.RESERVED || kind == Kind.SOFT;
    }

    /** How the parser calls it. */
    String called() {
        return switch (kind) {
            case IDENTIFIER -> "IDENTIFIER";
            case INTEGER -> "INTEGER LITERAL";
            case DECIMAL -> "DECIMAL LITERAL";
            case STRING -> "STRING LITERAL";
            case END -> "EOF";
            case SYMBOL -> text.equals(",") ? "COMMA" : text;
            case SOFT, RESERVED -> text.toUpperCase(Locale.ROOT);
        };
    }
}

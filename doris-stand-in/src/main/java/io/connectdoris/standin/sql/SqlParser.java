package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Text to parse tree; the first syntax error becomes Doris' text for it. */
final class SqlParser {

    private static final IntervalSet NAMES = nameTokens();

    private SqlParser() {}

    static DorisSqlParser.StatementsContext parse(String sql) throws DorisException {
        DorisSqlParser parser = new DorisSqlParser(tokens(sql));
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        try {
            return parser.statements();
        } catch (SyntaxError e) {
            throw DorisException.of(e.getMessage());
        }
    }

    static CommonTokenStream tokens(String sql) {
        DorisSqlLexer lexer = new DorisSqlLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        return new CommonTokenStream(lexer);
    }

    /** Without white space and comments. */
    static List<Token> visibleTokens(String sql) {
        CommonTokenStream stream = tokens(sql);
        stream.fill();
        return stream.getTokens().stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != Token.EOF)
                .toList();
    }

    /** Whether it can be the name of something. */
    static boolean isName(Token token) {
        return NAMES.contains(token.getType());
    }

    private static IntervalSet nameTokens() {
        DorisSqlParser parser = new DorisSqlParser(tokens(""));
        return parser.getATN().nextTokens(parser.getATN().ruleToStartState[DorisSqlParser.RULE_identifier]);
    }

    private static final class SyntaxError extends RuntimeException {

        private static final long serialVersionUID = 1;

        SyntaxError(String message) {
            super(message);
        }
    }

    private static final class FirstError extends BaseErrorListener {

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offendingSymbol,
                int line,
                int position,
                String message,
                RecognitionException cause) {
            throw new SyntaxError("\n" + message + "(line " + line + ", pos " + position + ")\n");
        }
    }
}

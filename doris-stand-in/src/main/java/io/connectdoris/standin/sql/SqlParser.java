package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/** Text to parse tree; the first syntax error becomes Doris' text for it. */
final class SqlParser {

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

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Text to parse tree; the first syntax error becomes Doris' text for it. */
final class SqlParser {

    private static final IntervalSet NAMES = nameTokens();

    private SqlParser() {}

    static DorisSqlParser.StatementsContext parse(String sql, DorisVersion version) throws DorisException {
        boolean older = !version.isAtLeast(DorisVersion.V4_0);
        DorisSqlParser parser = new DorisSqlParser(older ? olderTokens(sql) : tokens(sql));
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        parser.addParseListener(new UnquotedNames(sql));
        try {
            return parser.statements();
        } catch (SyntaxError e) {
            throw DorisException.of(e.getMessage());
        }
    }

    private static CommonTokenStream olderTokens(String sql) {
        DorisSqlLexer lexer = new OldLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        return new CommonTokenStream(lexer);
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

    /** A name with hyphens, which Doris takes for a name that should have been quoted. */
    private static final class UnquotedNames implements ParseTreeListener {

        private final String sql;

        UnquotedNames(String sql) {
            this.sql = sql;
        }

        @Override
        public void exitEveryRule(ParserRuleContext context) {
            if (context instanceof DorisSqlParser.UnquotedNameContext) {
                refuse(context);
            }
        }

        @Override
        public void enterEveryRule(ParserRuleContext context) {}

        @Override
        public void visitTerminal(TerminalNode node) {}

        @Override
        public void visitErrorNode(ErrorNode node) {}

        private void refuse(ParserRuleContext context) {
            String name = context.getParent().getText();
            Token at = context.getStart();
            List<String> lines = new ArrayList<>(List.of(sql.split("\n", -1)));
            lines.add(at.getLine(), "-".repeat(at.getCharPositionInLine()) + "^^^");
            throw new SyntaxError("\nPossibly unquoted identifier " + name
                    + " detected. Please consider quoting it with back-quotes as `" + name + "`(line " + at.getLine()
                    + ", pos " + at.getCharPositionInLine() + ")\n\n== SQL ==\n" + String.join("\n", lines) + "\n");
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

package io.connectdoris.standin.sql;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Words as lines before 4.0 know them: other ones are reserved, and REAL is a type. */
final class OldLexer extends DorisSqlLexer {

    OldLexer(CharStream text) {
        super(text);
    }

    @Override
    public Token nextToken() {
        CommonToken token = (CommonToken) super.nextToken();
        if (token.getType() == RESERVED && token.getText().equalsIgnoreCase("REAL")) {
            token.setType(DOUBLE);
        } else if (token.getType() == RESERVED && !OldKeywords.isReserved(token.getText())) {
            token.setType(IDENTIFIER);
        } else if (token.getType() == IDENTIFIER && OldKeywords.isReserved(token.getText())) {
            token.setType(RESERVED);
        }
        return token;
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Names;
import org.antlr.v4.runtime.Token;

/**
 * What the line of Doris and the variables of a session change in definitions.
 *
 * @param decimal256 whether decimals may have more than 38 digits
 * @param interpretsTexts whether escapes and doubled quotes mean something in defaults and comments
 */
record DefinitionRules(DorisVersion version, Names names, boolean decimal256, boolean interpretsTexts) {

    /** What a session of 4.1 that has set nothing has. */
    static final DefinitionRules PLAIN =
            new DefinitionRules(DorisVersion.V4_1, Names.byDefault(DorisVersion.V4_1), false, false);

    static DefinitionRules of(DorisVersion version, Session session) {
        boolean unicode = session.isOn("enable_unicode_name_support", Names.isUnicodeByDefault(version));
        return new DefinitionRules(
                version, Names.of(version, unicode), session.isOn("enable_decimal256", false), false);
    }

    boolean isOlder() {
        return !version.isAtLeast(DorisVersion.V4_0);
    }

    /** Strings of ALTER are interpreted before 4.0. */
    DefinitionRules inAlter() {
        return new DefinitionRules(version, names, decimal256, isOlder());
    }

    String defaultText(Token string) {
        return interpretsTexts ? SqlTexts.literal(string) : SqlTexts.verbatim(string);
    }

    String columnComment(Token string) {
        return interpretsTexts ? SqlTexts.literal(string) : SqlTexts.withoutBackslashes(string);
    }

    /** Of MODIFY COMMENT and MODIFY COLUMN ... COMMENT. */
    String alteredComment(Token string) {
        return interpretsTexts ? SqlTexts.literal(string) : SqlTexts.verbatim(string);
    }
}

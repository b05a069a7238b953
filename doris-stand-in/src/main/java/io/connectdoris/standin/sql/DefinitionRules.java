package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Names;

/**
 * What the line of Doris and the variables of a session change in definitions.
 *
 * @param decimal256 whether decimals may have more than 38 digits
 */
record DefinitionRules(DorisVersion version, Names names, boolean decimal256) {

    /** What a session of 4.1 that has set nothing has. */
    static final DefinitionRules PLAIN =
            new DefinitionRules(DorisVersion.V4_1, Names.byDefault(DorisVersion.V4_1), false);

    static DefinitionRules of(DorisVersion version, Session session) {
        boolean unicode = session.isOn("enable_unicode_name_support", Names.isUnicodeByDefault(version));
        return new DefinitionRules(version, Names.of(version, unicode), session.isOn("enable_decimal256", false));
    }
}

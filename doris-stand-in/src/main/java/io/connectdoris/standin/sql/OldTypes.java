package io.connectdoris.standin.sql;

import java.util.Set;

/** The types in {@link OldGrammar}. */
final class OldTypes {

    static final Set<String> AGGREGATIONS = Set.of(
            "MAX",
            "MIN",
            "SUM",
            "REPLACE",
            "REPLACE_IF_NOT_NULL",
            "HLL_UNION",
            "BITMAP_UNION",
            "QUANTILE_UNION",
            "GENERIC");

    private static final Set<String> PLAIN = Set.of(
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INT",
            "INTEGER",
            "BIGINT",
            "LARGEINT",
            "FLOAT",
            "DOUBLE",
            "REAL",
            "DECIMAL",
            "DECIMALV2",
            "DECIMALV3",
            "DATE",
            "DATEV1",
            "DATEV2",
            "DATETIME",
            "DATETIMEV1",
            "DATETIMEV2",
            "TIME",
            "CHAR",
            "VARCHAR",
            "STRING",
            "TEXT",
            "JSON",
            "JSONB",
            "VARIANT",
            "IPV4",
            "IPV6",
            "BITMAP",
            "HLL",
            "QUANTILE_STATE",
            "AGG_STATE",
            "ALL");

    private final OldGrammar grammar;

    OldTypes(OldGrammar grammar) {
        this.grammar = grammar;
    }

    void type() throws OldSyntaxError {
        if (grammar.skip("ARRAY")) {
            grammar.expect("<");
            type();
            grammar.expect(">");
        } else if (grammar.skip("MAP")) {
            grammar.expect("<");
            type();
            grammar.expect(",");
            type();
            grammar.expect(">");
        } else if (grammar.skip("STRUCT")) {
            struct();
        } else if (PLAIN.stream().anyMatch(grammar.peek()::is)) {
            grammar.next();
            sizes();
        } else {
            throw grammar.unfit();
        }
    }

    private void struct() throws OldSyntaxError {
        grammar.expect("<");
        do {
            grammar.name();
            grammar.expect(":");
            type();
            if (grammar.skip("COMMENT")) {
                grammar.string();
            }
        } while (grammar.skip(","));
        grammar.expect(">");
    }

    private void sizes() throws OldSyntaxError {
        if (!grammar.skip("(")) {
            return;
        }
        if (!grammar.skip("*")) {
            grammar.integer();
            if (grammar.skip(",")) {
                grammar.integer();
            }
        }
        grammar.expect(")");
    }
}

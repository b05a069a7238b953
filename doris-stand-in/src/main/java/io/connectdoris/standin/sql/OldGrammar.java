package io.connectdoris.standin.sql;

import io.connectdoris.standin.sql.OldSyntaxError.Expected;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar of definitions before 4.0. Those lines have two parsers: the newer knows CREATE TABLE, and what it refuses, like
 * everything else, is read by the older one, which stops at the first word that cannot follow. Statements other than definitions
 * of tables are not judged.
 */
final class OldGrammar {

    /** Which of the two parsers. */
    enum Dialect {
        NEWER,
        OLDER
    }

    private static final Set<String> STARTS = Set.of(
            "ADMIN",
            "ANALYZE",
            "BACKUP",
            "BEGIN",
            "CALL",
            "CANCEL",
            "CLEAN",
            "COMMIT",
            "COPY",
            "DELETE",
            "DESC",
            "DESCRIBE",
            "EXPLAIN",
            "EXPORT",
            "GRANT",
            "HELP",
            "INSERT",
            "INSTALL",
            "KILL",
            "LOAD",
            "LOCK",
            "PAUSE",
            "RECOVER",
            "REFRESH",
            "RESTORE",
            "RESUME",
            "REVOKE",
            "ROLLBACK",
            "SELECT",
            "SET",
            "SHOW",
            "STOP",
            "SWITCH",
            "SYNC",
            "UNINSTALL",
            "UNLOCK",
            "UNSET",
            "UPDATE",
            "USE",
            "WITH",
            "(");

    private static final Set<String> BEFORE_EXPRESSIONS =
            Set.of("SELECT", "WHERE", "AND", "OR", "NOT", "ON", "HAVING", "BY", "=", "<", ">", "+", "-", "/", ",");

    private final String sql;
    private final Dialect dialect;
    private final List<OldToken> tokens;
    private final Set<Expected> expected = EnumSet.noneOf(Expected.class);
    private int at;

    private OldGrammar(String sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.tokens = OldToken.read(sql);
    }

    /** The text about the first word that does not fit, if there is one. */
    static Optional<String> error(String sql, Dialect dialect) {
        try {
            new OldGrammar(sql, dialect).statements();
            return Optional.empty();
        } catch (OldSyntaxError e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Whether the newer parser has a say in the statement. */
    static boolean isCreateTable(String sql) {
        List<OldToken> tokens = OldToken.read(sql);
        return tokens.size() > 2 && tokens.get(0).is("CREATE") && tokens.get(1).is("TABLE");
    }

    /** The table after the first words of ALTER TABLE, with its database; empty for other statements. */
    static String table(String sql, Session session) {
        List<OldToken> tokens = OldToken.read(sql);
        if (tokens.size() < 4 || !tokens.get(0).is("ALTER") || !tokens.get(1).is("TABLE")) {
            return "";
        }
        String first = SqlTexts.name(tokens.get(2).text());
        boolean qualified = tokens.get(3).is(".") && tokens.size() > 4;
        return qualified ? first + "." + SqlTexts.name(tokens.get(4).text()) : session.database() + "." + first;
    }

    private void statements() throws OldSyntaxError {
        while (peek().kind() != OldToken.Kind.END) {
            if (!skip(";")) {
                statement();
                if (peek().kind() != OldToken.Kind.END && !peek().is(";")) {
                    throw unfit();
                }
            }
        }
    }

    private void statement() throws OldSyntaxError {
        if (skip("CREATE")) {
            create();
        } else if (skip("ALTER")) {
            alter();
        } else if (skip("DROP")) {
            drop();
        } else if (skip("TRUNCATE")) {
            truncate();
        } else if (peek().is("SELECT")) {
            query();
        } else if (STARTS.stream().anyMatch(peek()::is)) {
            rest();
        } else {
            throw unfit();
        }
    }

    private void create() throws OldSyntaxError {
        skip("EXTERNAL");
        if (!skip("TABLE")) {
            rest();
            return;
        }
        if (skip("IF")) {
            expect("NOT");
            expect("EXISTS");
        }
        tableName();
        if (!peek().is("(")) {
            rest();
            return;
        }
        expect("(");
        if (!columns()) {
            rest();
            return;
        }
        tableOptions();
    }

    /** False when it is only a list of names, for the columns of a query. */
    private boolean columns() throws OldSyntaxError {
        boolean first = true;
        do {
            boolean trailingComma = !first && dialect == Dialect.NEWER && peek().is(")");
            if (trailingComma) {
                break;
            }
            if (skip("INDEX")) {
                skipPart();
            } else {
                name();
                if (first && (peek().is(",") || peek().is(")"))) {
                    return false;
                }
                if (first) {
                    expected.add(Expected.COMMA);
                }
                definition();
            }
            first = false;
        } while (skip(","));
        expect(")");
        return true;
    }

    private void tableOptions() throws OldSyntaxError {
        if (skip("ENGINE")) {
            expect("=");
            name();
        }
        if (skip("AGGREGATE") || skip("UNIQUE") || skip("DUPLICATE")) {
            expect("KEY");
            names();
            if (skip("CLUSTER")) {
                expect("BY");
                names();
            }
        }
        if (skip("COMMENT")) {
            string();
            expected.add(Expected.COMMA);
        }
        partitions();
        distribution();
        if (skip("ROLLUP")) {
            group();
        }
        if (skip("PROPERTIES")) {
            group();
        }
        if (peek().is("AS") || peek().is("BROKER")) {
            rest();
        }
    }

    private void partitions() {
        skip("AUTO");
        if (skip("PARTITION")) {
            while (peek().kind() != OldToken.Kind.END
                    && !peek().is("DISTRIBUTED")
                    && !peek().is("PROPERTIES")
                    && !peek().is(";")) {
                next();
            }
        }
    }

    private void distribution() throws OldSyntaxError {
        if (!skip("DISTRIBUTED")) {
            return;
        }
        expect("BY");
        if (skip("HASH")) {
            names();
        } else {
            expect("RANDOM");
        }
        if (skip("BUCKETS")) {
            if (!skip("AUTO")) {
                integer();
            }
            expected.add(Expected.COMMA);
        }
    }

    private void alter() throws OldSyntaxError {
        if (!skip("TABLE")) {
            rest();
            return;
        }
        tableName();
        do {
            alterClause();
        } while (skip(","));
    }

    private void alterClause() throws OldSyntaxError {
        if (skip("ADD")) {
            addClause();
        } else if (skip("DROP")) {
            dropClause();
        } else if (skip("MODIFY")) {
            modifyClause();
        } else if (skip("RENAME")) {
            renameClause();
        } else if (skip("ORDER")) {
            expect("BY");
            names();
            columnOptions();
        } else if (skip("SET")) {
            group();
        } else if (skip("ENABLE")) {
            expect("FEATURE");
            string();
            if (skip("WITH")) {
                expect("PROPERTIES");
                group();
            }
        } else if (skip("REPLACE")) {
            rest();
        } else {
            throw unfit();
        }
    }

    private void addClause() throws OldSyntaxError {
        if (!skip("COLUMN")) {
            rest();
        } else if (skip("(")) {
            do {
                name();
                definition();
            } while (skip(","));
            expect(")");
            columnOptions();
        } else {
            name();
            definition();
            columnOptions();
        }
    }

    private void dropClause() throws OldSyntaxError {
        if (skip("COLUMN")) {
            name();
            columnOptions();
        } else {
            rest();
        }
    }

    private void modifyClause() throws OldSyntaxError {
        if (skip("COMMENT")) {
            string();
        } else if (skip("COLUMN")) {
            name();
            if (skip("COMMENT")) {
                string();
            } else {
                definition();
                columnOptions();
            }
        } else {
            rest();
        }
    }

    private void renameClause() throws OldSyntaxError {
        if (skip("COLUMN") || skip("PARTITION") || skip("ROLLUP")) {
            name();
        }
        name();
    }

    private void columnOptions() throws OldSyntaxError {
        if (skip("AFTER")) {
            name();
        } else {
            skip("FIRST");
        }
        if (skip("TO") || skip("FROM") || skip("IN")) {
            name();
        }
        if (skip("PROPERTIES")) {
            group();
        }
    }

    private void drop() throws OldSyntaxError {
        boolean table = skip("TABLE");
        if (!table && !skip("DATABASE") && !skip("SCHEMA")) {
            rest();
            return;
        }
        if (skip("IF")) {
            expect("EXISTS");
        }
        tableName();
        skip("FORCE");
    }

    /** The table may have another name, as in a query. */
    private void truncate() throws OldSyntaxError {
        expect("TABLE");
        tableName();
        if (skip("PARTITION") || skip("PARTITIONS")) {
            names();
        }
        expected.add(Expected.COMMA);
        expected.add(Expected.IDENTIFIER);
        if (peek().isName()) {
            next();
        }
    }

    /** Of a query it is only judged whether it ends where an expression has to come. */
    private void query() throws OldSyntaxError {
        rest();
        if (BEFORE_EXPRESSIONS.stream().anyMatch(tokens.get(at - 1)::is)) {
            expected.add(Expected.IDENTIFIER);
            throw unfit();
        }
    }

    /** What follows the name of a column. */
    private void definition() throws OldSyntaxError {
        new OldTypes(this).type();
        skip("KEY");
        OldTypes.AGGREGATIONS.stream().filter(peek()::is).findFirst().ifPresent(this::skip);
        if (skip("NOT")) {
            expect("NULL");
        } else {
            skip("NULL");
        }
        if (skip("AUTO_INCREMENT")) {
            optionalNumber();
        }
        if (skip("DEFAULT")) {
            defaultValue();
        }
        if (dialect == Dialect.NEWER && skip("ON")) {
            expect("UPDATE");
            expect("CURRENT_TIMESTAMP");
            optionalNumber();
        }
        if (skip("COMMENT")) {
            string();
        }
    }

    private void defaultValue() throws OldSyntaxError {
        if (skip("CURRENT_TIMESTAMP")) {
            optionalNumber();
        } else if (!skip("NULL") && !(dialect == Dialect.NEWER && newerDefault())) {
            string();
        }
    }

    /** The newer parser takes numbers without a sign and two more words. */
    private boolean newerDefault() {
        OldToken token = peek();
        boolean number = token.kind() == OldToken.Kind.INTEGER || token.kind() == OldToken.Kind.DECIMAL;
        boolean word =
                token.text().equalsIgnoreCase("CURRENT_DATE") || token.text().equalsIgnoreCase("BITMAP_EMPTY");
        if (number || word) {
            next();
        }
        return number || word;
    }

    private void optionalNumber() throws OldSyntaxError {
        if (skip("(")) {
            integer();
            expect(")");
        }
    }

    /** After it only a symbol is found not to fit at once; for a word the parser goes on to what may follow a table. */
    private void tableName() throws OldSyntaxError {
        do {
            name();
        } while (skip("."));
        OldToken found = peek();
        boolean word = found.isName() || found.isKeyword() || found.kind() == OldToken.Kind.END;
        if (!word && !found.is("(") && !found.is(",") && !found.is(";")) {
            Collections.addAll(expected, Expected.values());
            throw unfit();
        }
        expected.clear();
    }

    private void names() throws OldSyntaxError {
        expect("(");
        do {
            name();
        } while (skip(","));
        expect(")");
    }

    /** Anything between brackets. */
    private void group() throws OldSyntaxError {
        expect("(");
        int depth = 1;
        while (depth > 0) {
            if (peek().kind() == OldToken.Kind.END) {
                throw unfit();
            }
            depth += peek().is("(") ? 1 : peek().is(")") ? -1 : 0;
            next();
        }
    }

    /** To the next comma or bracket of the list. */
    private void skipPart() throws OldSyntaxError {
        while (!peek().is(",") && !peek().is(")") && peek().kind() != OldToken.Kind.END) {
            if (peek().is("(")) {
                group();
            } else {
                next();
            }
        }
    }

    private void rest() {
        while (peek().kind() != OldToken.Kind.END && !peek().is(";")) {
            next();
        }
    }

    OldToken peek() {
        return tokens.get(at);
    }

    void next() {
        at++;
        expected.clear();
    }

    boolean skip(String word) {
        if (peek().is(word)) {
            next();
            return true;
        }
        if (word.equals(",")) {
            expected.add(Expected.COMMA);
        } else if (word.equals(".")) {
            expected.add(Expected.DOT);
        }
        return false;
    }

    void expect(String word) throws OldSyntaxError {
        if (!skip(word)) {
            throw unfit();
        }
    }

    void name() throws OldSyntaxError {
        if (!peek().isName()) {
            expected.add(Expected.IDENTIFIER);
            throw unfit();
        }
        next();
    }

    void string() throws OldSyntaxError {
        literal(OldToken.Kind.STRING);
    }

    void integer() throws OldSyntaxError {
        literal(OldToken.Kind.INTEGER);
    }

    private void literal(OldToken.Kind kind) throws OldSyntaxError {
        if (peek().kind() != kind) {
            throw unfit();
        }
        next();
    }

    OldSyntaxError unfit() {
        return new OldSyntaxError(sql, peek(), expected);
    }
}

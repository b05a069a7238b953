package io.connectdoris.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The type corpus of one database, as the SQL file in the test resources has it. */
record CorpusScript(List<String> statements) {
    private static final Pattern OF_A_TABLE = Pattern.compile("(?:CREATE TABLE|INSERT INTO|ALTER TABLE) (\\w+)");

    static CorpusScript read(String file) {
        try (InputStream in = CorpusScript.class.getResourceAsStream("/corpus/" + file)) {
            return new CorpusScript(SqlScript.split(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with these tables only. */
    CorpusScript of(Set<String> tables) {
        return new CorpusScript(statements.stream()
                .filter(statement -> table(statement).map(tables::contains).orElse(true))
                .toList());
    }

    /** The same without these tables. */
    CorpusScript without(Set<String> tables) {
        return new CorpusScript(statements.stream()
                .filter(statement -> table(statement).filter(tables::contains).isEmpty())
                .toList());
    }

    /** This corpus and another's, whose tables take the place of those of the same name. */
    CorpusScript with(CorpusScript other) {
        Set<String> replaced = other.statements.stream()
                .flatMap(statement -> table(statement).stream())
                .collect(Collectors.toSet());
        return new CorpusScript(Stream.concat(without(replaced).statements.stream(), other.statements.stream())
                .toList());
    }

    private static Optional<String> table(String statement) {
        Matcher table = OF_A_TABLE.matcher(statement);
        return table.lookingAt() ? Optional.of(table.group(1)) : Optional.empty();
    }

    /** What fills the tables: it is run once more when the rows have been deleted. */
    List<String> rows() {
        return statements.stream().filter(statement -> isRow(statement)).toList();
    }

    private static boolean isRow(String statement) {
        return statement.startsWith("INSERT ") || statement.startsWith("SET ");
    }
}

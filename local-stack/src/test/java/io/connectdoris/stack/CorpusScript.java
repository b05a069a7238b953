package io.connectdoris.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The type corpus of one database, as the SQL file in the test resources has it. */
record CorpusScript(List<String> statements) {
    static CorpusScript read(String file) {
        try (InputStream in = CorpusScript.class.getResourceAsStream("/corpus/" + file)) {
            return new CorpusScript(SqlScript.split(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What fills the tables: it is run once more when the rows have been deleted. */
    List<String> rows() {
        return statements.stream().filter(statement -> isRow(statement)).toList();
    }

    private static boolean isRow(String statement) {
        return statement.startsWith("INSERT ") || statement.startsWith("SET ");
    }
}

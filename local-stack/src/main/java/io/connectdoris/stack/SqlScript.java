package io.connectdoris.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shop: its schema, its first rows, and the fixed script of changes, as SQL files for each database. */
public enum SqlScript {
    SCHEMA,
    SEED,
    CHANGES;

    /** Runs the script as the shop's owner, each statement in a transaction of its own. */
    public void runIn(SourceDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements(database.dialect())) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw ServerFailure.of(this + " of the shop failed in " + database.product(), database.log(), e);
        }
    }

    List<String> statements(SqlDialect dialect) {
        String folder = dialect == SqlDialect.MYSQL ? "mysql" : "postgres";
        String file = "shop/" + folder + "-" + name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream in = SqlScript.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return split(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Statements end with a semicolon at the end of a line; lines that begin with two dashes are for the reader. */
    static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        for (String statement : text.replaceAll("(?m)^--.*\\R", "").split(";\\R")) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }
}

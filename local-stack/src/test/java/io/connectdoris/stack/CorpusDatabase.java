package io.connectdoris.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Where a corpus lives: a schema or database of its own beside the shop's.
 *
 * @param enter the statements that create it, unless it is there, and make it the connection's own
 * @param dorisDatabase where its tables arrive
 * @param tablePrefix what their names have there before the source's
 */
record CorpusDatabase(SourceDatabase server, List<String> enter, String dorisDatabase, String tablePrefix) {
    CorpusDatabase {
        enter = List.copyOf(enter);
    }

    Connection connect() throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            for (String sql : enter) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    void run(Iterable<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw ServerFailure.of(sql, server.log(), e);
                }
            }
        } catch (SQLException e) {
            throw ServerFailure.of("no connection to " + server.product(), server.log(), e);
        }
    }
}

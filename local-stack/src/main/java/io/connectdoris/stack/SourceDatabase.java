package io.connectdoris.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A source database that runs: where it listens, who may log in, and how its content is read. */
public sealed interface SourceDatabase extends AutoCloseable permits MySqlServer, PostgresServer {
    /** The name that people know it by, with its version. */
    String product();

    String host();

    int port();

    /** The user that owns the shop and that Debezium logs in as. */
    Login login();

    /** The database that holds the shop, which is also the Doris database that its tables arrive in. */
    String database();

    SqlDialect dialect();

    /** A connection to the shop as its owner; its session's time zone is UTC. */
    Connection connect() throws SQLException;

    Path log();

    @Override
    void close();
}

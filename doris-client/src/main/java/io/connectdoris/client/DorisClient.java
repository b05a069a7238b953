package io.connectdoris.client;

import java.util.List;
import java.util.Optional;

/**
 * The door to a Doris cluster. Safe for use by several threads. Every call is bounded by the connection's timeouts.
 */
public interface DorisClient extends AutoCloseable {

    /**
     * A client of this cluster; nothing is asked of it yet.
     *
     * @throws IllegalArgumentException when the CA file cannot be used
     */
    static DorisClient open(DorisConnection connection) {
        return new HttpDorisClient(connection);
    }

    /** Sends one load and says what became of it; never throws for what Doris or the network did. */
    LoadOutcome load(StreamLoad load);

    /**
     * Cuts off the load that is being sent under this label, if there is one; its outcome is unknown then. To keep it from
     * being tried again, interrupt the thread that sends it before.
     */
    void abort(String label);

    /** What Doris knows of a label of this database. */
    LabelState labelState(String database, String label);

    /**
     * Runs one statement with {@code database} as the current one. Statements of one client run one at a time; one that the
     * FE refuses because others run is repeated (facts.md 1.5).
     *
     * @param database may be empty when the statement names its database
     */
    SqlResult sql(String database, String statement);

    /** The table, or empty when it or its database does not exist. */
    Optional<TableDescription> describe(TableName table);

    /** All BEs that the FE knows. */
    List<Backend> backends();

    /** Ends what is under way and gives back connections; loads that are being sent are cut off. */
    @Override
    void close();
}

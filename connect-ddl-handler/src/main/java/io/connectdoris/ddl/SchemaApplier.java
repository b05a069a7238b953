package io.connectdoris.ddl;

import io.connectdoris.client.DorisClient;
import io.connectdoris.client.DorisException;
import io.connectdoris.client.TableName;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the live tables what they should be. Several tasks may ask for the same at the same time, and a task may ask again
 * for what is already there: both succeed. Statements are matched on Doris' texts, never on codes (facts.md 6.6).
 */
public final class SchemaApplier {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaApplier.class);

    private final DorisClient client;

    public SchemaApplier(DorisClient client) {
        this.client = client;
    }

    /** Creates the database and the table when they are missing. */
    public void createTable(TableDefinition table) {
        String database = table.name().database();
        run(table.name(), "", DorisStatements.createDatabase(database), "database exists");
        run(table.name(), database, DorisStatements.createTable(table), "already exists");
    }

    /** Adds columns that are missing, one statement each, so that two tasks that race over different sets both succeed. */
    public void addColumns(TableName table, List<ColumnDefinition> columns) {
        for (ColumnDefinition column : columns) {
            // Two texts for one fact, by version and by position (facts.md 6.4).
            run(table, table.database(), DorisStatements.addColumn(table, column), "already exists");
        }
    }

    /** Removes every row. */
    public void truncate(TableName table) {
        run(table, table.database(), DorisStatements.truncate(table), null);
    }

    private void run(TableName table, String database, String statement, String alreadySo) {
        try {
            client.sql(database, statement);
            LOG.info("Table {}: {}", table, statement);
        } catch (DorisException.Refused refused) {
            String reply = refused.reply().toLowerCase(Locale.ROOT);
            if (alreadySo != null && reply.contains(alreadySo)) {
                return;
            }
            if (reply.contains("is not normal")) {
                throw new SchemaException.Busy("Table " + table + " is being changed: " + refused.reply()
                        + " The change is tried again until that is over.");
            }
            throw new SchemaException(
                    "Doris refused to change table " + table + ": " + refused.reply() + "\nThe statement was: "
                            + statement,
                    refused);
        }
    }
}

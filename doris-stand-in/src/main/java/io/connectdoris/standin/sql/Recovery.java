package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DroppedPartition;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.antlr.v4.runtime.Token;

/** RECOVER: what was dropped without FORCE comes back. */
final class Recovery {

    private final Catalog catalog;
    private final Users users;
    private final Resolver resolver;
    private final Clock clock;

    Recovery(Catalog catalog, Users users, Resolver resolver, Clock clock) {
        this.catalog = catalog;
        this.users = users;
        this.resolver = resolver;
        this.clock = clock;
    }

    /** Whether the statement is one of these. */
    boolean run(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.RecoverDatabaseContext recover) {
            database(recover, session);
        } else if (statement instanceof DorisSqlParser.RecoverTableContext recover) {
            table(recover, session);
        } else if (statement instanceof DorisSqlParser.RecoverPartitionContext recover) {
            partition(recover, session);
        } else {
            return false;
        }
        return true;
    }

    private void database(DorisSqlParser.RecoverDatabaseContext recover, Session session) throws DorisException {
        String name = SqlTexts.name(recover.name);
        String newName = recover.alias == null ? name : SqlTexts.name(recover.alias);
        require(session, name, "*");
        if (catalog.exists(newName)) {
            throw DorisException.of("Database[" + newName + "] already exist.");
        }
        Database database = catalog.bin()
                .takeDatabase(name, id(recover.id), clock.instant())
                .orElseThrow(() -> DorisException.of(
                        "Unknown database '" + name + "' or database id '" + printed(recover.id) + "'"));
        catalog.recover(database, newName);
    }

    private void table(DorisSqlParser.RecoverTableContext recover, Session session) throws DorisException {
        Database database = resolver.database(Resolver.databaseName(recover.name, session));
        String name = Resolver.last(recover.name);
        String newName = recover.alias == null ? name : SqlTexts.name(recover.alias);
        require(session, database.name(), name);
        synchronized (database) {
            if (database.has(newName)) {
                throw DorisException.of("Table '" + newName + "' already exists");
            }
            Table table = catalog.bin()
                    .takeTable(database, name, id(recover.id), clock.instant())
                    .orElseThrow(() -> DorisException.of("Unknown table '" + name + "' or table id '"
                            + printed(recover.id) + "' in " + database.name()));
            table.define(table.definition().withName(newName));
            database.add(table);
        }
    }

    private void partition(DorisSqlParser.RecoverPartitionContext recover, Session session) throws DorisException {
        Table table = resolver.table(recover.table, session, Privilege.ALTER).table();
        String name = SqlTexts.name(recover.name);
        String newName = recover.alias == null ? name : SqlTexts.name(recover.alias);
        if (table.hasPartition(newName)) {
            throw DorisException.of("partition[" + newName + "] already exist in table[" + table.name() + "]");
        }
        // Partitions have no ids here, so none has the one that is given.
        DroppedPartition dropped = Optional.of(recover)
                .filter(each -> each.id == null)
                .flatMap(each -> catalog.bin().partition(table, name, clock.instant()))
                .orElseThrow(() -> DorisException.of("No partition named '" + name + "' or partition id '"
                        + printed(recover.id) + "' in table " + table.name()));
        if (table.conflict(dropped.part()).isPresent()) {
            throw DorisException.of("Can not recover partition[" + name + "]. Partition item conflict.");
        }
        if (!table.fits(dropped)) {
            throw DorisException.unsupported("RECOVER PARTITION after a change that rewrote the table's rows");
        }
        catalog.bin().remove(table, dropped);
        table.recover(dropped, recover.alias == null ? dropped.part().name() : newName);
    }

    private void require(Session session, String database, String table) throws DorisException {
        if (!users.may(session.user(), Privilege.CREATE, database, table)) {
            throw DorisException.of("Access denied; you need (at least one of) the (ALTER,CREATE) privilege(s) for this"
                    + " operation");
        }
    }

    private static OptionalLong id(Token id) {
        return id == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(id.getText()));
    }

    private static String printed(Token id) {
        return id == null ? "-1" : id.getText();
    }
}

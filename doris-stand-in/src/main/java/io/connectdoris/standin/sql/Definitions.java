package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Names;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.Transactions;
import java.util.Optional;
import java.util.function.Function;

/** CREATE, DROP, TRUNCATE and ALTER of databases and tables. */
final class Definitions {

    private final Catalog catalog;
    private final Users users;
    private final ClusterView cluster;
    private final Resolver resolver;
    private final AlterJobs jobs;
    private final Function<Database, Transactions> transactions;
    private final TableAlterer alterer;

    Definitions(
            Catalog catalog,
            Users users,
            ClusterView cluster,
            Resolver resolver,
            AlterJobs jobs,
            Function<Database, Transactions> transactions) {
        this.catalog = catalog;
        this.users = users;
        this.cluster = cluster;
        this.resolver = resolver;
        this.jobs = jobs;
        this.transactions = transactions;
        this.alterer = new TableAlterer(jobs, cluster);
    }

    /** Whether the statement is one of these. */
    boolean run(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.CreateDatabaseContext create) {
            createDatabase(create, session);
        } else if (statement instanceof DorisSqlParser.DropDatabaseContext drop) {
            dropDatabase(drop, session);
        } else if (statement instanceof DorisSqlParser.CreateTableContext create) {
            createTable(create, session);
        } else if (statement instanceof DorisSqlParser.DropTableContext drop) {
            dropTable(drop, session);
        } else if (statement instanceof DorisSqlParser.TruncateTableContext truncate) {
            truncate(truncate, session);
        } else if (statement instanceof DorisSqlParser.AlterTableContext alter) {
            Resolver.Found found = resolver.table(alter.name, session, Privilege.ALTER);
            alterer.alter(found, alter.alterClause(), names(session));
        } else if (statement instanceof DorisSqlParser.CreateIndexContext index) {
            Table table = resolver.table(index.table, session, Privilege.ALTER).table();
            TableAlterer.requireNormal(table);
            for (String name : SqlTexts.names(index.columns)) {
                if (table.definition().column(name).isEmpty()) {
                    throw DorisException.of("Column does not exist in table. invalid column: " + name);
                }
            }
        } else if (statement instanceof DorisSqlParser.CancelAlterContext cancel) {
            jobs.cancel(resolver.table(cancel.name, session, Privilege.ALTER).table());
        } else if (statement instanceof DorisSqlParser.UseDatabaseContext use) {
            resolver.use(SqlTexts.name(use.db), session);
        } else {
            return false;
        }
        return true;
    }

    private Names names(Session session) {
        DorisVersion version = cluster.version();
        return Names.of(version, session.isOn("enable_unicode_name_support", Names.isUnicodeByDefault(version)));
    }

    private void createDatabase(DorisSqlParser.CreateDatabaseContext create, Session session) throws DorisException {
        String name = Resolver.last(create.name);
        if (!users.may(session.user(), Privilege.CREATE, name, "*")) {
            throw DorisException.of("Access denied for user '" + session.user() + "' to database '" + name + "'");
        }
        names(session).checkDatabase(name);
        if (!catalog.exists(name)) {
            catalog.create(name);
        } else if (create.EXISTS() == null) {
            throw DorisException.of("Can't create database '" + name + "'; database exists");
        }
    }

    private void dropDatabase(DorisSqlParser.DropDatabaseContext drop, Session session) throws DorisException {
        String name = Resolver.last(drop.name);
        if (!users.may(session.user(), Privilege.DROP, name, "*")) {
            throw DorisException.of("Access denied for user '" + session.user() + "' to database '" + name + "'");
        }
        if (catalog.drop(name).isEmpty() && drop.EXISTS() == null) {
            throw DorisException.of("Can't drop database '" + name + "'; database doesn't exist");
        }
    }

    private void createTable(DorisSqlParser.CreateTableContext create, Session session) throws DorisException {
        String databaseName = Resolver.databaseName(create.name, session);
        String name = Resolver.last(create.name);
        if (!users.may(session.user(), Privilege.CREATE, databaseName, name)) {
            throw DorisException.of(
                    "Access denied; you need (at least one of) the (CREATE) privilege(s) for this operation");
        }
        Database database = resolver.database(databaseName);
        synchronized (database) {
            Table table = new TableCreator(catalog, cluster).create(name, create, names(session));
            if (database.table(name).isEmpty()) {
                database.add(table);
            } else if (create.EXISTS() == null) {
                throw DorisException.of("Table '" + name + "' already exists");
            }
        }
    }

    private void dropTable(DorisSqlParser.DropTableContext drop, Session session) throws DorisException {
        Database database = resolver.database(Resolver.databaseName(drop.name, session));
        String name = Resolver.last(drop.name);
        if (!users.may(session.user(), Privilege.DROP, database.name(), name)) {
            throw DorisException.of(
                    "Access denied; you need (at least one of) the (DROP) privilege(s) for this operation");
        }
        Optional<Table> table = database.table(name);
        if (table.isEmpty()) {
            if (drop.EXISTS() == null) {
                throw DorisException.of("Unknown table '" + name + "' in " + database.name());
            }
            return;
        }
        if (table.get().isSchemaChanging() && drop.FORCE() == null) {
            throw DorisException.of("The table [" + name + "]'s state is SCHEMA_CHANGE, cannot be dropped. please"
                    + " cancel the operation on olap table firstly. If you want to forcibly drop(cannot be recovered),"
                    + " please use \"DROP table FORCE\".");
        }
        if (drop.FORCE() == null && transactions.apply(database).isPublishing(table.get())) {
            throw DorisException.of("There are still some transactions in the COMMITTED state waiting to be completed."
                    + " The table [" + name + "] cannot be dropped. If you want to forcibly drop(cannot be recovered),"
                    + " please use \"DROP table FORCE\".");
        }
        database.remove(name);
    }

    private void truncate(DorisSqlParser.TruncateTableContext truncate, Session session) throws DorisException {
        Resolver.Found found = resolver.table(truncate.name, session, Privilege.LOAD);
        TableAlterer.requireNormal(found.table());
        if (truncate.partitions != null) {
            throw DorisException.unsupported("TRUNCATE of partitions");
        }
        found.table().truncate();
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.sql.DorisSqlParser.MultipartContext;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        this.alterer = new TableAlterer(jobs, cluster, new PartitionChanges(cluster, catalog.bin(), transactions));
    }

    /** Whether the statement is one of these. */
    boolean run(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.CreateDatabaseContext create) {
            createDatabase(create, session);
        } else if (statement instanceof DorisSqlParser.DropDatabaseContext drop) {
            dropDatabase(drop, session);
        } else if (statement instanceof DorisSqlParser.CreateTableContext create) {
            createTable(create, session);
        } else if (statement instanceof DorisSqlParser.CreateTableLikeContext like) {
            createTableLike(like, session);
        } else if (statement instanceof DorisSqlParser.DropTableContext drop) {
            dropTable(drop, session);
        } else if (statement instanceof DorisSqlParser.TruncateTableContext truncate) {
            truncate(truncate, session);
        } else if (statement instanceof DorisSqlParser.AlterTableContext alter) {
            alterTable(alter, session);
        } else if (statement instanceof DorisSqlParser.CreateIndexContext index) {
            Table table = resolver.table(index.table, session, Privilege.ALTER).table();
            TableAlterer.requireNormal(table);
            Indexes.create(table, index);
        } else if (statement instanceof DorisSqlParser.DropIndexContext index) {
            Table table = resolver.table(index.table, session, Privilege.ALTER).table();
            TableAlterer.requireNormal(table);
            Indexes.drop(table, SqlTexts.name(index.name), index.EXISTS() != null);
        } else if (statement instanceof DorisSqlParser.CancelAlterContext cancel) {
            jobs.cancel(resolver.table(cancel.name, session, Privilege.ALTER).table());
        } else if (statement instanceof DorisSqlParser.UseDatabaseContext use) {
            resolver.use(SqlTexts.name(use.db), session);
        } else {
            return false;
        }
        return true;
    }

    private DefinitionRules rules(Session session) {
        return DefinitionRules.of(cluster.version(), session);
    }

    private void createDatabase(DorisSqlParser.CreateDatabaseContext create, Session session) throws DorisException {
        String name = Resolver.last(create.name);
        if (!users.may(session.user(), Privilege.CREATE, name, "*")) {
            throw DorisException.of("Access denied for user '" + session.user() + "' to database '" + name + "'");
        }
        rules(session).names().checkDatabase(name);
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
        Optional<Database> dropped = catalog.drop(name);
        if (dropped.isPresent() && drop.FORCE() == null) {
            catalog.bin().put(dropped.get(), cluster.clock().instant());
        }
        if (dropped.isEmpty() && drop.EXISTS() == null) {
            throw DorisException.of("Can't drop database '" + name + "'; database doesn't exist");
        }
    }

    private void createTable(DorisSqlParser.CreateTableContext create, Session session) throws DorisException {
        String name = Resolver.last(create.name);
        Database database = creating(create.name, session);
        synchronized (database) {
            Table table = new TableCreator(catalog, cluster, rules(session)).create(name, create);
            add(database, table, create.EXISTS() != null);
        }
    }

    private Database creating(MultipartContext context, Session session) throws DorisException {
        String databaseName = Resolver.databaseName(context, session);
        if (!users.may(session.user(), Privilege.CREATE, databaseName, Resolver.last(context))) {
            throw DorisException.of(
                    "Access denied; you need (at least one of) the (CREATE) privilege(s) for this operation");
        }
        return resolver.database(databaseName);
    }

    private static void add(Database database, Table table, boolean ifAbsent) throws DorisException {
        if (!database.has(table.name())) {
            database.add(table);
        } else if (!ifAbsent) {
            throw DorisException.of("Table '" + table.name() + "' already exists");
        }
    }

    /** The same definition without rows. */
    private void createTableLike(DorisSqlParser.CreateTableLikeContext like, Session session) throws DorisException {
        Database database = creating(like.name, session);
        String name = Resolver.last(like.name);
        if (like.ROLLUP() != null) {
            throw DorisException.unsupported("ROLLUP");
        }
        rules(session).names().checkNewTable(name);
        Table source = resolver.table(like.source, session, Privilege.SELECT).table();
        synchronized (database) {
            add(database, source.emptyCopy(catalog.nextId(), name), like.EXISTS() != null);
        }
    }

    private void alterTable(DorisSqlParser.AlterTableContext alter, Session session) throws DorisException {
        if (resolver.view(alter.name, session).isPresent()) {
            throw DorisException.of("Do not support alter VIEW table[" + Resolver.last(alter.name) + "]");
        }
        Resolver.Found found = resolver.table(alter.name, session, Privilege.ALTER);
        alterer.alter(found, alter.alterClause(), rules(session));
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
            if (database.view(name).isPresent()) {
                throw Views.wrongObject(database.name(), name, "TABLE", "VIEW");
            }
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
        if (drop.FORCE() == null) {
            catalog.bin().put(database, table.get(), cluster.clock().instant());
        }
    }

    private void truncate(DorisSqlParser.TruncateTableContext truncate, Session session) throws DorisException {
        if (resolver.view(truncate.name, session).isPresent()) {
            throw DorisException.of("Table '" + Resolver.last(truncate.name) + "' is not a OLAP table");
        }
        Table table = resolver.table(truncate.name, session, Privilege.LOAD).table();
        TableAlterer.requireNormal(table);
        if (truncate.specifiedPartition() == null) {
            table.truncate();
        } else {
            truncate(table, truncate.specifiedPartition());
        }
    }

    private static void truncate(Table table, DorisSqlParser.SpecifiedPartitionContext context) throws DorisException {
        if (context.TEMPORARY() != null) {
            throw DorisException.unsupported("temporary partitions");
        }
        List<String> names = context.identifierList() == null
                ? List.of(SqlTexts.name(context.identifier()))
                : SqlTexts.names(context.identifierList());
        for (String name : names) {
            if (!table.hasPartition(name)) {
                throw DorisException.of("Partition " + name + " does not exist");
            }
        }
        if (table.partitioning().parts().isEmpty()) {
            table.truncate();
        } else {
            table.truncate(Set.copyOf(names));
        }
    }
}

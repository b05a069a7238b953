package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Names;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.RowSelector;
import io.connectdoris.standin.sql.DorisSqlParser.MultipartContext;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.Transactions;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/** Runs statements: definitions are changed in the catalog, the rest is shown or queried. */
public final class SqlExecutor implements AutoCloseable {

    /** A table and where it is. */
    record Found(Database database, Table table) {}

    private final Catalog catalog;
    private final Users users;
    private final ClusterView cluster;
    private final Function<Database, Transactions> transactions;
    private final AlterJobs jobs;
    private final TableAlterer alterer;
    private final SelectEngine engine;
    private final Shows shows;
    private final RowStatements rowStatements;

    public SqlExecutor(
            Catalog catalog,
            Users users,
            ClusterView cluster,
            AlterJobs jobs,
            Function<Database, Transactions> transactions) {
        this.catalog = catalog;
        this.users = users;
        this.cluster = cluster;
        this.jobs = jobs;
        this.transactions = transactions;
        this.alterer = new TableAlterer(jobs, cluster);
        this.engine = new SelectEngine(catalog, cluster.zone());
        this.shows = new Shows(catalog, users, cluster, jobs, transactions);
        this.rowStatements = new RowStatements(engine, cluster);
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Evaluates predicates over rows on their way into a table of this database. */
    public RowSelector rowSelector(String database) {
        return new RowSelector() {
            @Override
            public BitSet select(Table table, List<RowChange> rows, String predicate) throws DorisException {
                return engine.select(database, table, rows, predicate);
            }

            @Override
            public List<List<String>> evaluate(List<String> fields, List<String[]> rows, List<String> expressions)
                    throws DorisException {
                return engine.evaluate(database, fields, rows, expressions);
            }
        };
    }

    /** Runs every statement and returns the result of the last. */
    public SqlResult execute(String sql, Session session) throws DorisException {
        jobs.settle();
        for (Database database : catalog.databases()) {
            transactions.apply(database).settle();
        }
        SqlResult last = SqlResult.DONE;
        for (StatementContext statement : SqlParser.parse(sql).statement()) {
            last = run(statement, session, sql);
        }
        return last;
    }

    private SqlResult run(StatementContext statement, Session session, String sql) throws DorisException {
        if (statement instanceof DorisSqlParser.SelectContext) {
            checkSelect(source(statement, sql), session);
            return engine.query(source(statement, sql), session.database(), view(session));
        }
        Optional<SqlResult> shown = shows.run(statement, session, this);
        if (shown.isPresent()) {
            return shown.get();
        }
        if (statement instanceof DorisSqlParser.UnsupportedContext) {
            throw DorisException.unsupported(source(statement, sql));
        }
        if (statement instanceof DorisSqlParser.InsertContext insert) {
            Found found = table(insert.name, session, Privilege.LOAD);
            rowStatements.insert(found.table(), insert, source(insert.insertSource(), sql), session);
            return SqlResult.DONE;
        }
        if (statement instanceof DorisSqlParser.UpdateRowsContext update) {
            Found found = table(update.name, session, Privilege.LOAD);
            rowStatements.update(found, source(update.anything(), sql));
            return SqlResult.DONE;
        }
        if (statement instanceof DorisSqlParser.DeleteRowsContext delete) {
            Found found = table(delete.name, session, Privilege.LOAD);
            String alias = delete.alias == null ? "" : SqlTexts.name(delete.alias);
            if (delete.using != null) {
                rowStatements.deleteUsing(found, alias, source(delete.using, sql));
            } else {
                rowStatements.delete(found, alias, delete.where == null ? "" : source(delete.where, sql));
            }
            return SqlResult.DONE;
        }
        define(statement, session, sql);
        return SqlResult.DONE;
    }

    /** Who asks for hidden columns sees the rows that the delete sign hides, too. */
    private static SelectEngine.View view(Session session) {
        boolean hidden = session.isOn("show_hidden_columns", false);
        return new SelectEngine.View(hidden, hidden || session.isOn("skip_delete_sign", false));
    }

    private void checkSelect(String query, Session session) throws DorisException {
        for (QueryRewriter.TableName name :
                new QueryRewriter(catalog, session.database(), query, cluster.zone()).tables()) {
            require(
                    session,
                    Privilege.SELECT,
                    name.database().name(),
                    name.table().name());
        }
    }

    private void define(StatementContext statement, Session session, String sql) throws DorisException {
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
            Found found = table(alter.name, session, Privilege.ALTER);
            alterer.alter(found.database(), found.table(), alter.alterClause());
        } else if (statement instanceof DorisSqlParser.CreateIndexContext index) {
            Table table = table(index.table, session, Privilege.ALTER).table();
            TableAlterer.requireNormal(table);
            for (String name : SqlTexts.names(index.columns)) {
                if (table.definition().column(name).isEmpty()) {
                    throw DorisException.of("Column does not exist in table. invalid column: " + name);
                }
            }
        } else if (statement instanceof DorisSqlParser.CancelAlterContext cancel) {
            jobs.cancel(table(cancel.name, session, Privilege.ALTER).table());
        } else if (statement instanceof DorisSqlParser.UseDatabaseContext use) {
            String name = SqlTexts.name(use.db);
            if (!catalog.exists(name)) {
                throw DorisException.coded(DorisException.UNKNOWN_DATABASE, "Unknown database '" + name + "'");
            }
            session.use(name);
        } else {
            administer(statement, session, sql);
        }
    }

    private void administer(StatementContext statement, Session session, String sql) throws DorisException {
        if (statement instanceof DorisSqlParser.AlterDatabaseQuotaContext quota) {
            Database database = database(last(quota.name));
            transactions.apply(database).setQuota(Integer.parseInt(quota.quota.getText()));
        } else if (statement instanceof DorisSqlParser.CleanLabelContext clean) {
            transactions
                    .apply(database(SqlTexts.name(clean.db)))
                    .forget(Optional.ofNullable(clean.label).map(SqlTexts::name));
        } else if (statement instanceof DorisSqlParser.CreateUserContext create) {
            require(session, Privilege.ADMIN, "*", "*");
            String user = userName(create.user);
            if (users.exists(user) && create.EXISTS() == null) {
                throw DorisException.of("User '" + user + "'@'%' already exist");
            }
            if (!users.exists(user)) {
                users.put(user, SqlTexts.optionalLiteral(create.password).orElse(""));
            }
        } else if (statement instanceof DorisSqlParser.GrantContext grant) {
            require(session, Privilege.ADMIN, "*", "*");
            grant(grant);
        } else if (statement instanceof DorisSqlParser.SetVariableContext set) {
            setVariables(set.anything(), session);
        } else {
            throw DorisException.unsupported(source(statement, sql));
        }
    }

    /** {@code name = value}, several with commas; other forms of SET change nothing here. */
    private static void setVariables(DorisSqlParser.AnythingContext assignments, Session session)
            throws DorisException {
        for (Map.Entry<String, String> each :
                UpdateText.read(assignments.getText()).assignments().entrySet()) {
            String value = each.getValue();
            boolean quoted = value.startsWith("'") || value.startsWith("\"");
            session.set(
                    each.getKey()
                            .replaceFirst("^(@@)?((?i)session|global)[.]?", "")
                            .replace("@@", ""),
                    quoted ? SqlTexts.literal(value) : value);
        }
    }

    private void grant(DorisSqlParser.GrantContext grant) throws DorisException {
        List<DorisSqlParser.GrantPartContext> target = grant.target.grantPart();
        int parts = target.size();
        String database = parts < 2
                ? SqlTexts.name(target.get(0).getText())
                : SqlTexts.name(target.get(parts - 2).getText());
        String table = parts < 2 ? "*" : SqlTexts.name(target.get(parts - 1).getText());
        String user = userName(grant.user);
        if (!users.exists(user)) {
            throw DorisException.of("user '" + user + "'@'%' does not exist");
        }
        for (DorisSqlParser.IdentifierContext privilege : grant.privileges().identifier()) {
            String word = SqlTexts.name(privilege).toUpperCase(Locale.ROOT);
            String plain = word.endsWith("_PRIV") ? word.substring(0, word.length() - "_PRIV".length()) : word;
            if (plain.equals("ALL")) {
                for (Privilege each : Privilege.values()) {
                    users.grant(user, each, database, table);
                }
            } else {
                try {
                    users.grant(user, Privilege.valueOf(plain), database, table);
                } catch (IllegalArgumentException e) {
                    throw DorisException.unsupported("privilege " + word);
                }
            }
        }
    }

    private static String userName(DorisSqlParser.UserIdentityContext context) {
        String text = context.getChild(0).getText();
        return text.startsWith("'") || text.startsWith("\"") ? SqlTexts.literal(text) : SqlTexts.name(text);
    }

    private void createDatabase(DorisSqlParser.CreateDatabaseContext create, Session session) throws DorisException {
        String name = last(create.name);
        if (!users.may(session.user(), Privilege.CREATE, name, "*")) {
            throw DorisException.of("Access denied for user '" + session.user() + "' to database '" + name + "'");
        }
        Names.checkDatabase(name);
        if (!catalog.exists(name)) {
            catalog.create(name);
        } else if (create.EXISTS() == null) {
            throw DorisException.of("Can't create database '" + name + "'; database exists");
        }
    }

    private void dropDatabase(DorisSqlParser.DropDatabaseContext drop, Session session) throws DorisException {
        String name = last(drop.name);
        if (!users.may(session.user(), Privilege.DROP, name, "*")) {
            throw DorisException.of("Access denied for user '" + session.user() + "' to database '" + name + "'");
        }
        if (catalog.drop(name).isEmpty() && drop.EXISTS() == null) {
            throw DorisException.of("Can't drop database '" + name + "'; database doesn't exist");
        }
    }

    private void createTable(DorisSqlParser.CreateTableContext create, Session session) throws DorisException {
        String databaseName = databaseName(create.name, session);
        String name = last(create.name);
        if (!users.may(session.user(), Privilege.CREATE, databaseName, name)) {
            throw DorisException.of(
                    "Access denied; you need (at least one of) the (CREATE) privilege(s) for this operation");
        }
        Database database = database(databaseName);
        synchronized (database) {
            Table table = new TableCreator(catalog, cluster).create(name, create);
            if (database.table(name).isEmpty()) {
                database.add(table);
            } else if (create.EXISTS() == null) {
                throw DorisException.of("Table '" + name + "' already exists");
            }
        }
    }

    private void dropTable(DorisSqlParser.DropTableContext drop, Session session) throws DorisException {
        Database database = database(databaseName(drop.name, session));
        String name = last(drop.name);
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
        database.remove(name);
    }

    private void truncate(DorisSqlParser.TruncateTableContext truncate, Session session) throws DorisException {
        Found found = table(truncate.name, session, Privilege.LOAD);
        TableAlterer.requireNormal(found.table());
        if (truncate.partitions != null) {
            throw DorisException.unsupported("TRUNCATE of partitions");
        }
        found.table().truncate();
    }

    Found table(MultipartContext context, Session session, Privilege privilege) throws DorisException {
        Database database = database(databaseName(context, session));
        String name = last(context);
        require(session, privilege, database.name(), name);
        return new Found(
                database, database.table(name).orElseThrow(() -> DorisException.of("Unknown table '" + name + "'")));
    }

    private void require(Session session, Privilege privilege, String database, String table) throws DorisException {
        if (users.may(session.user(), privilege, database, table)) {
            return;
        }
        String who = "'" + session.user() + "'@'" + session.host() + "'";
        throw DorisException.of(
                switch (privilege) {
                    case ALTER ->
                        "ALTER TABLE command denied to user " + who + " for table '" + database + ": " + table + "'";
                    case SELECT ->
                        "SELECT command denied to user " + who + " for table '" + database + ": " + table + "'";
                    case ADMIN ->
                        "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this" + " operation";
                    default -> "LOAD command denied to user " + who + " for table '" + database + ": " + table + "'";
                });
    }

    Database database(String name) throws DorisException {
        return catalog.database(name).orElseThrow(() -> DorisException.of("Unknown database '" + name + "'"));
    }

    static String databaseName(MultipartContext context, Session session) throws DorisException {
        int parts = context.parts.size();
        return parts > 1 ? SqlTexts.name(context.parts.get(parts - 2)) : session.requireDatabase();
    }

    static String last(MultipartContext context) {
        return SqlTexts.name(context.parts.get(context.parts.size() - 1));
    }

    private static String source(ParserRuleContext context, String sql) {
        Interval interval = Interval.of(
                context.getStart().getStartIndex(), context.getStop().getStopIndex());
        int[] points = sql.codePoints().toArray();
        return new String(points, interval.a, interval.b - interval.a + 1);
    }
}

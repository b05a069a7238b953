package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.RowSelector;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.Transactions;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/** Runs statements: definitions are changed in the catalog, the rest is shown or queried. */
public final class SqlExecutor implements AutoCloseable {

    private final Catalog catalog;
    private final ClusterView cluster;
    private final Function<Database, Transactions> transactions;
    private final AlterJobs jobs;
    private final Resolver resolver;
    private final Definitions definitions;
    private final Administration administration;
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
        this.cluster = cluster;
        this.jobs = jobs;
        this.transactions = transactions;
        this.resolver = new Resolver(catalog, users);
        this.definitions = new Definitions(catalog, users, cluster, resolver, jobs, transactions);
        this.administration = new Administration(users, resolver, transactions);
        this.engine = new SelectEngine(catalog, cluster.zone());
        this.shows = new Shows(catalog, users, cluster, resolver, jobs, transactions);
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
        return cluster.version().isAtLeast(DorisVersion.V4_0)
                ? executeAll(sql, session)
                : OldPlanner.run(sql, session, () -> executeAll(sql, session));
    }

    private SqlResult executeAll(String sql, Session session) throws DorisException {
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
            return engine.query(source(statement, sql), session.database(), view(session))
                    .shown();
        }
        Optional<SqlResult> shown = shows.run(statement, session);
        if (shown.isPresent()) {
            return shown.get();
        }
        if (statement instanceof DorisSqlParser.UnsupportedContext) {
            throw DorisException.unsupported(source(statement, sql));
        }
        if (statement instanceof DorisSqlParser.InsertContext insert) {
            Resolver.Found found = resolver.table(insert.name, session, Privilege.LOAD);
            rowStatements.insert(found.table(), insert, source(insert.insertSource(), sql), session);
            return SqlResult.DONE;
        }
        if (statement instanceof DorisSqlParser.UpdateRowsContext update) {
            Resolver.Found found = resolver.table(update.name, session, Privilege.LOAD);
            rowStatements.update(found, source(update.anything(), sql));
            return SqlResult.DONE;
        }
        if (statement instanceof DorisSqlParser.DeleteRowsContext delete) {
            Resolver.Found found = resolver.table(delete.name, session, Privilege.LOAD);
            String alias = delete.alias == null ? "" : SqlTexts.name(delete.alias);
            if (delete.using != null) {
                rowStatements.deleteUsing(found, alias, source(delete.using, sql));
            } else {
                rowStatements.delete(found, alias, delete.where == null ? "" : source(delete.where, sql));
            }
            return SqlResult.DONE;
        }
        if (!definitions.run(statement, session) && !administration.run(statement, session)) {
            throw DorisException.unsupported(source(statement, sql));
        }
        return SqlResult.DONE;
    }

    /** Who asks for hidden columns sees the rows that the delete sign hides, too. */
    private static SelectEngine.View view(Session session) {
        boolean hidden = session.isOn("show_hidden_columns", false);
        return new SelectEngine.View(
                hidden,
                hidden || session.isOn("skip_delete_sign", false),
                session.isOn("skip_delete_bitmap", false),
                session.isOn("skip_storage_engine_merge", false),
                session.isOn("skip_delete_predicate", false));
    }

    private void checkSelect(String query, Session session) throws DorisException {
        for (QueryRewriter.TableName name :
                new QueryRewriter(catalog, session.database(), query, cluster.zone()).tables()) {
            resolver.require(
                    session,
                    Privilege.SELECT,
                    name.database().name(),
                    name.table().name());
        }
    }

    private static String source(ParserRuleContext context, String sql) {
        Interval interval = Interval.of(
                context.getStart().getStartIndex(), context.getStop().getStopIndex());
        int[] points = sql.codePoints().toArray();
        return new String(points, interval.a, interval.b - interval.a + 1);
    }
}

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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/** Runs statements: definitions are changed in the catalog, the rest is shown or queried. */
public final class SqlExecutor implements AutoCloseable {

    /** One statement of those that came together. */
    public interface Statement {
        SqlResult run(Session session) throws DorisException;
    }

    /** The version that the FE names itself with to MySQL clients. */
    public static final String MYSQL_VERSION = Variables.VERSION;

    private static final String CATALOG_PREFIX = "internal.";

    private final Catalog catalog;
    private final ClusterView cluster;
    private final Function<Database, Transactions> transactions;
    private final AlterJobs jobs;
    private final Resolver resolver;
    private final Definitions definitions;
    private final Recovery recovery;
    private final Views views;
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
        this.recovery = new Recovery(catalog, users, resolver, cluster.clock());
        this.administration = new Administration(users, resolver, transactions);
        this.engine = new SelectEngine(catalog, cluster.zone());
        this.views = new Views(users, resolver, engine, cluster.version());
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
        return isOld() ? OldPlanner.run(sql, session, () -> executeAll(sql, session)) : executeAll(sql, session);
    }

    private SqlResult executeAll(String sql, Session session) throws DorisException {
        SqlResult last = SqlResult.DONE;
        for (StatementContext statement :
                SqlParser.parse(sql, cluster.version()).statement()) {
            last = settledRun(statement, session, sql);
        }
        return last;
    }

    /** What is to be run one by one; nothing is when one of them cannot be read. */
    public List<Statement> statements(String sql) throws DorisException {
        List<StatementContext> parsed;
        try {
            parsed = SqlParser.parse(sql, cluster.version()).statement();
        } catch (DorisException unreadable) {
            if (isOld()) {
                return List.of(session -> execute(sql, session));
            }
            throw unreadable;
        }
        List<Statement> statements = new ArrayList<>();
        for (StatementContext statement : parsed) {
            statements.add(
                    isOld()
                            ? session -> execute(source(statement, sql), session)
                            : session -> settledRun(statement, session, sql));
        }
        return statements;
    }

    private boolean isOld() {
        return !cluster.version().isAtLeast(DorisVersion.V4_0);
    }

    private SqlResult settledRun(StatementContext statement, Session session, String sql) throws DorisException {
        settle();
        return run(statement, session, sql);
    }

    /** As USE does; the name may begin with the catalog's. */
    public void use(String name, Session session) throws DorisException {
        resolver.use(name.startsWith(CATALOG_PREFIX) ? name.substring(CATALOG_PREFIX.length()) : name, session);
    }

    /** The columns of a table in the current database. */
    public List<SqlResult.Header> columns(String table, Session session) throws DorisException {
        return execute("SELECT * FROM " + SqlTexts.quote(table) + " WHERE 1 = 0", session)
                .headers();
    }

    private void settle() {
        jobs.settle();
        for (Database database : catalog.databases()) {
            transactions.apply(database).settle();
        }
    }

    private SqlResult run(StatementContext statement, Session session, String sql) throws DorisException {
        if (statement instanceof DorisSqlParser.SelectContext) {
            String query = source(statement, sql);
            checkSelect(query, session);
            return SelectLabels.apply(query, query(query, session));
        }
        if (statement instanceof DorisSqlParser.SetVariableContext set) {
            setVariables(source(set.anything(), sql), session);
            return SqlResult.DONE;
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
            return rowStatements.insert(found.table(), insert, source(insert.insertSource(), sql), session);
        }
        if (statement instanceof DorisSqlParser.UpdateRowsContext update) {
            Resolver.Found found = resolver.table(update.name, session, Privilege.LOAD);
            return rowStatements.update(found, source(update.anything(), sql));
        }
        if (statement instanceof DorisSqlParser.DeleteRowsContext delete) {
            Resolver.Found found = resolver.table(delete.name, session, Privilege.LOAD);
            String alias = delete.alias == null ? "" : SqlTexts.name(delete.alias);
            return delete.using != null
                    ? rowStatements.deleteUsing(found, alias, source(delete.using, sql))
                    : rowStatements.delete(found, alias, delete.where == null ? "" : source(delete.where, sql));
        }
        boolean done = definitions.run(statement, session)
                || recovery.run(statement, session)
                || views.run(statement, session)
                || administration.run(statement, session);
        if (!done) {
            throw DorisException.unsupported(source(statement, sql));
        }
        return SqlResult.DONE;
    }

    private SqlResult query(String query, Session session) throws DorisException {
        return engine.query(SessionValues.fill(query, session), session.database(), view(session))
                .shown();
    }

    private void setVariables(String text, Session session) throws DorisException {
        for (SetStatement.Assignment each : SetStatement.read(text)) {
            String value = each.isPlain()
                    ? each.expression()
                    : query("SELECT " + each.expression(), session)
                            .rowTexts()
                            .get(0)
                            .get(0);
            session.set(each.variable(), value == null ? "" : value);
        }
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

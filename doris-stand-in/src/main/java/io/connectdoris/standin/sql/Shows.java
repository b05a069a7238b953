package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.View;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.Transactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** DESC and the SHOW statements. */
final class Shows {

    private final Catalog catalog;
    private final Users users;
    private final ClusterView cluster;
    private final Resolver resolver;
    private final JobShows jobs;
    private final LoadShows loads;

    Shows(
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
        this.jobs = new JobShows(resolver, jobs);
        this.loads = new LoadShows(cluster, resolver, transactions);
    }

    /** Empty when the statement shows nothing. */
    Optional<SqlResult> run(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.DescribeContext desc && desc.ALL() != null) {
            return Optional.of(DescribeAll.of(
                    resolver.table(desc.name, session, Privilege.SELECT).table()));
        }
        if (statement instanceof DorisSqlParser.DescribeContext desc) {
            Optional<View> view = resolver.view(desc.name, session);
            return Optional.of(
                    view.isPresent()
                            ? Describe.desc(view.get())
                            : Describe.desc(
                                    resolver.table(desc.name, session, Privilege.SELECT)
                                            .table(),
                                    session.isOn("show_hidden_columns", false)));
        }
        if (statement instanceof DorisSqlParser.ShowColumnsContext show) {
            return Optional.of(columns(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowCreateTableContext show) {
            return Optional.of(create(show.name, session));
        }
        if (statement instanceof DorisSqlParser.ShowCreateViewContext show) {
            if (resolver.view(show.name, session).isEmpty()) {
                String name = Resolver.last(show.name);
                resolver.table(show.name, session, Privilege.SELECT);
                throw DorisException.of("'" + Resolver.databaseName(show.name, session) + "." + name + "' is not VIEW");
            }
            return Optional.of(create(show.name, session));
        }
        if (statement instanceof DorisSqlParser.ShowCreateDatabaseContext show) {
            String name = resolver.database(Resolver.last(show.name)).name();
            return Optional.of(SqlResult.texts(
                    List.of("Database", "Create Database"), List.of(List.of(name, "CREATE DATABASE `" + name + "`"))));
        }
        if (statement instanceof DorisSqlParser.ShowTablesContext show) {
            return Optional.of(tables(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowTableStatusContext show) {
            return Optional.of(status(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowProcContext show) {
            return Optional.of(proc(show));
        }
        if (statement instanceof DorisSqlParser.ShowDatabasesContext show) {
            return Optional.of(databases(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowAlterContext show) {
            return Optional.of(jobs.alter(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowTransactionContext show) {
            return Optional.of(loads.transaction(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowLoadContext show) {
            return Optional.of(loads.loads(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowStreamLoadContext show) {
            return Optional.of(loads.streamLoads(show, session));
        }
        return cluster(statement, session);
    }

    private SqlResult create(DorisSqlParser.MultipartContext name, Session session) throws DorisException {
        Optional<View> view = resolver.view(name, session);
        if (view.isPresent()) {
            return Views.showCreate(view.get());
        }
        Table table = resolver.table(name, session, Privilege.SELECT).table();
        return SqlResult.texts(
                List.of("Table", "Create Table"),
                List.of(List.of(table.name(), ShowCreate.text(table, cluster.version()))));
    }

    private SqlResult proc(DorisSqlParser.ShowProcContext show) throws DorisException {
        String path = SqlTexts.literal(show.path);
        if (!path.equals("/jobs")) {
            throw DorisException.unsupported("SHOW PROC '" + path + "'");
        }
        List<List<Object>> rows = new ArrayList<>();
        catalog.databases().forEach(each -> rows.add(List.of(Long.toString(each.id()), each.name())));
        Catalog.SYSTEM.forEach(name -> rows.add(List.of(Integer.toString(Catalog.SYSTEM.indexOf(name)), name)));
        return SqlResult.texts(List.of("DbId", "DbName"), rows);
    }

    private SqlResult status(DorisSqlParser.ShowTableStatusContext show, Session session) throws DorisException {
        TextFilter filter = TextFilter.of(show.likeClause(), show.filter);
        List<List<Object>> rows = new ArrayList<>();
        for (Table table : resolver.database(database(show.fromDb(), session)).tables()) {
            if (filter.matches(table.name())) {
                rows.add(InformationSchema.status(table));
            }
        }
        return SqlResult.texts(InformationSchema.STATUS, rows);
    }

    private Optional<SqlResult> cluster(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.ShowVariablesContext show) {
            return Optional.of(variables(show));
        }
        if (statement instanceof DorisSqlParser.ShowFrontendsContext) {
            return Optional.of(ClusterTables.frontends(cluster));
        }
        if (statement instanceof DorisSqlParser.ShowBackendsContext) {
            return Optional.of(ClusterTables.backends(cluster));
        }
        if (statement instanceof DorisSqlParser.AdminShowConfigContext show) {
            if (!users.may(session.user(), Privilege.ADMIN, "*", "*")) {
                throw DorisException.of(
                        "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation");
            }
            return Optional.of(ClusterTables.config(Like.of(show.likeClause()), cluster.version()));
        }
        return Optional.empty();
    }

    private SqlResult columns(DorisSqlParser.ShowColumnsContext show, Session session) throws DorisException {
        Session where = show.db == null ? session : new Session(session.user(), session.host(), SqlTexts.name(show.db));
        Like like = Like.of(show.likeClause());
        Optional<View> view = resolver.view(show.name, where);
        if (view.isPresent()) {
            return Describe.columns(view.get(), show.FULL() != null, like);
        }
        Table table = resolver.table(show.name, where, Privilege.SELECT).table();
        return Describe.columns(table, session.isOn("show_hidden_columns", false), show.FULL() != null, like);
    }

    private SqlResult tables(DorisSqlParser.ShowTablesContext show, Session session) throws DorisException {
        String name = database(show.fromDb(), session);
        Like like = Like.of(show.likeClause());
        List<List<Object>> rows = new ArrayList<>();
        if (!Catalog.SYSTEM.contains(name)) {
            Database database = resolver.database(name);
            database.tables().forEach(table -> rows.add(tableRow(table)));
            database.views().forEach(view -> rows.add(List.of(view.name(), "VIEW", "NONE", "NONE")));
            rows.removeIf(row -> !like.matches((String) row.get(0)));
            rows.sort(Comparator.comparing(row -> (String) row.get(0)));
            if (show.FULL() == null) {
                rows.replaceAll(row -> row.subList(0, 1));
            }
        }
        return SqlResult.texts(
                show.FULL() == null
                        ? List.of("Tables_in_" + name)
                        : List.of("Tables_in_" + name, "Table_type", "Storage_format", "Inverted_index_storage_format"),
                rows);
    }

    private List<Object> tableRow(Table table) {
        Map<String, String> properties = PrintedProperties.of(table, cluster.version());
        return List.of(
                table.name(),
                "BASE TABLE",
                properties.get("storage_format"),
                properties.get("inverted_index_storage_format"));
    }

    static String database(DorisSqlParser.FromDbContext from, Session session) throws DorisException {
        return from == null ? session.requireDatabase() : Resolver.last(from.db);
    }

    private SqlResult databases(DorisSqlParser.ShowDatabasesContext show, Session session) {
        Like like = Like.of(show.likeClause());
        TreeSet<String> names = catalog.databases().stream()
                .map(Database::name)
                .filter(name -> users.sees(session.user(), name))
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(Catalog.SYSTEM);
        List<List<Object>> rows = new ArrayList<>();
        names.stream().filter(like::matches).forEach(name -> rows.add(List.of(name)));
        return SqlResult.texts(List.of("Database"), rows);
    }

    private static SqlResult variables(DorisSqlParser.ShowVariablesContext show) {
        TextFilter filter = TextFilter.of(show.likeClause(), show.filter);
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<String, String> variable : Variables.all().entrySet()) {
            if (filter.matches(variable.getKey())) {
                rows.add(List.of(variable.getKey(), variable.getValue(), variable.getValue(), "0"));
            }
        }
        return SqlResult.texts(List.of("Variable_name", "Value", "Default_Value", "Changed"), rows);
    }
}

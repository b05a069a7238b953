package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import io.connectdoris.standin.txn.Transactions;
import io.connectdoris.standin.txn.Txn;
import io.connectdoris.standin.value.DateTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** DESC and the SHOW statements. */
final class Shows {

    private static final List<String> ALTER_COLUMNS = List.of(
            "JobId",
            "TableName",
            "CreateTime",
            "FinishTime",
            "IndexName",
            "IndexId",
            "OriginIndexId",
            "SchemaVersion",
            "TransactionId",
            "State",
            "Msg",
            "Progress",
            "Timeout");
    private static final List<String> TRANSACTION_COLUMNS = List.of(
            "TransactionId",
            "Label",
            "Coordinator",
            "TransactionStatus",
            "LoadJobSourceType",
            "PrepareTime",
            "PreCommitTime",
            "CommitTime",
            "PublishTime",
            "FinishTime",
            "Reason",
            "ErrorReplicasCount",
            "ListenerId",
            "TimeoutMs",
            "ErrMsg");

    private final Catalog catalog;
    private final Users users;
    private final ClusterView cluster;
    private final AlterJobs jobs;
    private final Function<Database, Transactions> transactions;

    Shows(
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
    }

    /** Empty when the statement shows nothing. */
    Optional<SqlResult> run(StatementContext statement, Session session, SqlExecutor executor) throws DorisException {
        if (statement instanceof DorisSqlParser.DescribeContext desc) {
            return Optional.of(Describe.desc(
                    executor.table(desc.name, session, Privilege.SELECT).table()));
        }
        if (statement instanceof DorisSqlParser.ShowColumnsContext show) {
            return Optional.of(columns(show, session, executor));
        }
        if (statement instanceof DorisSqlParser.ShowCreateTableContext show) {
            Table table = executor.table(show.name, session, Privilege.SELECT).table();
            return Optional.of(SqlResult.texts(
                    List.of("Table", "Create Table"), List.of(List.of(table.name(), ShowCreate.text(table)))));
        }
        if (statement instanceof DorisSqlParser.ShowTablesContext show) {
            return Optional.of(tables(show, session, executor));
        }
        if (statement instanceof DorisSqlParser.ShowDatabasesContext show) {
            return Optional.of(databases(show, session));
        }
        if (statement instanceof DorisSqlParser.ShowAlterContext show) {
            return Optional.of(alter(show, session, executor));
        }
        if (statement instanceof DorisSqlParser.ShowTransactionContext show) {
            return Optional.of(transaction(show, session, executor));
        }
        return cluster(statement, session);
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
            return Optional.of(ClusterTables.config(Like.of(show.likeClause())));
        }
        return Optional.empty();
    }

    private SqlResult columns(DorisSqlParser.ShowColumnsContext show, Session session, SqlExecutor executor)
            throws DorisException {
        Session where = show.db == null ? session : new Session(session.user(), session.host(), SqlTexts.name(show.db));
        Table table = executor.table(show.name, where, Privilege.SELECT).table();
        return Describe.columns(table, show.FULL() != null, Like.of(show.likeClause()));
    }

    private SqlResult tables(DorisSqlParser.ShowTablesContext show, Session session, SqlExecutor executor)
            throws DorisException {
        String name = database(show.fromDb(), session);
        Like like = Like.of(show.likeClause());
        List<List<Object>> rows = new ArrayList<>();
        if (!Catalog.SYSTEM.contains(name)) {
            for (Table table : executor.database(name).tables()) {
                if (like.matches(table.name())) {
                    rows.add(
                            show.FULL() == null
                                    ? List.of(table.name())
                                    : List.of(table.name(), "BASE TABLE", "V2", "V3"));
                }
            }
        }
        return SqlResult.texts(
                show.FULL() == null
                        ? List.of("Tables_in_" + name)
                        : List.of("Tables_in_" + name, "Table_type", "Storage_format", "Inverted_index_storage_format"),
                rows);
    }

    private static String database(DorisSqlParser.FromDbContext from, Session session) throws DorisException {
        return from == null ? session.requireDatabase() : SqlExecutor.last(from.db);
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

    private SqlResult alter(DorisSqlParser.ShowAlterContext show, Session session, SqlExecutor executor)
            throws DorisException {
        String database = executor.database(database(show.fromDb(), session)).name();
        Optional<String> wanted =
                Optional.ofNullable(show.filter).map(filter -> SqlTexts.literal(filter.value.getText()));
        List<List<Object>> rows = new ArrayList<>();
        for (AlterJobs.Job job : jobs.of(database)) {
            if (wanted.isEmpty() || wanted.get().equals(job.table().name())) {
                rows.add(row(job));
            }
        }
        if (show.orderBy() != null && !show.orderBy().DESC().isEmpty()) {
            java.util.Collections.reverse(rows);
        }
        int limit = show.limit == null ? rows.size() : Integer.parseInt(show.limit.getText());
        return SqlResult.texts(ALTER_COLUMNS, rows.subList(0, Math.min(limit, rows.size())));
    }

    private static List<Object> row(AlterJobs.Job job) {
        boolean running = job.state().equals("RUNNING");
        String index = Long.toString(job.table().id() + 1);
        return Arrays.asList(
                Long.toString(job.id()),
                job.table().name(),
                time(job.created(), 3),
                job.finished() == null ? null : time(job.finished(), 3),
                job.table().name(),
                index,
                index,
                job.table().definition().schemaVersion() + ":" + job.table().id(),
                job.isLight() ? "-1" : Long.toString(job.id() % 1_000_000),
                job.state(),
                job.message(),
                running ? "0/1" : null,
                job.isLight() ? "1" : "2592000");
    }

    static String time(Instant instant, int scale) {
        return DateTimes.print(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), scale);
    }

    private SqlResult transaction(DorisSqlParser.ShowTransactionContext show, Session session, SqlExecutor executor)
            throws DorisException {
        Database database = executor.database(database(show.fromDb(), session));
        String key = SqlTexts.name(show.key).toLowerCase(java.util.Locale.ROOT);
        String value = show.value.STRING() == null
                ? show.value.getText()
                : SqlTexts.literal(show.value.STRING().getSymbol());
        Optional<Txn> txn =
                switch (key) {
                    case "id" -> transactions.apply(database).find(Long.parseLong(value));
                    case "label" -> transactions.apply(database).newest(value);
                    default ->
                        throw DorisException.of("Where clause should looks like one of them: id = 123 or label =/like"
                                + " 'label' or status = 'prepare/precommitted/committed/visible/aborted'");
                };
        if (txn.isEmpty()) {
            throw DorisException.of("transaction with " + key + " " + value + " does not exist");
        }
        return SqlResult.texts(TRANSACTION_COLUMNS, List.of(row(txn.get())));
    }

    private List<Object> row(Txn txn) {
        return List.of(
                Long.toString(txn.id()),
                txn.label(),
                "BE: " + cluster.host(),
                txn.state().name(),
                "BACKEND_STREAMING",
                time(txn.prepared(), 0),
                time(txn.precommitted()),
                time(txn.committed()),
                time(txn.committed()),
                time(txn.finished()),
                txn.reason(),
                "0",
                "-1",
                Long.toString(txn.timeoutSeconds() * 1000),
                "");
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(value -> time(value, 0)).orElse("NULL");
    }

    private static SqlResult variables(DorisSqlParser.ShowVariablesContext show) {
        Like like = Like.of(show.likeClause());
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<String, String> variable : Variables.all().entrySet()) {
            if (like.matches(variable.getKey())) {
                rows.add(List.of(variable.getKey(), variable.getValue(), variable.getValue(), "0"));
            }
        }
        return SqlResult.texts(List.of("Variable_name", "Value", "Default_Value", "Changed"), rows);
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.txn.Transactions;
import io.connectdoris.standin.txn.Txn;
import io.connectdoris.standin.value.DateTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** SHOW ALTER TABLE COLUMN and SHOW TRANSACTION. */
final class JobShows {

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

    private final ClusterView cluster;
    private final Resolver resolver;
    private final AlterJobs jobs;
    private final Function<Database, Transactions> transactions;

    JobShows(ClusterView cluster, Resolver resolver, AlterJobs jobs, Function<Database, Transactions> transactions) {
        this.cluster = cluster;
        this.resolver = resolver;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    SqlResult alter(DorisSqlParser.ShowAlterContext show, Session session) throws DorisException {
        String database =
                resolver.database(Shows.database(show.fromDb(), session)).name();
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

    SqlResult transaction(DorisSqlParser.ShowTransactionContext show, Session session) throws DorisException {
        Database database = resolver.database(Shows.database(show.fromDb(), session));
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

    static String time(Instant instant, int scale) {
        return DateTimes.print(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), scale);
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(value -> time(value, 0)).orElse("NULL");
    }
}

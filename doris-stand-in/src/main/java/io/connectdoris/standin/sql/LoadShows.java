package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.txn.Transactions;
import io.connectdoris.standin.txn.Txn;
import io.connectdoris.standin.txn.TxnState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** SHOW TRANSACTION, and the lists of loads, in which stream loads do not appear as Doris is delivered. */
final class LoadShows {

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

    private static final List<String> LOAD_COLUMNS = List.of(
            "JobId",
            "Label",
            "State",
            "Progress",
            "Type",
            "EtlInfo",
            "TaskInfo",
            "ErrorMsg",
            "CreateTime",
            "EtlStartTime",
            "EtlFinishTime",
            "LoadStartTime",
            "LoadFinishTime",
            "URL",
            "JobDetails",
            "TransactionId",
            "ErrorTablets",
            "User",
            "Comment",
            "FirstErrorMsg");
    private static final List<String> STREAM_LOAD_COLUMNS = List.of(
            "Label",
            "Db",
            "Table",
            "ClientIp",
            "Status",
            "Message",
            "Url",
            "TotalRows",
            "LoadedRows",
            "FilteredRows",
            "UnselectedRows",
            "LoadBytes",
            "StartTime",
            "FinishTime",
            "User",
            "Comment",
            "FirstErrorMsg");

    private final ClusterView cluster;
    private final Resolver resolver;
    private final Function<Database, Transactions> transactions;

    LoadShows(ClusterView cluster, Resolver resolver, Function<Database, Transactions> transactions) {
        this.cluster = cluster;
        this.resolver = resolver;
        this.transactions = transactions;
    }

    SqlResult loads(DorisSqlParser.ShowLoadContext show, Session session) throws DorisException {
        return none(LOAD_COLUMNS, show.fromDb(), session);
    }

    /** Empty, because BEs keep no records of stream loads unless they are told to. */
    SqlResult streamLoads(DorisSqlParser.ShowStreamLoadContext show, Session session) throws DorisException {
        String word = SqlTexts.name(show.stream).toUpperCase(Locale.ROOT);
        if (!word.equals("STREAM")) {
            throw DorisException.unsupported("SHOW " + word + " LOAD");
        }
        return none(STREAM_LOAD_COLUMNS, show.fromDb(), session);
    }

    /** Only newer lines have the last column. */
    private SqlResult none(List<String> columns, DorisSqlParser.FromDbContext from, Session session)
            throws DorisException {
        resolver.database(Shows.database(from, session));
        boolean all = cluster.version().isAtLeast(DorisVersion.V4_0);
        return SqlResult.texts(all ? columns : columns.subList(0, columns.size() - 1), List.of());
    }

    SqlResult transaction(DorisSqlParser.ShowTransactionContext show, Session session) throws DorisException {
        Database database = resolver.database(Shows.database(show.fromDb(), session));
        if (show.WHERE() == null) {
            throw DorisException.of("Missing transaction id");
        }
        List<Txn> found = found(show, transactions.apply(database));
        return SqlResult.texts(
                TRANSACTION_COLUMNS, found.stream().map(this::row).toList());
    }

    private List<Txn> found(DorisSqlParser.ShowTransactionContext show, Transactions of) throws DorisException {
        String key = SqlTexts.name(show.key).toLowerCase(Locale.ROOT);
        boolean text = show.value.STRING() != null;
        String value = text ? SqlTexts.literal(show.value.STRING().getSymbol()) : show.value.getText();
        if (key.equals("id") && value.matches("[0-9]{1,18}") && !text) {
            return List.of(of.find(Long.parseLong(value)).orElseThrow(() -> unknown(key, value)));
        }
        if (key.equals("label") && text) {
            String pattern = value.replace("%", ".*");
            return show.LIKE() == null
                    ? List.of(of.newest(value).orElseThrow(() -> unknown(key, value)))
                    : of.all(txn -> txn.label().matches(pattern));
        }
        if (key.equals("status") && text && !cluster.version().isAtLeast(DorisVersion.V4_0)) {
            TxnState state = state(value);
            return of.all(txn -> txn.state() == state);
        }
        throw DorisException.of("Where clause should looks like one of them: id = 123 or label =/like"
                + " 'label' or status = 'prepare/precommitted/committed/visible/aborted'");
    }

    private static DorisException unknown(String key, String value) {
        return DorisException.of("transaction with " + key + " " + value + " does not exist");
    }

    private static TxnState state(String text) throws DorisException {
        return Arrays.stream(TxnState.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () -> DorisException.of("status should be prepare/precommitted/committed/visible/aborted"));
    }

    private List<Object> row(Txn txn) {
        return List.of(
                Long.toString(txn.id()),
                txn.label(),
                "BE: " + cluster.host(),
                txn.state().name(),
                "BACKEND_STREAMING",
                JobShows.time(txn.prepared(), 0),
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
        return instant.map(value -> JobShows.time(value, 0)).orElse("NULL");
    }
}

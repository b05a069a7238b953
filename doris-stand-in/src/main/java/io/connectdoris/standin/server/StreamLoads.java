package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.fault.Fault.Action;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import io.connectdoris.standin.load.BodyLoader;
import io.connectdoris.standin.load.LoadFailure;
import io.connectdoris.standin.load.LoadOptions;
import io.connectdoris.standin.load.LoadedRows;
import io.connectdoris.standin.txn.LabelInUse;
import io.connectdoris.standin.txn.Transactions;
import io.connectdoris.standin.txn.Txn;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Stream loads on the BE: headers, begin, plan, 100 Continue, body, commit, answer. */
final class StreamLoads {

    private static final long JSON_LIMIT = 100L << 20;
    private static final long DEFAULT_TIMEOUT = 259_200;
    private static final Fault NO_FAULT = new Fault(Action.DELAY, 0, "", java.time.Duration.ZERO);

    private final World world;

    StreamLoads(World world) {
        this.world = world;
    }

    /** @param ofPath a fault that the path already drew */
    void handle(Request request, Exchange exchange, String database, String table, Optional<Fault> ofPath)
            throws IOException {
        Optional<Fault> ordered =
                world.faults().next(Faults.Point.LOAD, table).or(() -> ofPath.filter(StreamLoads::isOpen));
        Fault fault = ordered.orElse(NO_FAULT);
        LoadAnswer answer = LoadAnswer.start(request, world.clock(), isOlder());
        if (ordered.isPresent() && FaultActions.before(fault, request, exchange)) {
            saw(request, database, table, answer, "fault " + fault.action());
            return;
        }
        boolean broken = false;
        try {
            load(request, database, table, fault, answer);
        } catch (LoadFailure e) {
            answer.fail(e.getMessage());
        } catch (LabelInUse e) {
            answer.labelExists(e.getMessage(), e.state().existingJobStatus());
        } catch (EOFException e) {
            answer.fail("[NETWORK_ERROR]receive body don't equal with body bytes");
            broken = true;
        }
        saw(request, database, table, answer, answer.status());
        if (broken) {
            exchange.drop();
        } else {
            FaultActions.answer(fault, response(request, answer), exchange);
        }
    }

    /** The answer to a way of loading that is not built. */
    Response refusal(Request request, String what) throws IOException {
        LoadAnswer answer = LoadAnswer.start(request, world.clock(), isOlder());
        answer.fail("[NOT_IMPLEMENTED_ERROR]stand-in: not supported: " + what);
        return response(request, answer);
    }

    /** A delay was waited for already. */
    private static boolean isOpen(Fault fault) {
        return fault.action() != Action.DELAY;
    }

    private void saw(Request request, String database, String table, LoadAnswer answer, String outcome) {
        world.saw(new SeenRequest(
                BackendHandler.NODE,
                request.method(),
                request.rawPath(),
                answer.label(),
                database + "." + table,
                outcome));
    }

    private static Response response(Request request, LoadAnswer answer) throws IOException {
        Response response = Response.of(200, "text/html; charset=ISO-8859-1", answer.text());
        if (request.header("Accept-Encoding")
                .filter(value -> value.contains("gzip"))
                .isEmpty()) {
            return response;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(response.body());
        }
        return response.with("Content-Encoding", "gzip").withBody(packed.toByteArray());
    }

    private void load(Request request, String databaseName, String tableName, Fault fault, LoadAnswer answer)
            throws IOException, LoadFailure, LabelInUse {
        Credentials credentials = credentials(request);
        LoadOptions.checkFormat(request::header, world.cluster().version());
        checkLength(request);
        long timeout = timeout(request);
        orderedFailure(fault, answer);
        Database database;
        Table table;
        Txn txn;
        try {
            Privileges.checkPassword(world, credentials, request.remoteHost());
            Privileges.checkLoad(world, credentials, databaseName, tableName);
            database = world.catalog()
                    .database(databaseName)
                    .orElseThrow(() -> DorisException.notFound("unknown database, database=" + databaseName));
            table = database.table(tableName)
                    .orElseThrow(() -> DorisException.notFound(Texts.tableNotFound(world.version(), tableName)));
            world.jobs().settle();
            if (fault.action() == Action.TRANSACTION_QUOTA) {
                throw world.transactions(database).quotaExceeded();
            }
            checkTimeout(timeout);
            txn = world.transactions(database).begin(answer.label(), table, timeout);
        } catch (DorisException e) {
            throw LoadFailure.fromFrontend(e);
        }
        answer.began(txn.id());
        run(request, databaseName, table, world.transactions(database), txn, fault, answer);
    }

    private boolean isOlder() {
        return !world.cluster().version().isAtLeast(DorisVersion.V4_0);
    }

    private void run(
            Request request,
            String database,
            Table table,
            Transactions transactions,
            Txn txn,
            Fault fault,
            LoadAnswer answer)
            throws IOException, LoadFailure {
        boolean committed = false;
        String reason = "load failed";
        BodyLoader loader = null;
        try {
            LoadOptions options = LoadOptions.read(
                    request::header, world.cluster().zone(), world.cluster().version());
            boolean keep = !world.catalog().discards();
            loader = BodyLoader.plan(table, options, world.clock().instant(), keep);
            request.sendContinue();
            LoadedRows rows = loader.load(request.body(), world.sql().rowSelector(database));
            loader.checkQuality();
            commit(transactions, txn, rows, fault, answer);
            committed = true;
        } catch (DorisException e) {
            reason = e.getMessage();
            throw LoadFailure.fromFrontend(e);
        } catch (LoadFailure e) {
            reason = e.getMessage();
            throw e;
        } finally {
            if (loader != null) {
                answer.count(loader.rows());
                keepErrors(database, answer, loader.rows(), committed);
            }
            if (!committed) {
                transactions.abandon(txn, reason);
            }
        }
    }

    private static void commit(Transactions transactions, Txn txn, LoadedRows rows, Fault fault, LoadAnswer answer)
            throws DorisException {
        if (answer.isTwoPhase()) {
            transactions.precommit(txn, rows.changes(), rows.discarded());
        } else if (fault.action() == Action.PUBLISH_TIMEOUT) {
            transactions.commitOnly(txn, rows.changes(), rows.discarded());
            answer.publishTimeout();
        } else {
            transactions.commitAndPublish(txn, rows.changes(), rows.discarded());
        }
    }

    private void keepErrors(String database, LoadAnswer answer, LoadedRows rows, boolean committed) {
        if (rows.errors().isEmpty()) {
            return;
        }
        String file = errorFile(database, answer, rows);
        world.keepErrorLog(
                file, isOlder() ? rows.errors().olderText() : rows.errors().text());
        answer.errorUrl(world.scheme() + "://" + world.cluster().host() + ":"
                + world.cluster().bePort() + "/api/_load_error_log?file=" + file);
        if (!committed && !isOlder()) {
            rows.errors().firstMessage().ifPresent(answer::firstError);
        }
    }

    private String errorFile(String database, LoadAnswer answer, LoadedRows rows) {
        String high = Long.toHexString(answer.txnId());
        String low = Long.toHexString(rows.total());
        return isOlder()
                ? "__shard_0/error_log_insert_stmt_" + high + "-" + low + "_" + high + "_" + low
                : "__shard_0/error_log_" + database + "_" + answer.label() + "_" + high + "_" + low;
    }

    private static void orderedFailure(Fault fault, LoadAnswer answer) throws LoadFailure, LabelInUse {
        if (fault.action() == Action.FAIL) {
            String text = fault.text();
            int end = text.startsWith("[") ? text.indexOf(']') : -1;
            throw end < 0
                    ? new LoadFailure("INTERNAL_ERROR", text)
                    : new LoadFailure(text.substring(1, end), text.substring(end + 1));
        }
        if (fault.action() == Action.TOO_MANY_VERSIONS) {
            throw new LoadFailure(
                    "E-235",
                    "failed to init rowset builder. version count: 2001, exceed limit: 2000, tablet: 10100. Please"
                            + " reduce the frequency of loading data or adjust the max_tablet_version_num in be.conf to a"
                            + " larger value.");
        }
        if (fault.action() == Action.LABEL_EXISTS) {
            throw LabelInUse.pretend(answer.label(), fault.text());
        }
    }

    private static Credentials credentials(Request request) throws LoadFailure {
        String header = request.header("Authorization").orElse("");
        if (header.startsWith("Basic ")) {
            try {
                return Credentials.decode(header.substring("Basic ".length()).strip());
            } catch (Credentials.Unreadable e) {
                throw new LoadFailure("NOT_AUTHORIZED", "no valid Basic authorization");
            }
        }
        throw new LoadFailure("NOT_AUTHORIZED", "no valid Basic authorization");
    }

    private static void checkLength(Request request) throws LoadFailure {
        Optional<String> length = request.header("Content-Length");
        boolean chunked = request.header("Transfer-Encoding")
                .filter(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
        if (length.isEmpty() && !chunked) {
            throw new LoadFailure(
                    "INVALID_ARGUMENT",
                    "content_length is empty and transfer-encoding!=chunked, please set content_length or"
                            + " transfer-encoding=chunked");
        }
        if (length.isPresent() && chunked) {
            throw new LoadFailure("INVALID_ARGUMENT", "please do not set both content_length and transfer-encoding");
        }
        boolean json = request.header("format").filter("json"::equalsIgnoreCase).isPresent();
        boolean byLine = request.header("read_json_by_line")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        long bytes = length.map(Long::parseLong).orElse(0L);
        if (json && !byLine && bytes > JSON_LIMIT) {
            throw new LoadFailure(
                    "E-217",
                    "json body size " + bytes + " exceed BE's conf `streaming_load_json_max_mb` 100. increase it if you"
                            + " are sure this load is reasonable");
        }
    }

    private long timeout(Request request) throws LoadFailure {
        String text = request.header("timeout").orElse(Long.toString(DEFAULT_TIMEOUT));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new LoadFailure(
                    "INVALID_ARGUMENT",
                    isOlder() ? "Invalid timeout format, stoi" : "Invalid format of 'timeout': '" + text + "', stoi");
        }
    }

    private void checkTimeout(long timeout) throws DorisException {
        if (isOlder() && (timeout < 1 || timeout > DEFAULT_TIMEOUT)) {
            throw DorisException.of(
                    "Invalid timeout: " + timeout + ". Timeout should between 1 and " + DEFAULT_TIMEOUT + " seconds");
        }
        if (timeout < 1) {
            throw DorisException.of("Invalid timeout: " + timeout
                    + ". Timeout should be higher than Config.min_load_timeout_second: 1");
        }
        if (timeout > DEFAULT_TIMEOUT) {
            throw DorisException.of("Invalid timeout: " + timeout
                    + ". Timeout should be lower than Config.max_stream_load_timeout_second: " + DEFAULT_TIMEOUT);
        }
    }
}

package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import io.connectdoris.standin.txn.Transactions;
import io.connectdoris.standin.txn.Txn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The second phase on the BE: commit or abort by transaction id, by label, or both. */
final class TwoPhase {

    private static final Pattern NUMBER = Pattern.compile("\\s*\\+?([0-9]+)");

    private final World world;

    TwoPhase(World world) {
        this.world = world;
    }

    Response answer(Request request, String databaseName) {
        Optional<String> label = request.header("label");
        Optional<String> idText = request.header("txn_id");
        String operation = request.header("txn_operation").orElse("");
        Optional<Long> id = idText.flatMap(TwoPhase::number);
        if (idText.isPresent() && id.isEmpty()) {
            return reply("INTERNAL_ERROR", "convert txn_id [" + idText.get() + "] failed, reason=stoull");
        }
        if (!operation.equals("commit") && !operation.equals("abort")) {
            return reply("INTERNAL_ERROR", "transaction operation should be 'commit' or 'abort'");
        }
        try {
            finish(request, databaseName, id, label.orElse(""), operation.equals("commit"));
        } catch (DorisException e) {
            return reply("ANALYSIS_ERROR", "TStatus: " + e.detail());
        }
        String which = label.map(value -> "label [" + value + "]").orElse("")
                + (label.isPresent() && id.isPresent() ? " " : "")
                + id.map(value -> "transaction [" + value + "]").orElse("");
        return reply("Success", which + " " + operation + " successfully.");
    }

    private void finish(Request request, String databaseName, Optional<Long> id, String label, boolean commit)
            throws DorisException {
        Credentials credentials = credentials(request);
        Privileges.checkPassword(world, credentials, request.remoteHost());
        Database database = world.catalog()
                .database(databaseName)
                .orElseThrow(() -> DorisException.of("unknown database, database=" + databaseName));
        Transactions transactions = world.transactions(database);
        Optional<Txn> txn = id.isPresent() ? transactions.find(id.get()) : transactions.newest(label);
        if (txn.isPresent()) {
            String table = txn.get().table().name();
            Privileges.checkLoad(world, credentials, databaseName, table);
            boolean dropped = database.table(table)
                    .filter(found -> found.id() == txn.get().table().id())
                    .isEmpty();
            if (commit && dropped) {
                throw DorisException.of(
                        "table not found, tableId=" + txn.get().table().id());
            }
        }
        if (commit && id.isPresent()) {
            transactions.commitById(id.get());
        } else if (commit) {
            transactions.commitByLabel(label);
        } else if (id.isPresent()) {
            transactions.abortById(id.get(), "User Abort");
        } else {
            transactions.abortByLabel(label, "User Abort");
        }
    }

    private static Credentials credentials(Request request) throws DorisException {
        String header = request.header("Authorization").orElse("");
        try {
            return Credentials.decode(
                    header.startsWith("Basic ")
                            ? header.substring("Basic ".length()).strip()
                            : "");
        } catch (Credentials.Unreadable e) {
            throw DorisException.of("no valid Basic authorization");
        }
    }

    /** As C++ reads a number: blanks before it and anything after it do not disturb. */
    private static Optional<Long> number(String text) {
        Matcher number = NUMBER.matcher(text);
        try {
            return number.lookingAt() ? Optional.of(Long.parseLong(number.group(1))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Response reply(String status, String message) {
        return Response.of(
                200, "text/html; charset=ISO-8859-1", Json.indented(Json.object("status", status, "msg", message)));
    }
}

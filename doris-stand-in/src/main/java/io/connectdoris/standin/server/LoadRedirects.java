package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the FE does with loads: it checks little and sends the client to a BE. */
final class LoadRedirects {

    private static final String UNRESERVED = "-._~";
    private static final String POLICY =
            ", policy: computeNode=false | query=false | load=true | schedule=false | tags= | medium=null";

    private final World world;
    private final FrontendAccess access;

    LoadRedirects(World world, FrontendAccess access) {
        this.world = world;
        this.access = access;
    }

    /** @return null when a fault ended the exchange */
    Response load(Request request, Exchange exchange, String database, String table) throws IOException, Refused {
        access.requireMethod(request, "PUT");
        Optional<String> groupCommit = request.header("group_commit").map(value -> value.toLowerCase(Locale.ROOT));
        if (groupCommit.isPresent()
                && !List.of("async_mode", "sync_mode", "off_mode").contains(groupCommit.get())) {
            return Replies.failed("Header `group_commit` can only be `sync_mode`, `async_mode` or `off_mode`.");
        }
        Credentials credentials = authenticate(request);
        if (!request.hasHeader("Expect")) {
            return Replies.failed("There is no 100-continue header");
        }
        if (!world.users().may(credentials.user(), Privilege.LOAD, database, table)) {
            return Replies.failed(Privileges.needs("Load_priv"));
        }
        Optional<String> refusal = groupCommit.flatMap(mode -> groupCommitRefusal(mode, database, table));
        if (refusal.isPresent()) {
            return Replies.failed(refusal.get());
        }
        Optional<Fault> fault = world.faults().next(Faults.Point.REDIRECT, table);
        if (fault.isPresent() && FaultActions.before(fault.get(), request, exchange)) {
            return null;
        }
        return redirect(request, credentials);
    }

    /**
     * Rows for the statement in the header {@code sql}.
     *
     * @return null when a fault ended the exchange
     */
    Response httpStream(Request request, Exchange exchange) throws IOException, Refused {
        access.requireMethod(request, "PUT");
        Credentials credentials = authenticate(request);
        if (!request.hasHeader("Expect")) {
            return Replies.failed("There is no 100-continue header");
        }
        Optional<Fault> fault = world.faults().next(Faults.Point.REDIRECT, "_http_stream");
        if (fault.isPresent() && FaultActions.before(fault.get(), request, exchange)) {
            return null;
        }
        return redirect(request, credentials);
    }

    private Credentials authenticate(Request request) throws Refused {
        Optional<String> token = request.header("token");
        if (token.isPresent()) {
            throw new Refused(Replies.unauthorized("Invalid token: " + token.get()));
        }
        return access.authenticate(request);
    }

    private Optional<String> groupCommitRefusal(String mode, String databaseName, String table) {
        if (mode.equals("off_mode")) {
            return Optional.empty();
        }
        boolean async = mode.equals("async_mode");
        Optional<Database> database = world.catalog().database(databaseName);
        if (database.isEmpty()) {
            return Optional.of(async ? "database is invalid for dbName: " + databaseName : "Database not found.");
        }
        return database.get().table(table).isPresent()
                ? Optional.empty()
                : Optional.of(async ? "table is invalid: " + table : "OlapTable not found.");
    }

    Response secondPhase(Request request) throws Refused {
        access.requireMethod(request, "PUT");
        Credentials credentials = access.authenticate(request);
        if (request.header("txn_id").isEmpty() && request.header("label").isEmpty()) {
            return Replies.failed("No transaction id or label selected.");
        }
        if (request.header("txn_operation").isEmpty()) {
            return Replies.failed("No transaction operation('commit' or 'abort') selected.");
        }
        return redirect(request, credentials);
    }

    private Response redirect(Request request, Credentials credentials) {
        if (world.cluster().aliveBackends() < 1) {
            return Replies.failed(noBackend());
        }
        String policy = request.header("redirect-policy").orElse("").toLowerCase(Locale.ROOT);
        boolean known = world.version().isAtLeast(DorisVersion.V4_0);
        if (known && (policy.equals("public") || policy.equals("private"))) {
            return Replies.failed("errCode = 2, detailMessage = " + policy + " endpoint is null, please check be "
                    + policy + " endpoint config");
        }
        String location = world.scheme() + "://" + encoded(credentials.user(), ";:&=+$,") + ":"
                + encoded(credentials.password(), ";:&=+$,") + "@"
                + world.cluster().host() + ":"
                + world.cluster().bePort() + "/" + path(request) + "?" + request.rawQuery();
        return Response.empty(307)
                .with("Content-Language", "en")
                .with("Vary", "Origin")
                .with("Vary", "Access-Control-Request-Method")
                .with("Vary", "Access-Control-Request-Headers")
                .with("Location", location)
                .closing();
    }

    private String noBackend() {
        return "errCode = 2, detailMessage = "
                + (world.version().isAtLeast(DorisVersion.V4_0)
                        ? "No backend available for load, please check the status of your backends." + POLICY
                                + ", compute group is AllBackendComputeGroup"
                        : "No backend load available." + POLICY);
    }

    private static String path(Request request) {
        return String.join(
                "/",
                request.segments().stream()
                        .map(segment -> encoded(segment, ":@!$&'()*+,;="))
                        .toList());
    }

    private static String encoded(String text, String alsoPlain) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0
                    || alsoPlain.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", b));
            }
        }
        return out.toString();
    }
}

package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Handler;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import io.connectdoris.standin.sql.ClusterTables;
import io.connectdoris.standin.sql.SqlResult;
import io.connectdoris.standin.txn.Txn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The FE's port: redirects of loads, and everything that is answered with the envelope E1. */
public final class FrontendHandler implements Handler {

    static final String NODE = "FE";

    /** Ends the handling of a request with an answer that is no success. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Response response;

        Refused(Response response) {
            super(null, null, false, false);
            this.response = response;
        }

        Response response() {
            return response;
        }
    }

    private final World world;
    private final LoadRedirects redirects;
    private final QueryApi queries;
    private final ScriptedFaults scriptedFaults;

    public FrontendHandler(World world) {
        this.world = world;
        this.redirects = new LoadRedirects(world);
        this.queries = new QueryApi(world);
        this.scriptedFaults = new ScriptedFaults(world.faults());
    }

    @Override
    public void handle(Request request, Exchange exchange) throws IOException {
        Optional<Fault> fault = world.faults().next(Faults.Point.PATH, request.rawPath());
        if (fault.isPresent() && FaultActions.before(fault.get(), request, exchange)) {
            saw(request, "fault " + fault.get().action());
            return;
        }
        Response response;
        try {
            response = route(request, exchange);
        } catch (Refused e) {
            response = e.response();
        }
        if (response == null) {
            saw(request, "fault");
            return;
        }
        saw(request, Integer.toString(response.status()));
        if (fault.isPresent()) {
            FaultActions.answer(fault.get(), response, exchange);
        } else {
            exchange.respond(response);
        }
    }

    private void saw(Request request, String outcome) {
        List<String> path = request.segments();
        String table = path.size() == 4 && path.get(3).startsWith("_") ? path.get(1) + "." + path.get(2) : "";
        world.saw(new SeenRequest(
                NODE,
                request.method(),
                request.rawPath(),
                request.header("label").or(() -> request.parameter("label")).orElse(""),
                table,
                outcome));
    }

    /** @return null when a fault ended the exchange */
    private Response route(Request request, Exchange exchange) throws IOException, Refused {
        if (request.hasHeader("Expect") && !request.expectsContinue()) {
            return Response.empty(417).closing();
        }
        List<String> path = request.segments();
        if (path.size() >= 3 && path.get(0).equals("api") && path.contains("")) {
            return Response.empty(400).closing();
        }
        String last = path.get(path.size() - 1);
        if (path.get(0).equals("api") && path.size() == 4 && last.equals("_stream_load")) {
            requireMethod(request, "PUT");
            return redirects.load(request, exchange, path.get(1), path.get(2));
        }
        if (path.get(0).equals("api") && path.size() >= 3 && last.equals("_stream_load_2pc")) {
            requireMethod(request, "PUT");
            return redirects.secondPhase(request);
        }
        if (path.get(0).equals("api") && path.size() == 4 && path.get(1).equals("query")) {
            requireMethod(request, "POST");
            return queries.answer(request, exchange, path.get(2), path.get(3));
        }
        if (path.get(0).equals("stand-in")) {
            return scriptedFaults.answer(request);
        }
        if (path.equals(List.of(""))) {
            return Response.of(200, "text/html; charset=utf-8", StatusPage.html(world));
        }
        return path.get(0).equals("api") ? api(request, path) : manager(request, path);
    }

    private Response api(Request request, List<String> path) throws Refused, IOException {
        String last = path.get(path.size() - 1);
        if (path.size() == 2) {
            return cluster(request, last);
        }
        if (path.size() == 3 && last.equals("get_load_state")) {
            requireMethod(request, "GET");
            return loadState(request, path.get(1));
        }
        if (path.size() == 3 && last.equals("_cancel")) {
            requireMethod(request, "POST");
            return cancel(request, path.get(1));
        }
        if (path.size() == 4 && path.get(1).equals("enable_light_schema_change")) {
            requireMethod(request, "GET");
            return lightSchemaChange(request, path.get(2), last);
        }
        boolean ofTable = last.equals("_schema") || last.equals("_count");
        if (ofTable && (path.size() == 4 || (path.size() == 5 && path.get(1).equals("internal")))) {
            requireMethod(request, "GET");
            String database = path.get(path.size() - 3);
            Table table = selectable(request, database, path.get(path.size() - 2));
            return last.equals("_schema")
                    ? Replies.ok(TableSchemas.schema(table))
                    : Replies.ok(Json.object("status", 200, "size", table.count()));
        }
        if (last.equals("_load")) {
            authenticate(request);
            return Replies.notFound("The mini load operation has been disabled by default, if you need to add"
                    + " disable_mini_load=false in fe.conf.");
        }
        return unknown(request);
    }

    private static Response unknown(Request request) {
        if (request.method().equals("GET")) {
            return Replies.internal("No static resource index.html.").with("Content-Language", "en");
        }
        String body = Json.compact(Json.object(
                "timestamp",
                "2026-01-19T00:00:00.000+00:00",
                "status",
                405,
                "error",
                "Method Not Allowed",
                "path",
                request.rawPath()));
        return Response.of(405, "application/json", body).with("Allow", "GET, HEAD");
    }

    private Response cluster(Request request, String name) throws Refused {
        switch (name) {
            case "bootstrap" -> {
                requireMethod(request, "GET");
                return bootstrap(request);
            }
            case "health" -> {
                requireMethod(request, "GET");
                int alive = world.cluster().aliveBackends();
                return Replies.ok(Json.object("online_backend_num", alive, "total_backend_num", Math.max(1, alive)));
            }
            case "backends" -> {
                requireMethod(request, "GET");
                authenticate(request);
                return Replies.ok(Json.object("backends", backends(request)));
            }
            case "fe_version_info" -> {
                requireMethod(request, "GET");
                Credentials credentials = authenticate(request);
                if (!world.users().may(credentials.user(), Privilege.ADMIN, "*", "*")) {
                    throw new Refused(Replies.unauthorized("Access denied; you need (at least one of) the Admin_priv"
                            + " privilege(s) for this operation"));
                }
                return Replies.ok(Json.object("feVersionInfo", TableSchemas.version()));
            }
            default -> {
                return unknown(request);
            }
        }
    }

    private static Response bootstrap(Request request) {
        Optional<String> cluster = request.parameter("cluster_id");
        if (cluster.isPresent()) {
            return Replies.error("invalid cluster id: " + cluster.get());
        }
        return Replies.ok(Json.object(
                "replayedJournalId", 0, "queryPort", 0, "rpcPort", 0, "arrowFlightSqlPort", 0, "version", ""));
    }

    private List<Object> backends(Request request) {
        boolean alive = world.cluster().aliveBackends() > 0;
        boolean onlyAlive = request.parameter("is_alive").filter("true"::equals).isPresent();
        if (onlyAlive && !alive) {
            return List.of();
        }
        return List.of(Json.object(
                "ip", world.cluster().host(), "http_port", world.cluster().bePort(), "is_alive", alive));
    }

    private Response manager(Request request, List<String> path) throws Refused {
        if (path.size() != 5 || !path.subList(0, 4).equals(List.of("rest", "v2", "manager", "node"))) {
            return unknown(request);
        }
        authenticate(request);
        String host = world.cluster().host();
        return switch (path.get(4)) {
            case "frontends" -> Replies.ok(table(ClusterTables.frontends(world.cluster())));
            case "backends" -> Replies.ok(table(ClusterTables.backends(world.cluster())));
            case "node_list" ->
                Replies.ok(Json.object(
                        "backend", List.of(host + ":" + world.cluster().bePort()),
                        "frontend", List.of(host + ":" + world.cluster().fePort())));
            default -> unknown(request);
        };
    }

    private static Object table(SqlResult result) {
        return Json.object(
                "columnNames",
                result.headers().stream().map(SqlResult.Header::name).toList(),
                "rows",
                result.rowTexts());
    }

    private Response loadState(Request request, String databaseName) throws Refused {
        authenticate(request);
        String label =
                request.parameter("label").orElseThrow(() -> new Refused(Replies.badRequest("No label selected")));
        Database database = database(databaseName);
        return Replies.ok(world.transactions(database)
                .newest(label)
                .map(txn -> stateOf(txn))
                .orElse("UNKNOWN"));
    }

    private static String stateOf(Txn txn) {
        return txn.state().name();
    }

    private Response cancel(Request request, String databaseName) throws Refused {
        Credentials credentials = authenticate(request);
        String label =
                request.parameter("label").orElseThrow(() -> new Refused(Replies.badRequest("No label specified")));
        Database database = database(databaseName);
        if (!world.users().may(credentials.user(), Privilege.LOAD, databaseName, "*")) {
            return Replies.unauthorized(Privileges.needs("Load_priv"));
        }
        try {
            world.transactions(database).cancel(label);
            return Replies.ok(null);
        } catch (DorisException e) {
            return Replies.error(e.detail());
        }
    }

    private Response lightSchemaChange(Request request, String databaseName, String tableName)
            throws Refused, IOException {
        authenticate(request);
        byte[] body = request.body().readAllBytes();
        if (body.length == 0) {
            return Replies.internal("Required request body is missing: public java.lang.Object"
                    + " org.apache.doris.httpv2.rest.TableSchemaAction.columnChangeCanSync(java.lang.String,"
                    + "java.lang.String,jakarta.servlet.http.HttpServletRequest,"
                    + "jakarta.servlet.http.HttpServletResponse,java.lang.String)");
        }
        Table table = table(databaseName, tableName);
        var change = Json.read(new String(body, java.nio.charset.StandardCharsets.UTF_8));
        if (!table.isLightSchemaChange()) {
            return Replies.error("table " + tableName + " disable light schema change");
        }
        String column = change.path("columnName").asText("");
        boolean key = table.definition().column(column).filter(Column::key).isPresent();
        if (change.path("isDropColumn").asBoolean(false) && key) {
            return Replies.error(
                    "Column " + column + " is primary key in materializedIndex that can't do the light schema change");
        }
        return Replies.ok(null);
    }

    private Table selectable(Request request, String database, String table) throws Refused {
        Credentials credentials = authenticate(request);
        if (!world.users().may(credentials.user(), Privilege.SELECT, database, table)) {
            throw new Refused(Replies.unauthorized(Privileges.needs("Select_priv")));
        }
        return table(database, table);
    }

    private Table table(String databaseName, String tableName) throws Refused {
        return database(databaseName)
                .table(tableName)
                .orElseThrow(() -> new Refused(
                        Replies.error("errCode = 7, detailMessage = table not found, tableName=" + tableName)));
    }

    private Database database(String name) throws Refused {
        return world.catalog()
                .database(name)
                .orElseThrow(() ->
                        new Refused(Replies.error("errCode = 7, detailMessage = unknown databases, dbName=" + name)));
    }

    private static void requireMethod(Request request, String method) throws Refused {
        if (!request.method().equals(method)) {
            throw new Refused(Replies.wrongMethod(request.method()));
        }
    }

    Credentials authenticate(Request request) throws Refused {
        return authenticate(world, request);
    }

    static Credentials authenticate(World world, Request request) throws Refused {
        String header = request.header("Authorization").orElse("");
        String[] parts = header.strip().split("\\s+");
        if (parts.length != 2) {
            throw new Refused(Replies.unauthorized("Need auth information."));
        }
        try {
            Credentials credentials = Credentials.decode(parts[1]);
            if (!world.users().isPassword(credentials.user(), credentials.password())) {
                throw new Refused(Replies.unauthorized(Privileges.denied(credentials.user(), request.remoteHost())));
            }
            return credentials;
        } catch (Credentials.Unreadable e) {
            throw new Refused(Replies.internal(e.getMessage()));
        }
    }
}

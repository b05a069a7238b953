package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Handler;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The FE's port: finds who answers a path, and frames the answer as the FE's web server does. */
public final class FrontendHandler implements Handler {

    static final String NODE = "FE";

    private static final List<String> NODES = List.of("rest", "v2", "manager", "node");

    private final World world;
    private final FrontendAccess access;
    private final LoadRedirects redirects;
    private final QueryApi queries;
    private final ClusterApi cluster;
    private final TableApi tables;
    private final LabelApi labels;
    private final NoSuchPage noSuchPage;
    private final ScriptedFaults scriptedFaults;

    public FrontendHandler(World world) {
        this.world = world;
        this.access = new FrontendAccess(world);
        this.redirects = new LoadRedirects(world, access);
        this.queries = new QueryApi(world, access);
        this.cluster = new ClusterApi(world, access);
        this.tables = new TableApi(world, access);
        this.labels = new LabelApi(world, access);
        this.noSuchPage = new NoSuchPage(world);
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
            FaultActions.answer(fault.get(), framed(request, response), exchange);
        } else {
            exchange.respond(framed(request, response));
        }
    }

    /**
     * Who waits to be asked for a body that nobody asked for gets an answer that ends with the connection. From 4.0 on an empty
     * one still says so.
     */
    private Response framed(Request request, Response response) {
        boolean saysEmpty = response.body().length == 0 && world.version().isAtLeast(DorisVersion.V4_0);
        return request.isClientWaiting() && !saysEmpty ? response.untilClose() : response;
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
            return noSuchPage.expectationFailed();
        }
        List<String> path = request.segments();
        if (path.size() >= 3 && path.get(0).equals("api") && path.contains("")) {
            return noSuchPage.emptySegment(request);
        }
        swallowForm(request);
        if (path.get(0).equals("api")) {
            return api(request, exchange, path);
        }
        if (path.get(0).equals("stand-in")) {
            return scriptedFaults.answer(request);
        }
        if (path.equals(List.of(""))) {
            return Response.of(200, "text/html; charset=utf-8", StatusPage.html(world));
        }
        return path.size() == 5 && path.subList(0, 4).equals(NODES)
                ? cluster.nodes(request, path.get(4)).orElseGet(() -> noSuchPage.unknown(request))
                : noSuchPage.unknown(request);
    }

    /** A form that is PUT is the one body that the FE reads before it looks at anything else. */
    private static void swallowForm(Request request) throws IOException {
        boolean form = request.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        if (form && request.method().equals("PUT")) {
            request.body().transferTo(OutputStream.nullOutputStream());
        }
    }

    /** @return null when a fault ended the exchange */
    private Response api(Request request, Exchange exchange, List<String> path) throws IOException, Refused {
        String last = path.get(path.size() - 1);
        return switch (path.size()) {
            case 2 -> ofCluster(request, exchange, last);
            case 3 -> ofDatabase(request, path.get(1), last);
            case 4 ->
                switch (path.get(1)) {
                    case "query" -> queries.answer(request, exchange, path.get(2), last);
                    case "enable_light_schema_change" -> tables.lightSchemaChange(request, path.get(2), last);
                    default -> ofTable(request, exchange, path.get(1), path.get(2), last);
                };
            case 5 -> ofCatalog(request, path, last);
            default -> noSuchPage.unknown(request);
        };
    }

    private Response ofCluster(Request request, Exchange exchange, String name) throws IOException, Refused {
        if (name.equals("_http_stream")) {
            return redirects.httpStream(request, exchange);
        }
        return name.equals("show_table_data")
                ? tables.sizes(request)
                : cluster.answer(request, name).orElseGet(() -> noSuchPage.unknown(request));
    }

    private Response ofDatabase(Request request, String database, String action) throws Refused {
        return switch (action) {
            case "get_load_state" -> labels.state(request, database);
            case "_cancel" -> labels.cancel(request, database);
            case "_stream_load_2pc" -> redirects.secondPhase(request);
            default -> noSuchPage.unknown(request);
        };
    }

    /** @return null when a fault ended the exchange */
    private Response ofTable(Request request, Exchange exchange, String database, String table, String action)
            throws IOException, Refused {
        return switch (action) {
            case "_stream_load" -> redirects.load(request, exchange, database, table);
            case "_stream_load_2pc" -> redirects.secondPhase(request);
            case "_schema" -> tables.schema(request, database, table);
            case "_count" -> tables.count(request, database, table);
            case "_load" -> miniLoad(request);
            case "_query_plan" -> Replies.error("stand-in: not supported: _query_plan");
            default -> noSuchPage.unknown(request);
        };
    }

    private Response miniLoad(Request request) throws Refused {
        access.requireMethod(request, "PUT");
        access.authenticate(request);
        return Replies.notFound("The mini load operation has been disabled by default, if you need to add"
                + " disable_mini_load=false in fe.conf.");
    }

    /** {@code /api/catalog/database/table/_schema}, which only newer lines have. */
    private Response ofCatalog(Request request, List<String> path, String action) throws Refused {
        boolean known = action.equals("_schema")
                && path.get(1).equals("internal")
                && world.version().isAtLeast(DorisVersion.V4_0);
        return known ? tables.schema(request, path.get(2), path.get(3)) : noSuchPage.unknown(request);
    }
}

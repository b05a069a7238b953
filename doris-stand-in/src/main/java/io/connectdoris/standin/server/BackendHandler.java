package io.connectdoris.standin.server;

import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Handler;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The BE's port: loads, two-phase commits, error logs. */
public final class BackendHandler implements Handler {

    static final String NODE = "BE";

    private final World world;
    private final StreamLoads loads;
    private final TwoPhase twoPhase;

    public BackendHandler(World world) {
        this.world = world;
        this.loads = new StreamLoads(world);
        this.twoPhase = new TwoPhase(world);
    }

    @Override
    public void handle(Request request, Exchange exchange) throws IOException {
        Optional<Fault> fault = world.faults().next(Faults.Point.PATH, request.rawPath());
        if (fault.isPresent() && FaultActions.before(fault.get(), request, exchange)) {
            world.saw(new SeenRequest(
                    NODE,
                    request.method(),
                    request.rawPath(),
                    request.header("label").orElse(""),
                    "",
                    "fault " + fault.get().action()));
            return;
        }
        List<String> path = request.segments();
        String last = path.get(path.size() - 1);
        boolean put = request.method().equals("PUT");
        if (put && path.size() == 4 && path.get(0).equals("api") && last.equals("_stream_load")) {
            loads.handle(request, exchange, path.get(1), path.get(2), fault);
        } else if (put && path.size() >= 3 && path.get(0).equals("api") && last.equals("_stream_load_2pc")) {
            Response response = twoPhase.answer(request, path.get(1));
            world.saw(new SeenRequest(
                    NODE,
                    request.method(),
                    request.rawPath(),
                    request.header("label").orElse(""),
                    "",
                    request.header("txn_operation").orElse("")));
            respond(fault, response, exchange);
        } else if (put && path.equals(List.of("api", "_http_stream"))) {
            respond(fault, loads.refusal(request, "http_stream"), exchange);
        } else if (path.equals(List.of("api", "_load_error_log"))) {
            respond(fault, errorLog(request), exchange);
        } else if (path.equals(List.of("api", "health"))) {
            exchange.respond(Response.of(200, "application/json", "{\"status\": \"OK\",\"msg\": \"To Be Added\"}"));
        } else {
            exchange.respond(Response.of(404, "text/plain", "Not Found"));
        }
    }

    private static void respond(Optional<Fault> fault, Response response, Exchange exchange) throws IOException {
        if (fault.isPresent()) {
            FaultActions.answer(fault.get(), response, exchange);
        } else {
            exchange.respond(response);
        }
    }

    private Response errorLog(Request request) {
        return request.parameter("file")
                .flatMap(world::errorLog)
                .map(text -> Response.of(200, "text/plain", text))
                .orElseGet(() -> Response.of(404, "text/plain", "Not Found"));
    }
}

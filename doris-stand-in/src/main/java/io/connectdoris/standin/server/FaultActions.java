package io.connectdoris.standin.server;

import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.io.IOException;
import java.io.InterruptedIOException;

/** The faults that mean the same on every port. */
final class FaultActions {

    private static final int SOME_BYTES = 1024;

    private FaultActions() {}

    /** @return whether the fault ended the exchange */
    static boolean before(Fault fault, Request request, Exchange exchange) throws IOException {
        switch (fault.action()) {
            case DROP_BEFORE_READING -> exchange.drop();
            case DROP_WHILE_READING -> {
                request.body().readNBytes(SOME_BYTES);
                exchange.drop();
            }
            case ANSWER -> exchange.respond(answer(fault));
            case REDIRECT ->
                exchange.respond(
                        Response.empty(307).with("Location", fault.text()).closing());
            case DELAY -> {
                pause(fault);
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Answers, or does what the fault says instead. */
    static void answer(Fault fault, Response response, Exchange exchange) throws IOException {
        switch (fault.action()) {
            case DROP_AFTER_COMMIT -> exchange.drop();
            case CUT_ANSWER -> exchange.respondHalf(response);
            case ANSWER_AFTER_COMMIT -> exchange.respond(answer(fault));
            default -> exchange.respond(response);
        }
    }

    private static Response answer(Fault fault) {
        return Response.of(fault.status(), "text/html", fault.text());
    }

    private static void pause(Fault fault) throws InterruptedIOException {
        try {
            Thread.sleep(fault.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while delaying");
        }
    }
}

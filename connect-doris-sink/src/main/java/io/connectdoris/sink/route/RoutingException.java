package io.connectdoris.sink.route;

/** A record whose target table cannot be told, or must not be what the rules make of it. */
public final class RoutingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoutingException(String message) {
        super(message);
    }
}

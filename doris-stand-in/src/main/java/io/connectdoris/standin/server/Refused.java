package io.connectdoris.standin.server;

import io.connectdoris.standin.http.Response;

/** Ends the handling of a request on the FE with an answer that is no success. */
final class Refused extends Exception {

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

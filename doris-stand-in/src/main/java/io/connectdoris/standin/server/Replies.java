package io.connectdoris.standin.server;

import io.connectdoris.standin.http.Response;

/** The two envelopes of the FE: E1 for most endpoints, E2 for loads. Both come with HTTP 200. */
final class Replies {

    private static final String JSON = "application/json";

    private Replies() {}

    static Response ok(Object data) {
        return e1("success", 0, data);
    }

    static Response error(String text) {
        return e1("Error", 1, text);
    }

    static Response unauthorized(String text) {
        return e1("Unauthorized", 401, text);
    }

    static Response badRequest(String text) {
        return e1("Bad Request", 403, text);
    }

    static Response notFound(String text) {
        return e1("Not Found", 404, text);
    }

    static Response internal(String text) {
        return e1("Internal Error", 500, text);
    }

    private static Response e1(String message, int code, Object data) {
        return json(Json.compact(Json.object("msg", message, "code", code, "data", data, "count", 0)));
    }

    static Response failed(String text) {
        return json(Json.compact(Json.object("status", "FAILED", "msg", text)));
    }

    static Response json(String body) {
        return Response.of(200, JSON, body).inChunks();
    }
}

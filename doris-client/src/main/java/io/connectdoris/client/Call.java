package io.connectdoris.client;

import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

/**
 * One request.
 *
 * @param path encoded, with the query
 * @param limit how many bytes of the answer are read
 */
record Call(String method, Target to, String path, Map<String, String> headers, Optional<HttpEntity> body, int limit) {

    /** Room for the rows of any statement of ours. */
    static final int ANSWER_LIMIT = 32 << 20;

    static Call get(Target to, String path, Map<String, String> headers) {
        return new Call("GET", to, path, headers, Optional.empty(), ANSWER_LIMIT);
    }

    Call to(Target other, String otherPath) {
        return new Call(method, other, otherPath, headers, body, limit);
    }

    /** For messages. The query is left out: it says nothing that helps, and can be long. */
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return method + " " + (query < 0 ? path : path.substring(0, query)) + " of " + to;
    }
}

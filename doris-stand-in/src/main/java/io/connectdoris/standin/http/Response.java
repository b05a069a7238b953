package io.connectdoris.standin.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP answer. {@code close} ends the connection after it. */
@SuppressWarnings("ArrayRecordComponent") // written to the wire, compared by nobody
public record Response(
        int status, List<Map.Entry<String, String>> headers, byte[] body, Framing framing, boolean close) {

    /** How the client learns where the body ends. */
    enum Framing {
        LENGTH,
        CHUNKS,
        END_OF_CONNECTION
    }

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(417, "Expectation Failed"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    public Response {
        headers = List.copyOf(headers);
    }

    public static Response of(int status, String contentType, String body) {
        return new Response(
                status,
                List.of(Map.entry("Content-Type", contentType)),
                body.getBytes(StandardCharsets.UTF_8),
                Framing.LENGTH,
                false);
    }

    public static Response empty(int status) {
        return new Response(status, List.of(), new byte[0], Framing.LENGTH, false);
    }

    /** As the FE sends JSON: in chunks. */
    public Response inChunks() {
        return new Response(status, headers, body, Framing.CHUNKS, close);
    }

    public Response with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Response(status, more, body, framing, close);
    }

    public Response withBody(byte[] newBody) {
        return new Response(status, headers, newBody, framing, close);
    }

    public Response closing() {
        return new Response(status, headers, body, framing, true);
    }

    /** Without any length: the body ends when the connection does. */
    public Response untilClose() {
        return new Response(status, headers, body, Framing.END_OF_CONNECTION, true);
    }

    String reason() {
        return REASONS.getOrDefault(status, "Unknown");
    }
}

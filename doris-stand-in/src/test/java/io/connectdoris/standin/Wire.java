package io.connectdoris.standin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Talks to a stand-in: through an ordinary client, or byte by byte through a socket. */
final class Wire {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final DorisStandIn standIn;
    private final String authorization;

    Wire(DorisStandIn standIn, String user, String password) {
        this.standIn = standIn;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    String authorization() {
        return authorization;
    }

    /** @param headers names and values in turn */
    JsonNode load(String table, String body, String... headers) {
        return json(loadText(table, body, headers).body());
    }

    HttpResponse<String> loadText(String table, String body, String... headers) {
        return load(table, BodyPublishers.ofString(body), headers);
    }

    JsonNode loadBytes(String table, byte[] body, String... headers) {
        return json(load(table, BodyPublishers.ofByteArray(body), headers).body());
    }

    private HttpResponse<String> load(String table, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + standIn.bePort() + "/api/d/" + table + "/_stream_load"))
                .PUT(body)
                .header("Authorization", authorization);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    JsonNode jsonLines(String table, String body, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "format";
        all[1] = "json";
        all[2] = "read_json_by_line";
        all[3] = "true";
        return load(table, body, all);
    }

    JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + standIn.fePort() + path))
                        .header("Authorization", authorization)
                        .build())
                .body());
    }

    HttpResponse<String> getText(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + standIn.fePort() + path))
                .POST(BodyPublishers.ofString(body))
                .header("Authorization", authorization);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    JsonNode secondPhase(String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + standIn.bePort() + "/api/d/_stream_load_2pc"))
                .PUT(BodyPublishers.noBody())
                .header("Authorization", authorization);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return json(send(request.build()).body());
    }

    /** Sends bytes to the FE and reads until it closes. */
    String raw(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream load as {@code curl --location-trusted} does it: the FE redirects, the BE answers. */
    String redirectedLoad(String path, String headers, byte[] body) {
        String head = "PUT " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
                + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        String redirect = exchange(standIn.fePort(), head, new byte[0]);
        if (!redirect.startsWith("HTTP/1.1 307")) {
            return body(redirect);
        }
        String answer = exchange(standIn.bePort(), head, body);
        return body(answer);
    }

    private static String body(String answer) {
        String rest = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        return answer.contains("Transfer-Encoding: chunked") ? rest.replaceAll("(^|\r\n)[0-9a-fA-F]+\r\n", "") : rest;
    }

    /** Sends the body only when it is asked for. */
    private static String exchange(int port, String head, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            byte[] goOn = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.UTF_8);
            byte[] start = socket.getInputStream().readNBytes(goOn.length);
            if (java.util.Arrays.equals(start, goOn)) {
                socket.getOutputStream().write(body);
                start = new byte[0];
            }
            byte[] rest = socket.getInputStream().readAllBytes();
            return new String(start, StandardCharsets.UTF_8) + new String(rest, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Decimals keep their digits. */
    static JsonNode exactJson(String text) {
        try {
            return MAPPER.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

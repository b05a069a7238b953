package io.connectdoris.standin;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP answer with every header, as it came over a socket or was written down by curl.
 *
 * @param headers the first of each name
 */
record HttpAnswer(String status, Map<String, String> headers, String body) {

    private static final String CONTINUE = "HTTP/1.1 100 Continue";

    HttpAnswer {
        headers = new TreeMap<>(headers);
    }

    boolean isContinue() {
        return status.equals(CONTINUE);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** One answer, up to where its framing ends it; an answer without any is read until the connection ends. */
    static HttpAnswer read(InputStream in) throws IOException {
        String status = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.putIfAbsent(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        byte[] body;
        if (status.equals(CONTINUE)) {
            body = new byte[0];
        } else if (headers.containsKey("Content-Length")) {
            body = exactly(in, Integer.parseInt(headers.get("Content-Length")));
        } else if ("chunked".equals(headers.get("Transfer-Encoding"))) {
            body = chunks(in);
        } else {
            body = in.readAllBytes();
        }
        return new HttpAnswer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** What curl printed: a head, an empty line, the body. */
    static HttpAnswer printed(String text) {
        int end = text.indexOf("\n\n");
        List<String> head = (end < 0 ? text : text.substring(0, end)).lines().toList();
        Map<String, String> headers = new TreeMap<>();
        head.subList(1, head.size())
                .forEach(line ->
                        headers.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
        return new HttpAnswer(head.get(0), headers, end < 0 ? "" : text.substring(end + 2));
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends " + (length - bytes.length) + " bytes early");
        }
        return bytes;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(in), 16);
        while (size > 0) {
            all.write(exactly(in, size));
            line(in);
            size = Integer.parseInt(line(in), 16);
        }
        line(in);
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("the connection ended inside the head");
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}

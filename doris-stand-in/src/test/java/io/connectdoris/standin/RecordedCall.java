package io.connectdoris.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of curl out of a transcript, and what a running FE answered. It is sent again with the head that curl writes.
 *
 * @param line the arguments as they were printed: without quotes
 * @param continued whether the FE asked for the body first
 */
record RecordedCall(String line, boolean continued, HttpAnswer answer) {

    private static final String START = "$ curl ";
    private static final String OPTION = "(?:^| )(?=-[uXHdT] |--data-binary )";
    /** What curl sent from a file of which only the name was printed. */
    private static final String UPLOAD = "1,2\n";

    /** What a server did with a call that was sent to it. */
    record Reply(boolean continued, HttpAnswer answer) {}

    static List<RecordedCall> read(Path transcript) {
        try {
            String text = Files.readString(transcript);
            return Arrays.stream(text.substring(text.indexOf(START)).split("(?m)^\\$ curl "))
                    .filter(part -> !part.isEmpty())
                    .map(RecordedCall::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedCall parse(String part) {
        int end = part.indexOf('\n');
        String line = part.substring(0, end);
        HttpAnswer first = HttpAnswer.printed(part.substring(end + 1));
        return first.isContinue()
                ? new RecordedCall(line, true, ended(HttpAnswer.printed(first.body())))
                : new RecordedCall(line, false, ended(first));
    }

    private static HttpAnswer ended(HttpAnswer answer) {
        return new HttpAnswer(answer.status(), answer.headers(), answer.body().stripTrailing());
    }

    String path() {
        return line.substring(line.lastIndexOf(" /") + 1);
    }

    /** Sends the call; a body is held back until it is asked for when the head says so. */
    Reply send(int port) {
        Curl curl = Curl.of(line.substring(0, Math.max(0, line.lastIndexOf(" /"))));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] body = curl.body().getBytes(StandardCharsets.UTF_8);
            boolean waits = "100-continue".equals(curl.headers().get("Expect"));
            socket.getOutputStream().write(curl.head(path(), port).getBytes(StandardCharsets.UTF_8));
            if (!waits) {
                socket.getOutputStream().write(body);
            }
            HttpAnswer first = HttpAnswer.read(socket.getInputStream());
            if (!first.isContinue()) {
                return new Reply(false, first);
            }
            socket.getOutputStream().write(body);
            return new Reply(true, HttpAnswer.read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** What the options of a call mean. */
    private record Curl(String method, Map<String, String> headers, String body) {

        static Curl of(String options) {
            String method = "";
            String body = "";
            Map<String, String> headers = new LinkedHashMap<>();
            Map<String, String> implied = new LinkedHashMap<>();
            List<String> given = new ArrayList<>(Arrays.asList(options.split(OPTION)));
            given.removeIf(String::isEmpty);
            for (String option : given) {
                String value = option.substring(option.indexOf(' ') + 1);
                switch (option.substring(0, option.indexOf(' '))) {
                    case "-X" -> method = value;
                    case "-H" ->
                        headers.put(value.substring(0, value.indexOf(": ")), value.substring(value.indexOf(": ") + 2));
                    case "-u" ->
                        implied.put(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
                    case "-T" -> {
                        method = "PUT";
                        body = UPLOAD;
                        implied.put("Expect", "100-continue");
                    }
                    default -> {
                        method = method.isEmpty() ? "POST" : method;
                        body = value;
                        implied.put("Content-Type", "application/x-www-form-urlencoded");
                    }
                }
            }
            implied.forEach(headers::putIfAbsent);
            return new Curl(method.isEmpty() ? "GET" : method, headers, body);
        }

        String head(String path, int port) {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (!body.isEmpty()) {
                head.append("Content-Length: ")
                        .append(body.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n");
            }
            return head.append("\r\n").toString();
        }
    }
}

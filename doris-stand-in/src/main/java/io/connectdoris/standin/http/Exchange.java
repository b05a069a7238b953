package io.connectdoris.standin.http;

import io.connectdoris.standin.http.Response.Framing;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The way back to the client of one request. */
public final class Exchange {

    private final Socket socket;
    private final OutputStream out;
    private final Request request;
    private boolean ended;
    private boolean keepsAlive;

    Exchange(Socket socket, OutputStream out, Request request) {
        this.socket = socket;
        this.out = out;
        this.request = request;
    }

    public void respond(Response response) throws IOException {
        boolean close = response.close() || request.wantsClose() || !request.isBodyConsumed();
        out.write(head(response, close));
        out.write(framed(response));
        out.flush();
        ended = true;
        keepsAlive = !close;
    }

    /** Sends the head and the first half of the body, then resets the connection. */
    public void respondHalf(Response response) throws IOException {
        out.write(head(response, true));
        out.write(response.body(), 0, response.body().length / 2);
        out.flush();
        drop();
    }

    /** Ends the connection without an answer, as a process that dies does. */
    public void drop() throws IOException {
        ended = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    boolean isEnded() {
        return ended;
    }

    boolean keepsAlive() {
        return keepsAlive;
    }

    private byte[] head(Response response, boolean close) {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(response.reason())
                .append("\r\n");
        for (Map.Entry<String, String> header : response.headers()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (isChunked(response)) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (response.framing() != Framing.END_OF_CONNECTION) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        if (close) {
            head.append("Connection: close\r\n");
        } else if (request.isHttp10()) {
            head.append("Connection: keep-alive\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] framed(Response response) {
        if (request.method().equals("HEAD")) {
            return new byte[0];
        }
        if (!isChunked(response)) {
            return response.body();
        }
        byte[] start = (Integer.toHexString(response.body().length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + response.body().length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(response.body(), 0, all, start.length, response.body().length);
        System.arraycopy(end, 0, all, start.length + response.body().length, end.length);
        return all;
    }

    private boolean isChunked(Response response) {
        return response.framing() == Framing.CHUNKS && !request.isHttp10() && response.body().length > 0;
    }
}

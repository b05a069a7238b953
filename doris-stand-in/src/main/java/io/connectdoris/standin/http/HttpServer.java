package io.connectdoris.standin.http;

import io.connectdoris.standin.net.Listener;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/** Listens on one port. It can go down, closing every connection, and come up again on the same port. */
public final class HttpServer implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LINGER_MILLIS = 300;
    private static final int LINGER_BYTES = 1 << 20;

    private final String name;
    private final Handler handler;
    private final Listener listener;

    /** @param port 0 for any free one, which then stays the same */
    public HttpServer(String name, String host, int port, Optional<SSLServerSocketFactory> tls, Handler handler) {
        this.name = name;
        this.handler = handler;
        ServerSocketFactory sockets =
                tls.<ServerSocketFactory>map(factory -> factory).orElse(ServerSocketFactory.getDefault());
        this.listener = new Listener(name, host, port, sockets, this::serve);
    }

    public int port() {
        return listener.port();
    }

    public void up() throws IOException {
        listener.up();
    }

    public void down() throws IOException {
        listener.down();
    }

    @Override
    public void close() throws IOException {
        down();
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        boolean alive = true;
        while (alive) {
            alive = serveOne(socket, in, out);
        }
    }

    private boolean serveOne(Socket socket, InputStream in, OutputStream out) throws IOException {
        in.mark(1);
        int first = in.read();
        if (first < 0) {
            return false;
        }
        in.reset();
        String line = Lines.read(in);
        if (line.isEmpty()) {
            return true;
        }
        Map<String, String> headers = headers(in);
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/") || !parts[1].startsWith("/")) {
            Request unreadable = new Request("GET", "/", true, Map.of(), new Body(in, out, false, 0, false), "");
            new Exchange(socket, out, unreadable).respond(Response.empty(400).closing());
            return false;
        }
        Request request = request(parts, headers, in, out, socket);
        Exchange exchange = new Exchange(socket, out, request);
        handler.handle(request, exchange);
        if (!exchange.isEnded()) {
            throw new IllegalStateException(name + " left " + request.rawPath() + " without an answer");
        }
        if (!exchange.keepsAlive() && !socket.isClosed()) {
            linger(socket, in);
        }
        return exchange.keepsAlive();
    }

    private static Request request(
            String[] line, Map<String, String> headers, InputStream in, OutputStream out, Socket socket) {
        boolean chunked = headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        boolean http10 = line[2].equals("HTTP/1.0");
        boolean waits = !http10 && headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue");
        Body body = new Body(in, out, chunked, length(headers), waits);
        return new Request(
                line[0], line[1], http10, headers, body, socket.getInetAddress().getHostAddress());
    }

    private static long length(Map<String, String> headers) {
        try {
            return Math.max(0, Long.parseLong(headers.getOrDefault("content-length", "0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        String line = Lines.read(in);
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = Lines.read(in);
        }
        return headers;
    }

    /** Lets the client read the answer before the connection is reset because of a body nobody read. */
    private static void linger(Socket socket, InputStream in) throws IOException {
        if (!(socket instanceof javax.net.ssl.SSLSocket)) {
            socket.shutdownOutput();
        }
        socket.setSoTimeout(LINGER_MILLIS);
        byte[] scrap = new byte[8192];
        int total = 0;
        int count = in.read(scrap);
        while (count >= 0 && total < LINGER_BYTES) {
            total += count;
            count = in.read(scrap);
        }
    }
}

package io.connectdoris.client;

import io.connectdoris.client.DorisConnection.Endpoint;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ServerSocketFactory;
import org.apache.hc.core5.net.PercentCodec;

/**
 * A host that answers byte for byte what a test says: whole answers, halves of them, nothing, or a reset. One script per
 * connection; the last one is repeated.
 */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket server;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Script last = exchange -> {};

    ScriptedServer(ServerSocketFactory sockets, InetAddress address) throws IOException {
        this.server = sockets.createServerSocket(0, 50, address);
        Thread thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer answering(Script... scripts) throws IOException {
        ScriptedServer server =
                new ScriptedServer(ServerSocketFactory.getDefault(), InetAddress.getByName("127.0.0.1"));
        server.next(scripts);
        return server;
    }

    /** A port on which nobody listens. */
    static Endpoint nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return new Endpoint("127.0.0.1", socket.getLocalPort());
        }
    }

    ScriptedServer next(Script... more) {
        scripts.addAll(List.of(more));
        return this;
    }

    Endpoint endpoint() {
        return new Endpoint(server.getInetAddress().getHostAddress(), server.getLocalPort());
    }

    List<Received> received() {
        return received;
    }

    /** Waits for the nth request, since an answer that was cut off says nothing of it. */
    Received received(int index) {
        org.awaitility.Awaitility.await().until(() -> received.size() > index);
        return received.get(index);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Script next = scripts.poll();
                Script script = next == null ? last : next;
                last = script;
                Thread thread = new Thread(() -> serve(socket, script), "scripted-answer");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            script.run(new Exchange(socket));
        } catch (IOException e) {
            // The client went away, which some tests are about.
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** What is done with one connection. */
    interface Script {
        void run(Exchange exchange) throws IOException;
    }

    /** What arrived; header names in lower case. */
    record Received(String requestLine, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.get(name);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** One connection. */
    final class Exchange {
        private final Socket socket;
        private final InputStream in;
        private String requestLine = "";
        private final Map<String, String> headers = new TreeMap<>();

        private Exchange(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** Reads the head only. */
        Exchange head() throws IOException {
            requestLine = line();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw new IOException("no HTTP");
                }
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            return this;
        }

        /** Notes the request as one without a body, and whether the client sends one all the same: see {@link #more}. */
        Exchange noBody() {
            received.add(new Received(requestLine, Map.copyOf(headers), new byte[0]));
            return this;
        }

        Exchange body() throws IOException {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            received.add(new Received(requestLine, Map.copyOf(headers), in.readNBytes(length)));
            return this;
        }

        /** Reads so many bytes of a body. */
        Exchange part(int bytes) throws IOException {
            if (in.readNBytes(bytes).length < bytes) {
                throw new IOException("the client is gone");
            }
            return this;
        }

        Exchange send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        }

        /** Everything that comes until the client closes. */
        byte[] more() {
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            try {
                in.transferTo(more);
            } catch (IOException e) {
                // Closed hard; what came before counts.
            }
            return more.toByteArray();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void hang() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        String host() {
            return headers.get("host");
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("the client is gone");
                }
                if (b != '\r') {
                    line.write(b);
                }
            }
            return line.toString(StandardCharsets.UTF_8);
        }
    }

    /** An FE that redirects as 4.1 does, without reading the body. */
    static Script redirect(String location) {
        return exchange -> exchange.head()
                .noBody()
                .send("HTTP/1.1 307 Temporary Redirect\r\nContent-Language: en\r\nConnection: close\r\nLocation: "
                        + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    static Script redirectTo(ScriptedServer backend, TableName table) {
        return redirect("http://root:" + PercentCodec.encode(LoadTest.PASSWORD, StandardCharsets.UTF_8) + "@"
                + backend.endpoint() + Paths.streamLoad(table) + "?");
    }

    /** A BE that takes the body and then says this. */
    static Script load(String json) {
        return exchange -> exchange.head()
                .send("HTTP/1.1 100 Continue\r\n\r\n")
                .body()
                .send("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-1\r\nContent-Length: "
                        + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    /** Any answer after a request that may have a body. */
    static Script answer(int status, String body) {
        return exchange -> exchange.head().body().send(response(status, body));
    }

    /** An answer at once, the body is not waited for. */
    static Script refuse(int status, String body) {
        return exchange -> exchange.head().noBody().send(response(status, body));
    }

    static String response(int status, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body;
    }

    static List<String> requestLines(ScriptedServer server) {
        List<String> lines = new ArrayList<>();
        server.received().forEach(request -> lines.add(request.requestLine()));
        return lines;
    }
}

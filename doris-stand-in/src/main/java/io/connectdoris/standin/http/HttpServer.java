package io.connectdoris.standin.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one port. It can go down, closing every connection, and come up again on the same port. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int BUFFER = 1 << 16;
    private static final int BIND_ATTEMPTS = 100;
    private static final int LINGER_MILLIS = 300;
    private static final int LINGER_BYTES = 1 << 20;

    private final String name;
    private final String host;
    private final ServerSocketFactory sockets;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private Thread acceptor;
    private int port;

    /** @param port 0 for any free one, which then stays the same */
    public HttpServer(String name, String host, int port, Optional<SSLServerSocketFactory> tls, Handler handler) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.sockets = tls.<ServerSocketFactory>map(factory -> factory).orElse(ServerSocketFactory.getDefault());
        this.handler = handler;
    }

    public synchronized int port() {
        return port;
    }

    public synchronized void up() throws IOException {
        if (listener != null) {
            return;
        }
        ServerSocket opened = bound();
        port = opened.getLocalPort();
        listener = opened;
        acceptor = new Thread(() -> accept(opened), name + "-accept");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** While it was down, the port may have become the near end of somebody's connection, which ends soon. */
    private ServerSocket bound() throws IOException {
        for (int attempt = 1; ; attempt++) {
            ServerSocket opened = sockets.createServerSocket();
            opened.setReuseAddress(true);
            try {
                opened.bind(new InetSocketAddress(InetAddress.getByName(host), port), 256);
                return opened;
            } catch (BindException e) {
                opened.close();
                if (port == 0 || attempt == BIND_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    public synchronized void down() throws IOException {
        if (listener != null) {
            listener.close();
            listener = null;
            awaitAcceptor();
        }
        for (Socket connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    /** Until it has noticed, the system may still take a connection that nobody would ever serve or close. */
    private void awaitAcceptor() throws IOException {
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(name + " was interrupted while it went down");
        }
    }

    @Override
    public void close() throws IOException {
        down();
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                connections.add(socket);
                Thread thread = new Thread(() -> serve(socket), name + "-" + socket.getPort());
                thread.setDaemon(true);
                thread.start();
            } catch (SocketException e) {
                LOG.debug("{} stops listening", name, e);
            } catch (IOException e) {
                LOG.warn("{} cannot accept a connection", name, e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            boolean alive = true;
            while (alive) {
                alive = serveOne(socket, in, out);
            }
        } catch (IOException e) {
            LOG.debug("{}: connection ended", name, e);
        } catch (RuntimeException e) {
            LOG.error("{}: request failed", name, e);
        } finally {
            connections.remove(socket);
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

package io.connectdoris.stack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port in front of an FE that can be shut: Doris is away then, and still has its rows when it is back. */
final class FeGate implements AutoCloseable {
    private final int port = Ports.free();
    private final int fe;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket entrance;

    FeGate(int fe) {
        this.fe = fe;
    }

    int port() {
        return port;
    }

    void open() {
        try {
            ServerSocket opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            entrance = opened;
            start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses connections from now on, and cuts those that are open. */
    @Override
    public void close() {
        ServerSocket opened = entrance;
        if (opened != null) {
            closeQuietly(opened);
        }
        connections.forEach(FeGate::closeQuietly);
        connections.clear();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), fe);
                connections.add(client);
                connections.add(server);
                start(() -> pump(client, server));
                start(() -> pump(server, client));
            } catch (IOException shutOrUnreachable) {
                // The client sees a connection that is cut, as it would of an FE that goes down.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cut) {
            // Either side may end a connection at any time.
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fe-gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}

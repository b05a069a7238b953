package io.connectdoris.standin.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one port, one thread per connection. It can go down, closing every connection, and come up again on the same port. */
public final class Listener implements AutoCloseable {

    /** What is spoken on a connection; it ends when this returns. */
    public interface Service {
        void serve(Socket socket) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int BIND_ATTEMPTS = 100;
    private static final int BACKLOG = 256;

    private final String name;
    private final String host;
    private final ServerSocketFactory sockets;
    private final Service service;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private Thread acceptor;
    private int port;

    /** @param port 0 for any free one, which then stays the same */
    public Listener(String name, String host, int port, ServerSocketFactory sockets, Service service) {
        this.name = name;
        this.host = host;
        this.port = port;
        this.sockets = sockets;
        this.service = service;
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
                opened.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
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
            service.serve(socket);
        } catch (IOException e) {
            LOG.debug("{}: connection ended", name, e);
        } catch (RuntimeException e) {
            LOG.error("{}: request failed", name, e);
        } finally {
            connections.remove(socket);
        }
    }
}

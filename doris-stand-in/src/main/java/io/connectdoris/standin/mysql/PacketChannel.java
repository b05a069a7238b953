package io.connectdoris.standin.mysql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** Packets on a connection: each has a length and a number; content of 16 MB and more goes in several. */
final class PacketChannel {

    private static final int BUFFER = 1 << 16;
    private static final int MAX_PART = 0xffffff;
    private static final int HEADER = 4;

    private final InputStream in;
    private final OutputStream out;
    private int next;

    PacketChannel(Socket socket) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** What the client sends next within an exchange. */
    byte[] read() throws IOException {
        return readIfAny().orElseThrow(() -> new EOFException("the client went away"));
    }

    /** The next command, which begins to count anew; empty when the client has closed the connection. */
    Optional<byte[]> readCommand() throws IOException {
        next = 0;
        return readIfAny();
    }

    private Optional<byte[]> readIfAny() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        int length;
        do {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER) {
                return Optional.empty();
            }
            length = new PacketReader(header).int4() & MAX_PART;
            next = (header[HEADER - 1] & 0xff) + 1;
            byte[] part = in.readNBytes(length);
            if (part.length < length) {
                return Optional.empty();
            }
            parts.writeBytes(part);
        } while (length == MAX_PART);
        return Optional.of(parts.toByteArray());
    }

    void write(byte[] content) throws IOException {
        int sent = 0;
        int length;
        do {
            length = Math.min(MAX_PART, content.length - sent);
            out.write(new PacketWriter().integer(length, 3).int1(next++).content());
            out.write(content, sent, length);
            sent += length;
        } while (length == MAX_PART);
    }

    void flush() throws IOException {
        out.flush();
    }
}

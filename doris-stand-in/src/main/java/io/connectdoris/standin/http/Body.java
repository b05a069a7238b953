package io.connectdoris.standin.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request's body: so many bytes, or chunks. Ends early with an exception when the client does. */
final class Body extends InputStream {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final boolean chunked;
    private long remaining;
    private boolean waiting;
    private boolean finished;
    private boolean first = true;

    /** @param length bytes to come, ignored when chunked */
    Body(InputStream in, OutputStream out, boolean chunked, long length, boolean clientWaits) {
        this.in = in;
        this.out = out;
        this.chunked = chunked;
        this.remaining = chunked ? 0 : length;
        this.finished = !chunked && length == 0;
        this.waiting = clientWaits;
    }

    boolean isConsumed() {
        return finished;
    }

    boolean isClientWaiting() {
        return waiting;
    }

    void sendContinue() throws IOException {
        if (waiting) {
            waiting = false;
            out.write(CONTINUE);
            out.flush();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        sendContinue();
        if (chunked && remaining == 0 && !finished) {
            nextChunk();
        }
        if (finished || length == 0) {
            return finished ? -1 : 0;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, remaining));
        if (count < 0) {
            throw new EOFException("body ends " + remaining + " bytes early");
        }
        remaining -= count;
        finished = !chunked && remaining == 0;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            Lines.read(in);
        }
        first = false;
        String line = Lines.read(in);
        int extension = line.indexOf(';');
        try {
            remaining = Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("not a chunk: " + line, e);
        }
        if (remaining == 0) {
            while (!Lines.read(in).isEmpty()) {
                // trailers say nothing to Doris
            }
            finished = true;
        }
    }
}

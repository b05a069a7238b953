package io.connectdoris.standin.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body as it comes in, its bytes counted. */
final class Received extends FilterInputStream {

    private final LoadedRows counters;

    Received(InputStream body, LoadedRows counters) {
        super(body);
        this.counters = counters;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        counters.countBytes(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        counters.countBytes(Math.max(0, count));
        return count;
    }
}

package io.connectdoris.standin.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A body cut at its line delimiter; lines are handed out as ranges of one buffer that is used again. */
final class Lines {

    /** Takes one line, without its delimiter. */
    interface Sink {
        void line(byte[] buffer, int from, int to) throws LoadFailure;
    }

    private static final int INITIAL = 1 << 18;

    private final InputStream in;
    private final byte[] delimiter;

    Lines(InputStream in, byte[] delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    byte[] all() throws IOException {
        return in.readAllBytes();
    }

    void forEach(Sink sink) throws IOException, LoadFailure {
        byte[] buffer = new byte[INITIAL];
        int filled = 0;
        boolean first = true;
        int count = in.read(buffer, 0, buffer.length);
        while (count >= 0) {
            int searchFrom = Math.max(0, filled - delimiter.length + 1);
            filled += count;
            int from = 0;
            int next = find(buffer, searchFrom, filled);
            while (next >= 0) {
                emit(sink, buffer, first ? afterBom(buffer, from, next) : from, next);
                first = false;
                from = next + delimiter.length;
                next = find(buffer, from, filled);
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            count = in.read(buffer, filled, buffer.length - filled);
        }
        emit(sink, buffer, first ? afterBom(buffer, 0, filled) : 0, filled);
    }

    private void emit(Sink sink, byte[] buffer, int from, int to) throws LoadFailure {
        int end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        if (end > from) {
            sink.line(buffer, from, end);
        }
    }

    private int find(byte[] buffer, int from, int to) {
        byte first = delimiter[0];
        for (int i = from; i <= to - delimiter.length; i++) {
            if (buffer[i] == first
                    && (delimiter.length == 1
                            || Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length))) {
                return i;
            }
        }
        return -1;
    }

    static int afterBom(byte[] buffer, int from, int to) {
        boolean bom = to - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF;
        return bom ? from + 3 : from;
    }
}

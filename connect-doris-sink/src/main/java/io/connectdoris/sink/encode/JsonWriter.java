package io.connectdoris.sink.encode;

import java.util.Arrays;

/** A row in the making: UTF-8 bytes in one growing array that is used again for every row. */
public final class JsonWriter {

    private byte[] bytes = new byte[4096];
    private int length;

    /** Starts a new row. */
    public void reset() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The array that holds the row; valid until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** Bytes as they are, for example a name that was encoded before. */
    public void raw(byte[] source) {
        ensure(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

package io.connectdoris.standin.mysql;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the content of one packet. */
final class PacketReader {

    private static final int TWO_BYTES = 0xfc;
    private static final int THREE_BYTES = 0xfd;
    private static final int EIGHT_BYTES = 0xfe;

    private final byte[] content;
    private int position;

    PacketReader(byte[] content) {
        this.content = content;
    }

    boolean hasMore() {
        return position < content.length;
    }

    int int1() throws EOFException {
        return (int) integer(1);
    }

    int int2() throws EOFException {
        return (int) integer(2);
    }

    int int4() throws EOFException {
        return (int) integer(4);
    }

    private long integer(int bytes) throws EOFException {
        long value = 0;
        byte[] read = bytes(bytes);
        for (int i = 0; i < bytes; i++) {
            value |= (read[i] & 0xffL) << (8 * i);
        }
        return value;
    }

    private long number() throws EOFException {
        int first = int1();
        return switch (first) {
            case TWO_BYTES -> integer(2);
            case THREE_BYTES -> integer(3);
            case EIGHT_BYTES -> integer(8);
            default -> first;
        };
    }

    byte[] bytes(long count) throws EOFException {
        if (count < 0 || count > content.length - position) {
            throw new EOFException("a packet of " + content.length + " bytes ends too early");
        }
        position += (int) count;
        return Arrays.copyOfRange(content, position - (int) count, position);
    }

    /** Bytes after their length. */
    byte[] counted() throws EOFException {
        return bytes(number());
    }

    /** Up to a zero, or to the end where it is left out. */
    String zeroTerminated() {
        int end = position;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        String text = new String(content, position, end - position, StandardCharsets.UTF_8);
        position = Math.min(content.length, end + 1);
        return text;
    }

    byte[] rest() throws EOFException {
        return bytes(content.length - position);
    }

    String restAsText() throws EOFException {
        return new String(rest(), StandardCharsets.UTF_8);
    }
}

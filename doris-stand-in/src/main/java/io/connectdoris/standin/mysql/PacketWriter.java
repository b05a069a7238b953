package io.connectdoris.standin.mysql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds the content of one packet: numbers with the low byte first, and texts in UTF-8. */
final class PacketWriter {

    private static final int NULL = 0xfb;
    private static final int TWO_BYTES = 0xfc;
    private static final int THREE_BYTES = 0xfd;
    private static final int EIGHT_BYTES = 0xfe;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PacketWriter int1(int value) {
        return integer(value, 1);
    }

    PacketWriter int2(int value) {
        return integer(value, 2);
    }

    PacketWriter int4(int value) {
        return integer(value, 4);
    }

    PacketWriter integer(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)) & 0xff);
        }
        return this;
    }

    /** A number that takes as many bytes as it needs. */
    PacketWriter number(long value) {
        if (value < NULL) {
            return int1((int) value);
        }
        if (value < 1 << 16) {
            return int1(TWO_BYTES).integer(value, 2);
        }
        return value < 1 << 24
                ? int1(THREE_BYTES).integer(value, 3)
                : int1(EIGHT_BYTES).integer(value, 8);
    }

    PacketWriter bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PacketWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    PacketWriter zeroTerminated(String text) {
        return text(text).int1(0);
    }

    /** A text after its length. */
    PacketWriter counted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return number(bytes.length).bytes(bytes);
    }

    PacketWriter nothing() {
        return int1(NULL);
    }

    byte[] content() {
        return out.toByteArray();
    }
}

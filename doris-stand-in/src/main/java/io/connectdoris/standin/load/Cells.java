package io.connectdoris.standin.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The fields of one row as ranges of the body, used again for every row. */
final class Cells {

    static final byte MISSING = 0;
    static final byte NULL = 1;
    /** The bytes are the value. */
    static final byte PLAIN = 2;
    /** A JSON string with escapes. */
    static final byte ESCAPED = 3;

    static final byte TRUE = 4;
    static final byte FALSE = 5;

    final byte[] kind;
    final int[] from;
    final int[] to;
    byte[] buffer = new byte[0];

    Cells(int count) {
        kind = new byte[count];
        from = new int[count];
        to = new int[count];
    }

    void reset(byte[] newBuffer) {
        buffer = newBuffer;
        Arrays.fill(kind, MISSING);
    }

    void set(int index, byte newKind, int newFrom, int newTo) {
        kind[index] = newKind;
        from[index] = newFrom;
        to[index] = newTo;
    }

    String text(int index) {
        return switch (kind[index]) {
            case TRUE -> "1";
            case FALSE -> "0";
            case ESCAPED -> JsonScanner.unescape(buffer, from[index], to[index]);
            default -> new String(buffer, from[index], to[index] - from[index], StandardCharsets.UTF_8);
        };
    }

    /** As strict-mode errors print it. */
    String sourceText(int index) {
        return kind[index] == TRUE ? "true" : kind[index] == FALSE ? "false" : text(index);
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.Members;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Functions over HLL values. Doris counts exactly while there are few values, and guesses beyond; here is only the exact part. Public
 * because the engine calls them by name.
 */
public final class HllFunctions {

    /** The most values that Doris keeps one by one. */
    private static final int EXACT = 160;

    private HllFunctions() {}

    public static byte[] hllHash(String value) {
        return BitmapFunctions.binary(value == null ? Members.NONE : Members.print(List.of(hash(value))));
    }

    /** FNV-1a: which hash it is cannot be seen while values are kept one by one. */
    private static long hash(String value) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 255)) * 0x100000001b3L;
        }
        return hash;
    }

    public static byte[] hllEmpty() {
        return BitmapFunctions.binary(Members.NONE);
    }

    public static Long hllCardinality(byte[] hll) {
        if (hll == null) {
            return 0L;
        }
        int count = Members.read(BitmapFunctions.text(hll)).size();
        if (count > EXACT) {
            throw new IllegalArgumentException("stand-in: not supported: HLL of more than " + EXACT + " values");
        }
        return (long) count;
    }
}

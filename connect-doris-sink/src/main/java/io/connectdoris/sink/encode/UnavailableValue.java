package io.connectdoris.sink.encode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What Debezium's PostgreSQL connector sends in place of a large value that an UPDATE did not touch (an unchanged TOAST
 * value): its place holder, in the shape of the column. It must never reach Doris.
 */
final class UnavailableValue {

    private static final String TEXT = "__debezium_unavailable_value";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final String BASE64 = Base64.getEncoder().encodeToString(BYTES);
    private static final String HEX = HexFormat.of().formatHex(BYTES);
    private static final String UUID_TEXT = UUID.nameUUIDFromBytes(BYTES).toString();

    private UnavailableValue() {}

    static void check(String text) {
        // Texts of another length are told apart by their length alone.
        if (text.equals(TEXT) || text.equals(BASE64) || text.equals(HEX)) {
            throw unavailable();
        }
    }

    /** JSON text: the place holder itself, or a map with it as only key (hstore). */
    static void checkJson(String text) {
        check(text);
        if (text.length() < 3 * BYTES.length && text.startsWith("{\"" + TEXT)) {
            throw unavailable();
        }
    }

    static void check(ByteBuffer bytes) {
        if (bytes.remaining() == BYTES.length && bytes.equals(ByteBuffer.wrap(BYTES))) {
            throw unavailable();
        }
    }

    static void check(Map<?, ?> map) {
        if (map.size() == 1 && map.containsKey(TEXT)) {
            throw unavailable();
        }
    }

    /** One element that is the place holder, or one number for each of its bytes. */
    static void check(List<?> list) {
        if (list.size() == 1) {
            checkOnly(list.get(0));
        } else if (list.size() == BYTES.length && list.get(0) instanceof Number && isBytes(list)) {
            throw unavailable();
        }
    }

    private static void checkOnly(Object element) {
        if (element instanceof String text) {
            check(text);
            if (text.equals(UUID_TEXT)) {
                throw unavailable();
            }
        } else if (element instanceof byte[] || element instanceof ByteBuffer) {
            check(Values.bytes(element));
        }
    }

    private static boolean isBytes(List<?> list) {
        for (int i = 0; i < BYTES.length; i++) {
            if (!(list.get(i) instanceof Number number) || number.longValue() != BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    private static UnencodableValueException unavailable() {
        return new UnencodableValueException("the source sent an unchanged TOAST value without its content"
                + " (Debezium's unavailable-value placeholder): ALTER TABLE ... REPLICA IDENTITY FULL on the"
                + " PostgreSQL table makes its changes complete");
    }
}

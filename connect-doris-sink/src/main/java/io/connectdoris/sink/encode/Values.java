package io.connectdoris.sink.encode;

import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;

/** Values in messages, and in the one shape that the writers know. */
final class Values {

    private static final int SHOWN = 64;

    private Values() {}

    /** The value, or how long it is. */
    static String shown(Object value) {
        if (value instanceof CharSequence text) {
            return text.length() > SHOWN ? "a text of " + text.length() + " characters" : "'" + text + "'";
        }
        String text = String.valueOf(value);
        return text.length() > SHOWN ? "a value of " + text.length() + " characters" : text;
    }

    /** The list itself; refused where it is what Debezium sends in the place of one. */
    static List<?> list(Object value) {
        List<?> list = (List<?>) value;
        UnavailableValue.check(list);
        InnerArray.check(list);
        return list;
    }

    /** Milliseconds since 1970: Connect's own temporal types arrive as {@link Date}. */
    @SuppressWarnings("JavaUtilDate")
    static long millis(Date value) {
        return value.getTime();
    }

    /** BYTES arrive as an array or as a buffer. */
    static ByteBuffer bytes(Object value) {
        return value instanceof byte[] array ? ByteBuffer.wrap(array) : (ByteBuffer) value;
    }
}

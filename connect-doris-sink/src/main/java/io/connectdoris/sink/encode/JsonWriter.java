package io.connectdoris.sink.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A row in the making: UTF-8 bytes in one growing array that is used again for every row. Numbers, dates and binary values
 * are written digit by digit where they belong, so that a row leaves no garbage behind.
 */
public final class JsonWriter {

    private static final int INITIAL = 4096;
    /** A row that was larger than this gives its memory back. */
    private static final int KEPT = 1 << 20;

    /** What decoders put in the place of bytes that are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] BASE64 = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final byte[] MIN_LONG = ascii(Long.toString(Long.MIN_VALUE));

    /** "00" to "99": two digits for one division. */
    private static final byte[] PAIRS = pairs();

    /** For each ASCII character: 0 when it stands for itself in a JSON string, else how long its escape is. */
    private static final byte[] ESCAPED = escaped();

    private static final long[] TEN_TO = tenTo();
    /** Powers of ten that a double holds exactly. */
    private static final double[] DOUBLE_TEN_TO = doubleTenTo();

    private final char[] chars = new char[1024];
    private byte[] bytes = new byte[INITIAL];
    private int length;
    private Remark noticed;

    /** Starts a new row. */
    public void reset() {
        length = 0;
        noticed = null;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    /** Takes back what was written after {@code newLength} bytes. */
    public void truncate(int newLength) {
        if (newLength > length) {
            throw new IllegalArgumentException("only " + length + " bytes are written");
        }
        length = newLength;
    }

    /** That the value being written gives cause for a remark; the first one counts. */
    void notice(Remark remark) {
        if (noticed == null) {
            noticed = remark;
        }
    }

    /** What was noticed since the last call, null most often. */
    Remark takeNoticed() {
        Remark taken = noticed;
        if (taken != null) {
            noticed = null;
        }
        return taken;
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

    /** One byte as it is: punctuation. */
    public void raw(char punctuation) {
        ensure(1);
        bytes[length++] = (byte) punctuation;
    }

    public void nullValue() {
        raw(NULL);
    }

    void bool(boolean value) {
        raw(value ? TRUE : FALSE);
    }

    /**
     * A JSON string. Never contains a raw control character, so a row stays one line.
     *
     * @throws UnencodableValueException for an unpaired surrogate: it has no UTF-8 form, and Doris refuses its escape
     */
    public void string(String text) {
        raw('"');
        unquoted(text);
        raw('"');
    }

    /** A text that is JSON, as it is. */
    void jsonText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT) {
                notice(Remark.REPLACEMENT_CHARACTER);
            } else if (Character.isSurrogate(c)) {
                char low = i + 1 < text.length() ? text.charAt(i + 1) : 0;
                checkPair(c, low, i++);
            }
        }
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is between the quotes of a JSON string. */
    private void unquoted(String text) {
        int from = 0;
        while (from < text.length()) {
            from = part(text, from);
        }
    }

    private int part(String text, int from) {
        int count = Math.min(text.length() - from, chars.length);
        text.getChars(from, from + count, chars, 0);
        if (from + count < text.length() && Character.isHighSurrogate(chars[count - 1])) {
            count--;
        }
        ensure(count * 6);
        int plain = plainPrefix(count);
        for (int i = plain; i < count; i++) {
            char c = chars[i];
            if (c < 0x80) {
                asciiCharacter(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                if (c == REPLACEMENT) {
                    notice(Remark.REPLACEMENT_CHARACTER);
                }
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | (c >> 6 & 0x3F));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else {
                surrogatePair(c, i + 1 < count ? chars[i + 1] : 0, from + i);
                i++;
            }
        }
        return from + count;
    }

    /** Most texts are ASCII with nothing to escape: a loop of its own for their beginning, usually all of it. */
    private int plainPrefix(int count) {
        char[] source = chars;
        byte[] target = bytes;
        int at = length;
        int i = 0;
        while (i < count) {
            char c = source[i];
            if (c >= 0x80 || ESCAPED[c] != 0) {
                break;
            }
            target[at + i++] = (byte) c;
        }
        length = at + i;
        return i;
    }

    private void surrogatePair(char high, char low, int position) {
        checkPair(high, low, position);
        int point = Character.toCodePoint(high, low);
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | (point >> 12 & 0x3F));
        bytes[length++] = (byte) (0x80 | (point >> 6 & 0x3F));
        bytes[length++] = (byte) (0x80 | (point & 0x3F));
    }

    private static void checkPair(char high, char low, int position) {
        if (!Character.isHighSurrogate(high) || !Character.isLowSurrogate(low)) {
            throw new UnencodableValueException(String.format(
                    Locale.ROOT,
                    "a text with an unpaired surrogate (U+%04X as character %d), which is no Unicode character and has"
                            + " no UTF-8 form: the source must be corrected",
                    (int) high,
                    position));
        }
    }

    private void asciiCharacter(char c) {
        int size = ESCAPED[c];
        if (size == 0) {
            bytes[length++] = (byte) c;
        } else {
            escape(c, length);
            length += size;
        }
    }

    private void escape(int c, int at) {
        bytes[at] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[at + 1] = (byte) c;
            case '\n' -> bytes[at + 1] = 'n';
            case '\r' -> bytes[at + 1] = 'r';
            case '\t' -> bytes[at + 1] = 't';
            case '\b' -> bytes[at + 1] = 'b';
            case '\f' -> bytes[at + 1] = 'f';
            default -> {
                bytes[at + 1] = 'u';
                bytes[at + 2] = '0';
                bytes[at + 3] = '0';
                bytes[at + 4] = HEX[c >> 4];
                bytes[at + 5] = HEX[c & 0xF];
            }
        }
    }

    /** How many bytes the text is in UTF-8; an unpaired surrogate counts as three. */
    static int utf8Length(String text) {
        int size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                // A pair is two characters and four bytes.
                size += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                size++;
            }
        }
        return size;
    }

    /** Makes one JSON string of what was written since: a JSON text becomes a value that holds that text. */
    void quoteSince(int start) {
        int extra = 0;
        for (int i = start; i < length; i++) {
            extra += bytes[i] < 0 ? 0 : Math.max(0, ESCAPED[bytes[i]] - 1);
        }
        ensure(extra + 2);
        int at = length + extra + 2;
        int end = at;
        bytes[--at] = '"';
        for (int i = length - 1; i >= start; i--) {
            byte b = bytes[i];
            int size = b < 0 ? 0 : ESCAPED[b];
            if (size == 0) {
                bytes[--at] = b;
            } else {
                at -= size;
                escape(b, at);
            }
        }
        bytes[--at] = '"';
        length = end;
    }

    /** Takes the quotes off a JSON string that was written since and has nothing escaped in it. */
    void unquoteSince(int start) {
        if (length - start >= 2 && bytes[start] == '"') {
            length -= 2;
            System.arraycopy(bytes, start + 1, bytes, start, length - start);
        }
    }

    /** Plain text that is known to be ASCII and to need no escape. */
    private void asciiText(String text) {
        int count = text.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
    }

    /** The digits of an integer, as a JSON number or as a part of a string. */
    public void integer(long value) {
        if (value == Long.MIN_VALUE) {
            raw(MIN_LONG);
            return;
        }
        ensure(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        length += padded(rest, digits(rest));
    }

    void integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            integer(value.longValue());
        } else {
            asciiText(value.toString());
        }
    }

    /** Writes so many digits after the current end, with leading zeros, and says how many. The caller has ensured them. */
    private int padded(long value, int count) {
        int at = length + count;
        long high = value;
        while (high > Integer.MAX_VALUE) {
            long next = high / 100;
            int pair = (int) (high - next * 100) * 2;
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            high = next;
        }
        int rest = (int) high;
        while (at > length + 1) {
            int next = rest / 100;
            int pair = (rest - next * 100) * 2;
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            rest = next;
        }
        if (at > length) {
            bytes[--at] = (byte) ('0' + rest);
        }
        return count;
    }

    private static int digits(long value) {
        // Bits times log10(2), rounded down, is the number of digits or one less.
        int count = ((Long.SIZE - Long.numberOfLeadingZeros(value)) * 1233) >>> 12;
        return count + (value >= TEN_TO[count] ? 1 : 0) + (value == 0 ? 1 : 0);
    }

    /**
     * The shortest digits that read back as the same value: a JSON number, or a string where JSON has no number
     * ("NaN", "Infinity", "-Infinity": what Doris' text cast reads, facts.md 5.4).
     */
    void floating(double value) {
        floating(Double.toString(value), Double.isFinite(value));
    }

    void floating(float value) {
        floating(Float.toString(value), Float.isFinite(value));
    }

    private void floating(String text, boolean finite) {
        if (finite) {
            asciiText(text);
        } else {
            raw('"');
            asciiText(text);
            raw('"');
        }
    }

    /** Digits and point, never an exponent. */
    void decimal(BigDecimal value) {
        int scale = value.scale();
        if (scale >= 0 && scale < DOUBLE_TEN_TO.length && value.precision() <= 15) {
            // Not rounded: 15 digits are below 2^50, both steps are correctly rounded, so together they are off by less
            // than 10^15 * 2^-52 = 0.23. It spares the BigInteger that unscaledValue() would make.
            decimal(Math.round(value.doubleValue() * DOUBLE_TEN_TO[scale]), scale);
            return;
        }
        BigInteger unscaled = value.unscaledValue();
        if (scale >= 0 && scale < 64 && unscaled.bitLength() < Long.SIZE - 1) {
            decimal(unscaled.longValue(), scale);
        } else {
            asciiText(value.toPlainString());
        }
    }

    private void decimal(long unscaled, int scale) {
        if (scale == 0) {
            integer(unscaled);
            return;
        }
        ensure(90);
        if (unscaled < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(unscaled);
        int count = padded(rest, Math.max(digits(rest), scale + 1));
        int point = length + count - scale;
        System.arraycopy(bytes, point, bytes, point + 1, scale);
        bytes[point] = '.';
        length += count + 1;
    }

    /** {@code yyyy-MM-dd}; the caller has checked the range 0000-01-01..9999-12-31. */
    void date(long epochDay) {
        ensure(10);
        // Days to civil date in the proleptic Gregorian calendar, in eras of 400 years that begin on the first of
        // March.
        int shifted = (int) epochDay + 719468;
        int era = Math.floorDiv(shifted, 146097);
        int dayOfEra = shifted - era * 146097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        pair(year / 100);
        pair(year % 100);
        bytes[length++] = '-';
        pair(month);
        bytes[length++] = '-';
        pair(day);
    }

    /** {@code HH:mm:ss[.f]} of a day or more, with so many digits of the fraction; hours may have three digits. */
    void time(long seconds, int nanos, int digits) {
        ensure(40);
        int hours = (int) (seconds / 3600);
        int rest = (int) (seconds - hours * 3600L);
        if (hours < 100) {
            pair(hours);
        } else {
            length += padded(hours, digits(hours));
        }
        bytes[length++] = ':';
        pair(rest / 60);
        bytes[length++] = ':';
        pair(rest % 60);
        if (digits > 0) {
            bytes[length++] = '.';
            length += padded(nanos / TEN_TO[9 - digits], digits);
        }
    }

    private void pair(int value) {
        bytes[length++] = PAIRS[value * 2];
        bytes[length++] = PAIRS[value * 2 + 1];
    }

    /** The base64 text of a binary value, which stays as it is: neither position nor limit move. */
    void base64(ByteBuffer value) {
        int from = value.position();
        int count = value.remaining();
        ensure((int) Math.min(Integer.MAX_VALUE - 8L, (count + 2L) / 3 * 4));
        int end = from + count;
        int i = from;
        for (; i + 2 < end; i += 3) {
            base64((value.get(i) & 0xFF) << 16 | (value.get(i + 1) & 0xFF) << 8 | (value.get(i + 2) & 0xFF));
        }
        if (i < end) {
            int left = end - i;
            base64((value.get(i) & 0xFF) << 16 | (left == 2 ? (value.get(i + 1) & 0xFF) << 8 : 0));
            Arrays.fill(bytes, length - (3 - left), length, (byte) '=');
        }
    }

    private void base64(int threeBytes) {
        bytes[length++] = BASE64[threeBytes >> 18 & 0x3F];
        bytes[length++] = BASE64[threeBytes >> 12 & 0x3F];
        bytes[length++] = BASE64[threeBytes >> 6 & 0x3F];
        bytes[length++] = BASE64[threeBytes & 0x3F];
    }

    /** The hexadecimal text of a binary value, lower case, which stays as it is. */
    void hex(ByteBuffer value) {
        int end = value.limit();
        ensure((int) Math.min(Integer.MAX_VALUE - 8L, value.remaining() * 2L));
        for (int i = value.position(); i < end; i++) {
            int b = value.get(i);
            bytes[length++] = HEX[b >> 4 & 0xF];
            bytes[length++] = HEX[b & 0xF];
        }
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            long needed = (long) length + more;
            if (needed > Integer.MAX_VALUE - 8) {
                throw new UnencodableValueException("a row of more than 2 GB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(bytes.length * 2L, needed)));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[i * 2] = (byte) ('0' + i / 10);
            pairs[i * 2 + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private static byte[] escaped() {
        byte[] sizes = new byte[128];
        Arrays.fill(sizes, 0, 0x20, (byte) 6);
        for (char c : "\"\\\n\r\t\b\f".toCharArray()) {
            sizes[c] = 2;
        }
        return sizes;
    }

    private static long[] tenTo() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private static double[] doubleTenTo() {
        double[] powers = new double[23];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}

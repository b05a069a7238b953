package io.connectdoris.standin.value;

import io.connectdoris.standin.catalog.DataType;

/**
 * Recognises bytes that already are what a SELECT would print, which is nearly every value a good client sends. Such values skip the
 * slow way through {@link Casts}; saying no is always allowed.
 */
public final class Canonical {

    private Canonical() {}

    public static boolean is(DataType type, byte[] bytes, int from, int to) {
        return switch (type.kind()) {
            case BOOLEAN -> to - from == 1 && (bytes[from] == '0' || bytes[from] == '1');
            case TINYINT -> isInteger(bytes, from, to, 2);
            case SMALLINT -> isInteger(bytes, from, to, 4);
            case INT -> isInteger(bytes, from, to, 9);
            case BIGINT -> isInteger(bytes, from, to, 18);
            case LARGEINT -> isInteger(bytes, from, to, 38);
            case DECIMAL -> isDecimal(bytes, from, to, type.length() - type.scale(), type.scale());
            case DATE -> to - from == 10 && isDate(bytes, from);
            case DATETIME -> isDateTime(bytes, from, to, type.scale());
            case CHAR, VARCHAR -> to - from <= type.length();
            case STRING -> true;
            default -> false;
        };
    }

    /** A sign, no leading zero, no more digits than always fit. */
    private static boolean isInteger(byte[] bytes, int from, int to, int maxDigits) {
        int start = from < to && bytes[from] == '-' ? from + 1 : from;
        int digits = to - start;
        if (digits < 1 || digits > maxDigits || (bytes[start] == '0' && (digits > 1 || start > from))) {
            return false;
        }
        return areDigits(bytes, start, to);
    }

    private static boolean isDecimal(byte[] bytes, int from, int to, int maxWhole, int scale) {
        if (scale == 0) {
            return isInteger(bytes, from, to, maxWhole);
        }
        int point = to - scale - 1;
        return point > from
                && bytes[from] != '-'
                && bytes[point] == '.'
                && isInteger(bytes, from, point, Math.max(maxWhole, 1))
                && (maxWhole > 0 || bytes[from] == '0')
                && areDigits(bytes, point + 1, to);
    }

    private static boolean isDateTime(byte[] bytes, int from, int to, int scale) {
        int length = scale == 0 ? 19 : 20 + scale;
        return to - from == length
                && isDate(bytes, from)
                && bytes[from + 10] == ' '
                && isBelow(bytes, from + 11, 24)
                && bytes[from + 13] == ':'
                && isBelow(bytes, from + 14, 60)
                && bytes[from + 16] == ':'
                && isBelow(bytes, from + 17, 60)
                && (scale == 0 || (bytes[from + 19] == '.' && areDigits(bytes, from + 20, to)));
    }

    private static boolean isDate(byte[] bytes, int from) {
        if (!areDigits(bytes, from, from + 4) || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return false;
        }
        return isBelow(bytes, from + 5, 13)
                && isBelow(bytes, from + 8, 29)
                && !(bytes[from + 5] == '0' && bytes[from + 6] == '0')
                && !(bytes[from + 8] == '0' && bytes[from + 9] == '0');
    }

    private static boolean isBelow(byte[] bytes, int at, int limit) {
        int high = bytes[at] - '0';
        int low = bytes[at + 1] - '0';
        return high >= 0 && high <= 9 && low >= 0 && low <= 9 && high * 10 + low < limit;
    }

    private static boolean areDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }
}

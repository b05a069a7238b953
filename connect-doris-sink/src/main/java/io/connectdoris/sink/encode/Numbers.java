package io.connectdoris.sink.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** Conversions between kinds of numbers that refuse what would be rounded. */
final class Numbers {

    /** PostgreSQL's numeric has at most 131072 digits before the point: more is no number but an attack on memory. */
    private static final int MAX_DIGITS = 200_000;

    /** Every number of so many digits comes out of a double as it went in. */
    static final int SURE_DIGITS = 15;

    private Numbers() {}

    /** The decimal number that a text is. */
    static BigDecimal ofText(String text, Column column) {
        try {
            BigDecimal value = new BigDecimal(text);
            checkSize(value, column);
            return value;
        } catch (NumberFormatException e) {
            throw column.refused(text, "it is not a number");
        }
    }

    /** A decimal whose plain text has a sane length. */
    static void checkSize(BigDecimal value, Column column) {
        if ((long) value.precision() - value.scale() > MAX_DIGITS || value.scale() > MAX_DIGITS) {
            throw column.refused(value, "it has more than " + MAX_DIGITS + " digits");
        }
    }

    /** Whether a double has no more digits than it keeps of every number: else it may stand for another, which was rounded. */
    static boolean isSure(double value) {
        return !Double.isFinite(value)
                || BigDecimal.valueOf(value).stripTrailingZeros().precision() <= SURE_DIGITS;
    }

    /** The decimal number that prints like the double: reading it back gives the same double. */
    static BigDecimal ofDouble(double value, Column column) {
        if (!Double.isFinite(value)) {
            throw column.refused(value, "the column holds finite numbers only");
        }
        return BigDecimal.valueOf(value);
    }

    /**
     * A decimal number that reads back as the same double. {@link Double#toString} has changed its digits between Java
     * versions: the key of a row must not change with the worker's Java.
     */
    static String text(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.toString(value);
        }
        // Up to 15 digits that somebody wrote come back as they were, 17 are always enough.
        return rounded(new BigDecimal(value), 15, 17, rounded -> rounded.doubleValue() == value);
    }

    static String text(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return Float.toString(value);
        }
        return rounded(new BigDecimal((double) value), 6, 9, rounded -> rounded.floatValue() == value);
    }

    private static String rounded(BigDecimal exact, int least, int enough, Predicate<BigDecimal> isSame) {
        BigDecimal rounded = exact;
        for (int digits = least; digits <= enough; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (isSame.test(rounded)) {
                break;
            }
        }
        return rounded.stripTrailingZeros().toString();
    }

    /** The number without a fraction, of at most so many bits. */
    static BigInteger integral(BigDecimal value, Column column, int bits) {
        checkSize(value, column);
        BigInteger whole;
        try {
            whole = value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw column.refused(value, "it has a fraction");
        }
        if (whole.bitLength() > bits) {
            throw column.refused(value, "the column holds " + (bits + 1) + "-bit integers");
        }
        return whole;
    }

    /** The number with at most so many digits after the point. */
    static BigDecimal withScale(BigDecimal value, int scale, Column column) {
        if (value.scale() <= scale) {
            return value;
        }
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw column.refused(value, "it has more than " + scale + " digits after the point");
        }
    }
}

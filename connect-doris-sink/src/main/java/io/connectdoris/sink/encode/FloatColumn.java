package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.math.MathContext;

/** FLOAT. */
final class FloatColumn extends Column {

    /** So many digits tell any two floats apart. */
    private static final int MAX_DIGITS = 9;

    FloatColumn() {
        super(DorisType.FLOAT, Family.BOOLEAN, Family.INTEGER, Family.FLOATING, Family.DECIMAL, Family.TEXT);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        out.raw(value ? '1' : '0');
    }

    @Override
    void integer(long value, JsonWriter out) {
        if ((long) (float) value != value || value == Long.MAX_VALUE) {
            throw refused(value, "a FLOAT would round it");
        }
        out.integer(value);
    }

    @Override
    void floating(float value, JsonWriter out) {
        out.floating(value);
    }

    @Override
    void floating(double value, JsonWriter out) {
        float rounded = (float) value;
        if (Double.compare(rounded, value) != 0) {
            throw refused(value, "a FLOAT would round it");
        }
        out.floating(rounded);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        float rounded = value.floatValue();
        if (Float.isInfinite(rounded) || !isWritten(value, rounded)) {
            throw refused(value, "a FLOAT would round it");
        }
        out.floating(rounded);
    }

    /**
     * Whether the decimal is the float itself, or one of the ways to print it: as few digits as tell it from others, or one more,
     * as some versions of Java have it.
     */
    private static boolean isWritten(BigDecimal value, float rounded) {
        if (value.compareTo(new BigDecimal(Float.toString(rounded))) == 0) {
            return true;
        }
        BigDecimal exact = new BigDecimal((double) rounded);
        if (value.compareTo(exact) == 0) {
            return true;
        }
        int digits = value.stripTrailingZeros().precision();
        return digits <= MAX_DIGITS
                && value.compareTo(exact.round(new MathContext(digits))) == 0
                && (digits <= 2 || exact.round(new MathContext(digits - 2)).floatValue() != rounded);
    }

    @Override
    void text(String value, JsonWriter out) {
        switch (value) {
            case "NaN" -> out.floating(Float.NaN);
            case "Infinity" -> out.floating(Float.POSITIVE_INFINITY);
            case "-Infinity" -> out.floating(Float.NEGATIVE_INFINITY);
            default -> decimal(Numbers.ofText(value, this), out);
        }
    }
}

package io.connectdoris.standin.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Floating point texts: what is read, and the shortest form that is printed. */
public final class Floats {

    private static final double PLAIN_FROM = 1e-5;
    private static final double PLAIN_BELOW = 1e16;

    private Floats() {}

    static Optional<Double> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String unsigned = lower.startsWith("-") || lower.startsWith("+") ? lower.substring(1) : lower;
        if (unsigned.equals("inf") || unsigned.equals("infinity")) {
            return Optional.of(lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (unsigned.equals("nan")) {
            return Optional.of(Double.NaN);
        }
        return isNumber(text) ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /** Whether the text is a decimal number with an optional exponent and nothing else. */
    static boolean isNumber(String text) {
        int at = 0;
        int end = text.length();
        if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int whole = skipDigits(text, at);
        int digits = whole - at;
        at = whole;
        if (at < end && text.charAt(at) == '.') {
            int fraction = skipDigits(text, at + 1);
            digits += fraction - at - 1;
            at = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = skipDigits(text, at);
            return exponent > at && exponent == end;
        }
        return at == end;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    public static String print(double value) {
        return print(value, Double.toString(value));
    }

    public static String print(float value) {
        return print(value, Float.toString(value));
    }

    private static String print(double value, String shortest) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return shortest;
        }
        double magnitude = Math.abs(value);
        BigDecimal digits = new BigDecimal(shortest).stripTrailingZeros();
        if (magnitude == 0 || (magnitude >= PLAIN_FROM && magnitude < PLAIN_BELOW)) {
            return digits.toPlainString();
        }
        String unscaled = digits.unscaledValue().abs().toString();
        int exponent = digits.precision() - digits.scale() - 1;
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}

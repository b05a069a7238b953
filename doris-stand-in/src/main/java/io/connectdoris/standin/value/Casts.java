package io.connectdoris.standin.value;

import io.connectdoris.standin.catalog.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Turns a text into the text that a SELECT prints for a column type; empty when Doris 4.x would make it NULL. */
public final class Casts {

    private static final BigInteger LARGEINT_MAX = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
    private static final BigInteger LARGEINT_MIN = BigInteger.ONE.shiftLeft(127).negate();
    private static final int MAX_EXPONENT = 4000;

    private Casts() {}

    /** @param zone the load's time zone, to which texts with an offset are converted */
    public static Optional<String> cast(DataType type, String text, ZoneId zone) {
        return switch (type.kind()) {
            case BOOLEAN -> bool(text.strip());
            case TINYINT -> integer(text.strip(), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> integer(text.strip(), Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> integer(text.strip(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> integer(text.strip(), Long.MIN_VALUE, Long.MAX_VALUE);
            case LARGEINT ->
                whole(text.strip())
                        .filter(value -> value.compareTo(LARGEINT_MIN) >= 0 && value.compareTo(LARGEINT_MAX) <= 0)
                        .map(BigInteger::toString);
            case FLOAT -> Floats.parse(text.strip()).map(value -> Floats.print(value.floatValue()));
            case DOUBLE -> Floats.parse(text.strip()).map(Floats::print);
            case DECIMAL -> decimal(text.strip(), type.length(), type.scale());
            case DATE -> DateTimes.parse(text.strip(), zone).map(DateTimes::printDate);
            case TIMESTAMPTZ ->
                DateTimes.parse(text.strip(), zone)
                        .flatMap(value -> DateTimes.round(value, type.scale()))
                        .map(value -> DateTimes.print(DateTimes.toUtc(value, zone), type.scale()));
            case DATETIME ->
                DateTimes.parse(text.strip(), zone)
                        .flatMap(value -> DateTimes.round(value, type.scale()))
                        .map(value -> DateTimes.print(value, type.scale()));
            case CHAR, VARCHAR, STRING, VARBINARY, BITMAP, HLL, QUANTILE_STATE -> Optional.of(text);
            case JSON, VARIANT -> JsonTexts.compact(text);
            case ARRAY, MAP, STRUCT -> NestedTexts.cast(type, text, zone);
            case IPV4 -> IpTexts.v4(text.strip());
            case IPV6 -> IpTexts.v6(text.strip());
        };
    }

    /** What storage holds where nothing was written and NULL may not be; empty for types whose zero nobody prints. */
    public static Optional<String> zero(DataType type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR, STRING, BITMAP, HLL -> Optional.of("");
            case DATE, DATETIME -> cast(type, "0000-01-01", ZoneOffset.UTC);
            case IPV4 -> Optional.of("0.0.0.0");
            case IPV6 -> Optional.of("::");
            case ARRAY -> Optional.of("[]");
            case MAP -> Optional.of("{}");
            case JSON, VARIANT, STRUCT, QUANTILE_STATE, VARBINARY, TIMESTAMPTZ -> Optional.empty();
            default -> cast(type, "0", ZoneOffset.UTC);
        };
    }

    private static Optional<String> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "t", "true", "yes", "on" -> Optional.of("1");
            case "0", "f", "false", "no", "off" -> Optional.of("0");
            default -> Optional.empty();
        };
    }

    private static Optional<String> integer(String text, long min, long max) {
        return whole(text)
                .filter(value -> value.bitLength() < Long.SIZE && value.longValue() >= min && value.longValue() <= max)
                .map(BigInteger::toString);
    }

    /** Sign, digits, and a fraction that is dropped; no exponent. */
    private static Optional<BigInteger> whole(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int end = digits(text, start);
        if (end == start || end - start > 60) {
            return Optional.empty();
        }
        boolean fraction = end < text.length() && text.charAt(end) == '.';
        if (end < text.length() && !(fraction && digits(text, end + 1) == text.length())) {
            return Optional.empty();
        }
        BigInteger magnitude = new BigInteger(text.substring(start, end));
        return Optional.of(text.charAt(0) == '-' ? magnitude.negate() : magnitude);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static Optional<String> decimal(String text, int precision, int scale) {
        if (!Floats.isNumber(text)) {
            return Optional.empty();
        }
        BigDecimal exact;
        try {
            exact = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (exact.signum() == 0 || exact.scale() > MAX_EXPONENT) {
            return Optional.of(BigDecimal.ZERO.setScale(scale).toPlainString());
        }
        if ((long) exact.precision() - exact.scale() > precision) {
            return Optional.empty();
        }
        BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
        return rounded.precision() > precision ? Optional.empty() : Optional.of(rounded.toPlainString());
    }
}

package io.connectdoris.standin.value;

import io.connectdoris.standin.catalog.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where lines before 4.0 read a text otherwise than {@link Casts}: laxer numbers, and time zones as they were in 1970. */
public final class OldCasts {

    private static final Pattern NUMBER = Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?");
    private static final Pattern OFFSET = Pattern.compile("[+-][0-9]{2}:[0-9]{2}");

    private OldCasts() {}

    /** @param zone the load's time zone, to which texts with an offset are converted */
    public static Optional<String> cast(DataType type, String text, ZoneId zone) {
        return switch (type.kind()) {
            case BOOLEAN -> bool(text.strip());
            case FLOAT, DOUBLE -> Casts.cast(type, text, zone).filter(value -> isFinite(value, text));
            case DECIMAL -> decimal(text.strip(), type);
            case DATE -> dateTime(text.strip(), zone).map(DateTimes::printDate);
            case DATETIME ->
                dateTime(text.strip(), zone)
                        .flatMap(value -> DateTimes.round(value, type.scale()))
                        .map(value -> DateTimes.print(value, type.scale()));
            default -> Casts.cast(type, text, zone);
        };
    }

    private static Optional<String> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of("1");
            case "false" -> Optional.of("0");
            default ->
                Floats.isNumber(text) ? Optional.of(new BigDecimal(text).signum() == 0 ? "0" : "1") : Optional.empty();
        };
    }

    /** A number that is too big is NULL, not infinite. */
    private static boolean isFinite(String value, String text) {
        return !value.contains("Infinity") || text.toLowerCase(Locale.ROOT).contains("inf");
    }

    /** What follows the digits is ignored as long as they are not zero; what is too big becomes the biggest. */
    private static Optional<String> decimal(String text, DataType type) {
        Matcher number = NUMBER.matcher(text);
        if (!number.lookingAt() || number.end() == number.start(2)) {
            return Optional.empty();
        }
        BigDecimal digits = digits(number);
        if (number.end() < text.length() && digits.signum() == 0) {
            return Optional.empty();
        }
        BigInteger exponent = new BigInteger(number.group(4) == null ? "0" : number.group(4));
        BigDecimal value =
                exponent.bitLength() < Byte.SIZE ? digits.scaleByPowerOfTen(exponent.intValue()) : BigDecimal.ZERO;
        BigDecimal max = new BigDecimal(BigInteger.TEN.pow(type.length()).subtract(BigInteger.ONE), type.scale());
        return Optional.of(value.setScale(type.scale(), RoundingMode.HALF_UP)
                .min(max)
                .max(max.negate())
                .toPlainString());
    }

    private static BigDecimal digits(Matcher number) {
        String fraction = number.group(3) == null ? "" : number.group(3);
        String all = number.group(2) + fraction;
        BigDecimal magnitude = all.isEmpty() ? BigDecimal.ZERO : new BigDecimal(new BigInteger(all), fraction.length());
        return number.group(1).equals("-") ? magnitude.negate() : magnitude;
    }

    private static Optional<LocalDateTime> dateTime(String text, ZoneId zone) {
        Optional<DateTimes.Written> written = DateTimes.written(separated(text));
        if (written.isEmpty() || written.get().zone().isEmpty()) {
            return written.map(DateTimes.Written::value);
        }
        String given = written.get().zone().get();
        boolean sign = given.startsWith("+") || given.startsWith("-");
        if (sign && !OFFSET.matcher(given).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    written.get().value().plusSeconds(offset(zone) - (long) offset(DateTimes.zoneOf(given))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int offset(ZoneId zone) {
        return zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    }

    /** Runs of digits with years of two digits, and those that are longer than a time. */
    private static String separated(String text) {
        if (!text.matches("[0-9]+")) {
            return text;
        }
        return switch (text.length()) {
            case 6 -> shortDate(text);
            case 10 -> shortDate(text) + " " + text.substring(6, 8) + ":" + text.substring(8, 10);
            case 12, 13 ->
                shortDate(text) + " " + text.substring(6, 8) + ":" + text.substring(8, 10) + ":"
                        + text.substring(10, 12);
            default -> text.length() > 14 ? text.substring(0, 14) : text;
        };
    }

    private static String shortDate(String digits) {
        return digits.substring(0, 2) + "-" + digits.substring(2, 4) + "-" + digits.substring(4, 6);
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.DateTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.h2.value.DataType;
import org.h2.value.Value;

/** Functions that only Doris has, or has otherwise than the query engine. Public because the engine calls them by name. */
public final class DorisFunctions {

    private DorisFunctions() {}

    private static Optional<LocalDateTime> read(String text) {
        return text == null ? Optional.empty() : DateTimes.read(text);
    }

    private static String instant(String zone, String seconds, String format) {
        Optional<Double> number = Optional.ofNullable(number(seconds));
        return number.filter(value -> value >= 0 && value < 253_402_300_800d)
                .map(value -> format(
                        LocalDateTime.ofInstant(Instant.ofEpochSecond(value.longValue()), ZoneId.of(zone)), format))
                .orElse(null);
    }

    public static String fromUnixtime(String zone, String seconds) {
        return instant(zone, seconds, "%Y-%m-%d %H:%i:%s");
    }

    public static String fromUnixtime(String zone, String seconds, String format) {
        return format == null ? null : instant(zone, seconds, format);
    }

    public static Long unixTimestamp(String zone) {
        return Instant.now().getEpochSecond();
    }

    public static Long unixTimestamp(String zone, String text) {
        return read(text)
                .map(value -> value.atZone(ZoneId.of(zone)).toEpochSecond())
                .orElse(null);
    }

    public static LocalDateTime now(String zone) {
        return LocalDateTime.now(ZoneId.of(zone)).withNano(0);
    }

    public static LocalDate today(String zone) {
        return LocalDate.now(ZoneId.of(zone));
    }

    public static LocalDate date(String text) {
        return read(text).map(LocalDateTime::toLocalDate).orElse(null);
    }

    public static Integer year(String text) {
        return read(text).map(LocalDateTime::getYear).orElse(null);
    }

    public static Integer month(String text) {
        return read(text).map(LocalDateTime::getMonthValue).orElse(null);
    }

    public static Integer day(String text) {
        return read(text).map(LocalDateTime::getDayOfMonth).orElse(null);
    }

    public static Integer hour(String text) {
        return read(text).map(LocalDateTime::getHour).orElse(null);
    }

    public static Integer minute(String text) {
        return read(text).map(LocalDateTime::getMinute).orElse(null);
    }

    public static Integer second(String text) {
        return read(text).map(LocalDateTime::getSecond).orElse(null);
    }

    public static String dateFormat(String text, String format) {
        return format == null
                ? null
                : read(text).map(value -> format(value, format)).orElse(null);
    }

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** A text in arithmetic: a number, or NULL. */
    public static Double number(String text) {
        try {
            return text == null || text.isBlank() ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Of a number its digits, of a text its bytes. */
    public static String hex(Value value) {
        if (value.getValueType() == Value.NULL) {
            return null;
        }
        boolean whole = DataType.isNumericType(value.getValueType());
        return whole
                ? Long.toHexString(value.getLong()).toUpperCase(Locale.ROOT)
                : HexFormat.of().withUpperCase().formatHex(bytes(value));
    }

    private static byte[] bytes(Value value) {
        return DataType.isBinaryStringType(value.getValueType())
                ? value.getBytes()
                : value.getString().getBytes(StandardCharsets.UTF_8);
    }

    public static String unhex(String digits) {
        try {
            return digits == null || digits.isEmpty()
                    ? null
                    : new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String format(LocalDateTime value, String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char field = format.charAt(++i);
            switch (field) {
                case 'Y' -> out.append(padded(value.getYear(), 4));
                case 'y' -> out.append(padded(value.getYear() % 100, 2));
                case 'm' -> out.append(padded(value.getMonthValue(), 2));
                case 'c' -> out.append(value.getMonthValue());
                case 'd' -> out.append(padded(value.getDayOfMonth(), 2));
                case 'e' -> out.append(value.getDayOfMonth());
                case 'H' -> out.append(padded(value.getHour(), 2));
                case 'k' -> out.append(value.getHour());
                case 'i' -> out.append(padded(value.getMinute(), 2));
                case 's', 'S' -> out.append(padded(value.getSecond(), 2));
                case 'f' -> out.append(padded(value.get(java.time.temporal.ChronoField.MICRO_OF_SECOND), 6));
                case 'j' -> out.append(padded(value.getDayOfYear(), 3));
                case 'T' ->
                    out.append(padded(value.getHour(), 2) + ":" + padded(value.getMinute(), 2) + ":"
                            + padded(value.getSecond(), 2));
                default -> out.append(field);
            }
        }
        return out.toString();
    }

    private static String padded(int number, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }
}

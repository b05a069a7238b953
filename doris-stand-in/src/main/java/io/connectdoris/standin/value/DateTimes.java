package io.connectdoris.standin.value;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Dates and times as Doris 4.x reads and prints them. */
public final class DateTimes {

    private static final int[] POWERS = {1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000};
    private static final Map<String, String> ZONE_NAMES =
            Map.of("Z", "UTC", "ZULU", "UTC", "UTC", "UTC", "GMT", "UTC", "CST", "Asia/Shanghai");

    private DateTimes() {}

    /** A date and time as written, and the zone after it. */
    record Written(LocalDateTime value, Optional<String> zone) {

        LocalDateTime in(ZoneId wanted) {
            return zone.map(given -> value.atZone(zoneOf(given))
                            .withZoneSameInstant(wanted)
                            .toLocalDateTime())
                    .orElse(value);
        }
    }

    static Optional<LocalDateTime> parse(String text, ZoneId zone) {
        try {
            return written(text)
                    .map(written -> written.in(zone))
                    .filter(value -> value.getYear() >= 0 && value.getYear() <= 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Written> written(String text) {
        try {
            return Optional.of(new Parser(text).parse());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Rounds half up to {@code scale} fraction digits; empty when that leaves the year 9999. */
    static Optional<LocalDateTime> round(LocalDateTime value, int scale) {
        int unit = POWERS[scale];
        int above = value.get(ChronoField.NANO_OF_SECOND) % unit;
        LocalDateTime down = value.minusNanos(above);
        LocalDateTime rounded = above * 2L >= unit && above > 0 ? down.plusNanos(unit) : down;
        return rounded.getYear() > 9999 ? Optional.empty() : Optional.of(rounded);
    }

    public static String printDate(LocalDateTime value) {
        StringBuilder out = new StringBuilder(10);
        pad(out, value.getYear(), 4).append('-');
        pad(out, value.getMonthValue(), 2).append('-');
        return pad(out, value.getDayOfMonth(), 2).toString();
    }

    public static String print(LocalDateTime value, int scale) {
        StringBuilder out = new StringBuilder(26).append(printDate(value)).append(' ');
        pad(out, value.getHour(), 2).append(':');
        pad(out, value.getMinute(), 2).append(':');
        pad(out, value.getSecond(), 2);
        if (scale > 0) {
            pad(out.append('.'), value.get(ChronoField.NANO_OF_SECOND) / POWERS[scale], scale);
        }
        return out.toString();
    }

    private static StringBuilder pad(StringBuilder out, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(digits);
    }

    /** Reads from left to right; any step that does not fit throws, which means NULL. */
    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Written parse() {
            LocalDateTime value = date();
            if (at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == ' ')) {
                at++;
                skipSpaces();
                value = time(value);
            } else if (at == 8 && run() == 6) {
                value = time(value);
            }
            skipSpaces();
            return new Written(value, at == text.length() ? Optional.empty() : Optional.of(text.substring(at)));
        }

        private LocalDateTime date() {
            int digits = run();
            if (digits == 8 || digits == 14) {
                return LocalDateTime.of(number(4), number(2), number(2), 0, 0);
            }
            require(digits == 4 || digits == 2);
            int year = number(digits);
            int century = digits == 4 ? 0 : year < 70 ? 2000 : 1900;
            char separator = separator();
            int month = number(oneOrTwo());
            require(separator() == separator);
            return LocalDateTime.of(century + year, month, number(oneOrTwo()), 0, 0);
        }

        private LocalDateTime time(LocalDateTime date) {
            if (run() == 6) {
                return fraction(date.withHour(number(2)).withMinute(number(2)).withSecond(number(2)));
            }
            LocalDateTime value = date.withHour(number(oneOrTwo()));
            if (!skip(':')) {
                return value;
            }
            value = value.withMinute(number(oneOrTwo()));
            if (!skip(':')) {
                return value;
            }
            return fraction(value.withSecond(number(oneOrTwo())));
        }

        private LocalDateTime fraction(LocalDateTime value) {
            if (!skip('.')) {
                return value;
            }
            int digits = run();
            int nanos = 0;
            for (int i = 0; i < 9; i++) {
                nanos = nanos * 10 + (i < digits ? text.charAt(at + i) - '0' : 0);
            }
            at += digits;
            return value.plus(nanos, ChronoUnit.NANOS);
        }

        private char separator() {
            require(at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '/'));
            return text.charAt(at++);
        }

        private int oneOrTwo() {
            int digits = run();
            require(digits == 1 || digits == 2);
            return digits;
        }

        private int run() {
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            return end - at;
        }

        private int number(int digits) {
            require(run() >= digits);
            int value = Integer.parseInt(text.substring(at, at + digits));
            at += digits;
            return value;
        }

        private boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private void skipSpaces() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private static void require(boolean fits) {
            if (!fits) {
                throw new DateTimeException("not a date");
            }
        }
    }

    /** What is stored of a TIMESTAMPTZ. */
    static LocalDateTime toUtc(LocalDateTime value, ZoneId zone) {
        return value.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /** How a stored TIMESTAMPTZ is shown to a session in that zone. */
    public static String printInZone(String stored, int scale, ZoneId zone) {
        ZonedDateTime shown = LocalDateTime.parse(stored.replace(' ', 'T'))
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(zone);
        int minutes = shown.getOffset().getTotalSeconds() / 60;
        StringBuilder out = new StringBuilder(print(shown.toLocalDateTime(), scale)).append(minutes < 0 ? '-' : '+');
        pad(out, Math.abs(minutes) / 60, 2).append(':');
        return pad(out, Math.abs(minutes) % 60, 2).toString();
    }

    /** Empty when the text is no date. */
    public static Optional<LocalDateTime> read(String text) {
        return parse(text.strip(), ZoneOffset.UTC);
    }

    /** A zone as a load or a value names it. */
    public static ZoneId zoneOf(String name) {
        String known = ZONE_NAMES.get(name.toUpperCase(Locale.ROOT));
        if (known != null) {
            return ZoneId.of(known);
        }
        return name.startsWith("+") || name.startsWith("-") ? ZoneOffset.of(name) : ZoneId.of(name);
    }
}

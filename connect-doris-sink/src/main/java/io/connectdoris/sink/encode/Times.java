package io.connectdoris.sink.encode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The range of Doris' dates, and how temporal values become text. */
final class Times {

    static final int SECONDS_OF_DAY = 86_400;
    static final int NANOS = 1_000_000_000;

    private static final long FIRST_DAY = -719_528;
    private static final long LAST_DAY = 2_932_896;
    static final long LAST_SECOND = (LAST_DAY + 1) * SECONDS_OF_DAY - 1;
    private static final int[] NANOS_OF_DIGIT = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Times() {}

    static long checkedDay(long epochDay, Column column) {
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            boolean hasYear = Math.abs(epochDay) <= Integer.MAX_VALUE;
            throw outOfRange(
                    hasYear ? LocalDate.ofEpochDay(epochDay).toString() : epochDay + " days since 1970", column);
        }
        return epochDay;
    }

    /** The value is never clamped: PostgreSQL's infinity and years before Christ are not a date that Doris knows. */
    static UnencodableValueException outOfRange(String value, Column column) {
        return new UnencodableValueException(value + " is outside of what " + column.type()
                + " is written with, 0000-01-01 to 9999-12-31 (PostgreSQL's infinity and years before Christ arrive so):"
                + " correct it at the source, or exclude the column there");
    }

    /** A timestamp in a message. */
    static LocalDateTime shown(long epochSecond, int nanos) {
        return LocalDateTime.ofEpochSecond(epochSecond, nanos, ZoneOffset.UTC);
    }

    /** Whether so many digits after the point say it all. */
    static boolean fits(int nanos, int digits) {
        return nanos % NANOS_OF_DIGIT[digits] == 0;
    }

    /** Nanoseconds that the last of so many digits counts. */
    static int nanosOfDigit(int digits) {
        return NANOS_OF_DIGIT[digits];
    }

    /** The digits to write where there is room: those of the source's column, or more when the value has more. */
    static int digits(int nanos, int digits) {
        if (fits(nanos, digits)) {
            return digits;
        }
        return fits(nanos, 6) ? 6 : 9;
    }

    static void dateTime(long epochSecond, int nanos, int digits, Column column, JsonWriter out) {
        long day = Math.floorDiv(epochSecond, (long) SECONDS_OF_DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw outOfRange(shown(epochSecond, nanos).toString(), column);
        }
        out.raw('"');
        out.date(day);
        out.raw(' ');
        out.time(epochSecond - day * SECONDS_OF_DAY, nanos, digits);
        out.raw('"');
    }

    static void date(long epochDay, Column column, JsonWriter out) {
        checkedDay(epochDay, column);
        out.raw('"');
        out.date(epochDay);
        out.raw('"');
    }

    /** {@code [-]HH:mm:ss[.f]}; MySQL's TIME goes from -838:59:59 to 838:59:59. */
    static void time(long nanos, int digits, JsonWriter out) {
        out.raw('"');
        if (nanos < 0) {
            out.raw('-');
        }
        long seconds = Math.abs(nanos / NANOS);
        int fraction = (int) Math.abs(nanos % NANOS);
        out.time(seconds, fraction, digits(fraction, digits));
        out.raw('"');
    }
}

package io.connectdoris.sink.encode;

import java.time.ZoneId;

/**
 * Reads dates and timestamps in ISO form, with a space or a {@code T}, in place: {@code yyyy-MM-dd[ T]HH:mm[:ss[.f]]} and an
 * optional zone {@code Z} or {@code ±hh[:mm[:ss]]}; a date alone is its midnight, wherever its zone is. Not thread-safe: it
 * holds what it read.
 */
final class TimeText {

    static final String EXPECTED =
            "expected yyyy-MM-dd, or yyyy-MM-dd HH:mm:ss with up to 9 digits of a second and Z or ±hh:mm";

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int NOT_ZONED = Integer.MIN_VALUE;

    private final WallClock clock;

    private String text = "";
    private int at;
    private long second;
    private int nanos;
    private int offset;
    private boolean hasClock;

    TimeText(ZoneId zone) {
        this.clock = new WallClock(zone);
    }

    /** Whether the text is a date or timestamp of the years 0000 to 9999. */
    boolean read(String value) {
        begin(value);
        return date() && timeOfDay() && zone();
    }

    /** Whether the text is a time of day alone, which is read as one of 1970-01-01. */
    boolean readTime(String value) {
        begin(value);
        return clock() && zone();
    }

    private void begin(String value) {
        text = value;
        at = 0;
        second = 0;
        nanos = 0;
        offset = NOT_ZONED;
        hasClock = false;
    }

    /** The wall clock's second since 1970: in the zone of the settings when the text is an instant, else as it is. */
    long localSecond() {
        return offset == NOT_ZONED || !hasClock ? second : clock.local(second - offset);
    }

    /** Whether the wall clock of the settings shows the second of an instant twice. */
    boolean isShownTwice() {
        return offset != NOT_ZONED && hasClock && clock.isShownTwice(second - offset);
    }

    /** The wall clock's second as it is in the text: for types that carry a Z without meaning UTC. */
    long writtenSecond() {
        return second;
    }

    int nanos() {
        return nanos;
    }

    private boolean date() {
        if (text.length() < 10) {
            return false;
        }
        int year = number(0, 4);
        int month = number(5, 2);
        int day = number(8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS_OF_MONTH[month - 1] + (month == 2 && leap ? 1 : 0)) {
            return false;
        }
        at = 10;
        second = epochDay(year, month, day) * Times.SECONDS_OF_DAY;
        return true;
    }

    /** Civil date to days, with years that begin on the first of March. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097L + dayOfEra - 719468;
    }

    private boolean timeOfDay() {
        if (at == text.length() || (text.charAt(at) != 'T' && text.charAt(at) != ' ')) {
            return true;
        }
        at++;
        return clock();
    }

    private boolean clock() {
        hasClock = true;
        int hour = number(at, 2);
        int minute = number(at + 3, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.charAt(at + 2) != ':') {
            return false;
        }
        at += 5;
        int ofMinute = 0;
        if (at < text.length() && text.charAt(at) == ':') {
            ofMinute = number(at + 1, 2);
            if (ofMinute < 0 || ofMinute > 59) {
                return false;
            }
            at += 3;
        }
        second += hour * 3600 + minute * 60 + ofMinute;
        return fraction();
    }

    private boolean fraction() {
        if (at == text.length() || text.charAt(at) != '.') {
            return true;
        }
        int digits = 0;
        at++;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (++digits > 9) {
                return false;
            }
            nanos = nanos * 10 + text.charAt(at++) - '0';
        }
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return digits > 0;
    }

    private boolean zone() {
        if (at == text.length()) {
            return true;
        }
        char sign = text.charAt(at);
        if (sign == 'Z') {
            offset = 0;
            return ++at == text.length();
        }
        int hours = number(at + 1, 2);
        if ((sign != '+' && sign != '-') || hours < 0 || hours > 18) {
            return false;
        }
        at += 3;
        int minutes = part();
        int seconds = part();
        if (minutes < 0 || seconds < 0 || at != text.length()) {
            return false;
        }
        int size = hours * 3600 + minutes * 60 + seconds;
        offset = sign == '-' ? -size : size;
        return true;
    }

    /** The next part of an offset, {@code :mm}; 0 when the text has ended. */
    private int part() {
        if (at >= text.length()) {
            return 0;
        }
        int value = text.charAt(at) == ':' ? number(at + 1, 2) : -1;
        at += 3;
        return value > 59 ? -1 : value;
    }

    private int number(int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

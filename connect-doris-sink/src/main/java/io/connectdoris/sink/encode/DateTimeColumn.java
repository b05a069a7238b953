package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/**
 * DATETIME(p): text without a zone. Digits that p does not hold are rounded here, as Doris would round them, and never
 * without a remark.
 */
final class DateTimeColumn extends Column {

    private final int digits;
    private final TimeText parser;

    DateTimeColumn(DorisType type, TypeSettings settings) {
        super(type, Family.DATE, Family.DATETIME, Family.TEXT);
        this.digits = type.scale();
        this.parser = new TimeText(settings.timezone());
    }

    @Override
    void date(long epochDay, JsonWriter out) {
        dateTime(Times.checkedDay(epochDay, this) * Times.SECONDS_OF_DAY, 0, 0, out);
    }

    @Override
    void dateTime(long epochSecond, int nanos, int sourceDigits, JsonWriter out) {
        if (Times.fits(nanos, digits)) {
            Times.dateTime(epochSecond, nanos, digits, this, out);
        } else {
            out.notice(Remark.ROUNDED);
            rounded(epochSecond, nanos, out);
        }
    }

    /** Half up; down in the last second that there is, which many take for the end of time. */
    private void rounded(long epochSecond, int nanos, JsonWriter out) {
        int nanosOfDigit = Times.nanosOfDigit(digits);
        int down = nanos - nanos % nanosOfDigit;
        int up = down + (2 * (nanos - down) >= nanosOfDigit ? nanosOfDigit : 0);
        if (up < Times.NANOS) {
            Times.dateTime(epochSecond, up, digits, this, out);
        } else if (epochSecond == Times.LAST_SECOND) {
            Times.dateTime(epochSecond, down, digits, this, out);
        } else {
            Times.dateTime(epochSecond + 1, 0, digits, this, out);
        }
    }

    @Override
    void text(String value, JsonWriter out) {
        if (!parser.read(value)) {
            throw refused(value, TimeText.EXPECTED);
        }
        dateTime(parser.localSecond(), parser.nanos(), 0, out);
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/** DATETIME(p): text without a zone; digits that p does not hold are refused, because Doris would round them. */
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
        if (!Times.fits(nanos, digits)) {
            throw refused(Times.shown(epochSecond, nanos), "it has more than " + digits + " digits of a second");
        }
        Times.dateTime(epochSecond, nanos, digits, this, out);
    }

    @Override
    void text(String value, JsonWriter out) {
        if (!parser.read(value)) {
            throw refused(value, TimeText.EXPECTED);
        }
        dateTime(parser.localSecond(), parser.nanos(), 0, out);
    }
}

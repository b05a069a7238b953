package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/** DATE: of a timestamp the date, as Doris would take it, and never without a remark. */
final class DateColumn extends Column {

    private final TimeText parser;

    DateColumn(TypeSettings settings) {
        super(DorisType.DATE, Family.DATE, Family.DATETIME, Family.TEXT);
        this.parser = new TimeText(settings.timezone());
    }

    @Override
    void date(long epochDay, JsonWriter out) {
        Times.date(epochDay, this, out);
    }

    @Override
    void dateTime(long epochSecond, int nanos, int digits, JsonWriter out) {
        if (nanos != 0 || Math.floorMod(epochSecond, Times.SECONDS_OF_DAY) != 0) {
            out.notice(Remark.TIME_DROPPED);
        }
        date(Math.floorDiv(epochSecond, (long) Times.SECONDS_OF_DAY), out);
    }

    @Override
    void text(String value, JsonWriter out) {
        if (!parser.read(value)) {
            throw refused(value, TimeText.EXPECTED);
        }
        dateTime(parser.localSecond(), parser.nanos(), 0, out);
    }
}

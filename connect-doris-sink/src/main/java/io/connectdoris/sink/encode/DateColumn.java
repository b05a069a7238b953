package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/** DATE: a timestamp goes in when its time of day is midnight, because Doris would drop the time in silence. */
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
            throw refused(Times.shown(epochSecond, nanos), "it is not midnight");
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

package io.connectdoris.sink.encode;

/**
 * What is written all the same, but is worth knowing: a value that its column does not hold as it is, or one that most
 * likely was another at the source.
 */
public enum Remark {
    ROUNDED(
            "values-rounded",
            "a value has more digits of a second than the column, and is rounded to those",
            "To keep them all, give the column as many digits as the source has"),
    TIME_DROPPED(
            "times-dropped",
            "a timestamp goes into a DATE, which drops its time of day",
            "To keep it, make the column a DATETIME"),
    SHOWN_TWICE(
            "hours-shown-twice",
            "an instant lies in an hour that the clocks of doris.timezone show twice, and looks like another one an hour"
                    + " away",
            "To tell them apart, set doris.timezone=UTC and load the table anew"),
    ZONE_GUESSED(
            "zones-guessed",
            "a text without a schema ends in Z, and is shifted to the zone of doris.timezone",
            "If the source has time.precision.mode=isostring, its timestamps without a zone end so, too, and must not be"
                    + " shifted: send schemas, or set doris.timezone=UTC"),
    EPOCH(
            "epoch-dates",
            "a value is 1970-01-01 00:00:00, which Debezium sends in the place of a zero date (0000-00-00) of MySQL and"
                    + " MariaDB where it cannot send NULL",
            "If nobody meant this date, make the column nullable at the source, or give it a real date there"),
    REPLACEMENT_CHARACTER(
            "replacement-characters",
            "a text has the character U+FFFD, which stands where bytes were no text in the column's character set",
            "The bytes are lost before they come here: correct the text, or the column's character set, at the source"),
    DOUBLE_FOR_DECIMAL(
            "decimals-as-doubles",
            "a decimal number arrives as a double, which rounds after 15 digits, and the source column has more",
            "Set decimal.handling.mode=precise, or string, on the source connector, and take a new snapshot of the table"),
    MILLISECONDS_ONLY(
            "times-cut-to-milliseconds",
            "the source column has more than three digits of a second, and time.precision.mode=connect sends three",
            "Leave time.precision.mode out on the source connector, or set it to microseconds, and take a new snapshot of the"
                    + " table"),
    MONTHS_AS_DAYS(
            "intervals-as-numbers",
            "an interval arrives as a number, in which a month counts as 30.4375 days",
            "To keep months and days apart, set interval.handling.mode=string on the source connector, and take a new snapshot"
                    + " of the table"),
    DEFAULT_FOR_NULL(
            "defaults-for-null",
            "the converter puts the column's default where the source has NULL",
            "Set value.converter.replace.null.with.default=false on the source connector and on this one, and take a new"
                    + " snapshot of the table");

    private final String metric;
    private final String what;
    private final String remedy;

    Remark(String metric, String what, String remedy) {
        this.metric = metric;
        this.what = what;
        this.remedy = remedy;
    }

    /** Whether two values may be written as one, so that a key is refused. */
    boolean isInexact() {
        return this == ROUNDED || this == TIME_DROPPED || this == SHOWN_TWICE;
    }

    /** The metric that counts the values. */
    public String metric() {
        return metric;
    }

    /** What is so, as a clause of a message about a column. */
    public String what() {
        return what;
    }

    /** What the reader can do, as a sentence without its full stop. */
    public String remedy() {
        return remedy;
    }
}

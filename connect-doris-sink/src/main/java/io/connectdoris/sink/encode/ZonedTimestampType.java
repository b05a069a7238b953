package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** An instant, as ISO text with a zone: it becomes the wall clock of the zone in the settings. */
final class ZonedTimestampType implements LogicalType {

    static final String NAME = "io.debezium.time.ZonedTimestamp";

    private static final int MAX_DIGITS = 6;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.datetime(Math.min(MAX_DIGITS, SourceColumn.of(schema).fractionDigits(MAX_DIGITS)));
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DATETIME, LogicalTypes.shown(schema));
        ZeroDates zeroDates = ZeroDates.of(schema);
        int digits = SourceColumn.of(schema).fractionDigits(MAX_DIGITS);
        TimeText parser = new TimeText(settings.timezone());
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String text = (String) value;
                if (!parser.read(text)) {
                    UnavailableValue.check(text);
                    throw Times.outOfRange("'" + text + "'", target);
                }
                zeroDates.look(parser.writtenSecond(), out);
                target.dateTime(parser.localSecond(), parser.nanos(), digits, out);
                if (parser.isShownTwice()) {
                    out.notice(Remark.SHOWN_TWICE);
                }
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "MySQL TIMESTAMP; PostgreSQL TIMESTAMPTZ",
                "DATETIME(p) with the column's p, else DATETIME(6)",
                "the wall clock of the sink's time zone; infinity and years outside of 0000 to 9999 are refused");
    }
}

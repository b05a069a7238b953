package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** A timestamp without a zone as ISO text. It ends in Z all the same: it is never shifted. */
final class IsoTimestampType implements LogicalType {

    static final String NAME = "io.debezium.time.IsoTimestamp";

    private static final int MAX_DIGITS = 6;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.datetime(Math.min(MAX_DIGITS, SourceColumn.of(schema).fractionDigits(MAX_DIGITS)));
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DATETIME, LogicalTypes.shown(schema));
        int digits = SourceColumn.of(schema).fractionDigits(MAX_DIGITS);
        ZeroDates zeroDates = ZeroDates.of(schema);
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
                target.dateTime(parser.writtenSecond(), parser.nanos(), digits, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "MySQL DATETIME, PostgreSQL TIMESTAMP with `time.precision.mode=isostring`",
                "DATETIME(p) with the column's p, else DATETIME(6)",
                "exact, never shifted; years outside of 0000 to 9999 are refused");
    }
}

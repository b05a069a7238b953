package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** A date as ISO text, which ends in Z. */
final class IsoDateType implements LogicalType {

    static final String NAME = "io.debezium.time.IsoDate";

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.DATE;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DATE, LogicalTypes.shown(schema));
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
                target.date(Math.floorDiv(parser.writtenSecond(), (long) Times.SECONDS_OF_DAY), out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "DATE with `time.precision.mode=isostring`",
                "DATE",
                "exact; years outside of 0000 to 9999 are refused");
    }
}

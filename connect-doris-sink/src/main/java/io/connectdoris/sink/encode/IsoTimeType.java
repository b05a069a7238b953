package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** A time of day as ISO text, which ends in Z. */
final class IsoTimeType implements LogicalType {

    static final String NAME = "io.debezium.time.IsoTime";

    private static final int MICROS = 6;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return TimeType.COLUMN;
    }

    @Override
    public Optional<DorisType> elementType(Schema schema, TypeSettings settings) {
        return Optional.of(TimeType.COLUMN);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.TIME, LogicalTypes.shown(schema));
        int digits = SourceColumn.of(schema).fractionDigits(MICROS);
        TimeText parser = new TimeText(settings.timezone());
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String text = (String) value;
                if (!parser.readTime(text)) {
                    UnavailableValue.check(text);
                    throw target.refused(text, "it is not a time HH:mm:ss");
                }
                target.time(parser.writtenSecond() * Times.NANOS + parser.nanos(), digits, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "TIME with `time.precision.mode=isostring`",
                TimeType.COLUMN.ddl(),
                "exact, as HH:mm:ss with the column's digits");
    }
}

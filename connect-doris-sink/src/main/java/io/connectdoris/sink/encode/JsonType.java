package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** JSON, as its text. */
final class JsonType implements LogicalType {

    static final String NAME = "io.debezium.data.Json";

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.JSON;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DOCUMENT, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String text = (String) value;
                UnavailableValue.checkJson(text);
                target.json(text, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "MySQL JSON; PostgreSQL JSON, JSONB, HSTORE",
                "JSON",
                "the text is sent as it arrives; Doris keeps its meaning: not white space, and numbers beyond 64 bits or"
                        + " 17 digits as doubles. Map the column to STRING yourself to keep every character");
    }
}

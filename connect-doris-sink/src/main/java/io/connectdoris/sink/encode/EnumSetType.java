package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** Some of a list of labels, with commas between them. */
final class EnumSetType implements LogicalType {

    static final String NAME = "io.debezium.data.EnumSet";

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        String allowed =
                schema.parameters() == null ? null : schema.parameters().get("allowed");
        return allowed == null
                ? DorisType.STRING
                : DorisType.varcharOrString((long) allowed.length() * StringType.BYTES_PER_CHARACTER);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.TEXT, LogicalTypes.shown(schema));
        MySqlLabels labels = MySqlLabels.of(schema);
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String set = (String) value;
                UnavailableValue.check(set);
                target.text(labels.set(set), out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc("`" + NAME + "`", "MySQL SET", "VARCHAR that holds all labels", "exact, labels with commas");
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** One of a list of labels. */
final class EnumType implements LogicalType {

    static final String NAME = "io.debezium.data.Enum";

    /** PostgreSQL's labels have at most 63 bytes, and there its list does not escape the commas inside of labels. */
    private static final DorisType OTHER_THAN_MYSQL = DorisType.varcharOrString(255);

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        if (!isMysql(schema)) {
            return OTHER_THAN_MYSQL;
        }
        int longest = labels(schema).stream().mapToInt(String::length).max().orElse(1);
        return DorisType.varcharOrString((long) longest * StringType.BYTES_PER_CHARACTER);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.TEXT, LogicalTypes.shown(schema));
        Map<String, String> escaped = isMysql(schema) ? escapedLabels(schema) : Map.of();
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String label = (String) value;
                UnavailableValue.check(label);
                target.text(escaped.isEmpty() ? label : escaped.getOrDefault(label, label), out);
            }
        };
    }

    /** A streamed label keeps the backslash before its commas that the list has, a label of the snapshot has none. */
    private static Map<String, String> escapedLabels(Schema schema) {
        Map<String, String> escaped = new HashMap<>();
        for (String label : labels(schema)) {
            if (label.indexOf(',') >= 0) {
                escaped.put(label.replace(",", "\\,"), label);
            }
        }
        return escaped;
    }

    /** The parameter {@code allowed}: labels with commas between them, and a backslash before the commas in them. */
    private static List<String> labels(Schema schema) {
        String allowed = schema.parameters() == null ? "" : schema.parameters().getOrDefault("allowed", "");
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < allowed.length(); i++) {
            char c = allowed.charAt(i);
            if (c == '\\' && i + 1 < allowed.length() && allowed.charAt(i + 1) == ',') {
                label.append(',');
                i++;
            } else if (c == ',') {
                labels.add(label.toString());
                label.setLength(0);
            } else {
                label.append(c);
            }
        }
        labels.add(label.toString());
        return labels;
    }

    private static boolean isMysql(Schema schema) {
        return SourceColumn.of(schema).type().startsWith("ENUM");
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "MySQL ENUM; PostgreSQL enum types",
                "VARCHAR of the longest MySQL label; VARCHAR(255) for PostgreSQL",
                "exact; the backslash that a streamed MySQL label has before a comma is removed, as in snapshots");
    }
}

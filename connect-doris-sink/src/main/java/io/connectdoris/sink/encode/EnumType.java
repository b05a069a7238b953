package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
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
        return DorisType.varcharOrString((long) MySqlLabels.of(schema).longest() * StringType.BYTES_PER_CHARACTER);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.TEXT, LogicalTypes.shown(schema));
        if (!mayBeMysql(schema)) {
            return StringType.texts(target);
        }
        MySqlLabels labels = MySqlLabels.of(schema);
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String label = (String) value;
                UnavailableValue.check(label);
                target.text(labels.label(label), out);
            }
        };
    }

    @Override
    public String implicitText(Schema schema) {
        return isMysql(schema) ? MySqlLabels.of(schema).first() : "";
    }

    /** Where the source's type is not told, the list decides: only MySQL's has backslashes before commas and backslashes. */
    private static boolean mayBeMysql(Schema schema) {
        return SourceColumn.of(schema).type().isEmpty() || isMysql(schema);
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
                "exact; the backslashes that a streamed MySQL label has before commas and backslashes are removed, as"
                        + " in snapshots");
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** STRING without a name. */
final class StringType implements LogicalType {

    /** Bytes of a character in UTF-8: lengths of the source are characters, those of Doris are bytes. */
    static final int BYTES_PER_CHARACTER = 4;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        long characters = SourceColumn.of(schema).textLength();
        return characters > 0 ? DorisType.varcharOrString(characters * BYTES_PER_CHARACTER) : DorisType.STRING;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        return texts(column.require(Family.TEXT, LogicalTypes.shown(schema)));
    }

    static ValueWriter texts(Column target) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                String text = (String) value;
                UnavailableValue.check(text);
                target.text(text, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "STRING",
                "CHAR, VARCHAR, TEXT; MariaDB JSON; PostgreSQL CITEXT, INET, CIDR, MACADDR, ranges; DECIMAL with"
                        + " `decimal.handling.mode=string`; binary columns with a text `binary.handling.mode`",
                "VARCHAR(4n) for CHAR(n) and VARCHAR(n), STRING above 65533 bytes and without a length; as key VARCHAR"
                        + " (65533 without a length)",
                "exact; Doris counts bytes, hence 4n. A text longer than its column is refused");
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;

/** BYTES without a name. Doris has no binary column: they become text. */
final class BytesType implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        long size = SourceColumn.of(schema).textLength();
        if (size <= 0) {
            return DorisType.STRING;
        }
        boolean hex = settings.binary() == TypeSettings.BinaryEncoding.HEX;
        return DorisType.varcharOrString(hex ? size * 2 : (size + 2) / 3 * 4);
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.BINARY, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                ByteBuffer bytes = Values.bytes(value);
                UnavailableValue.check(bytes);
                target.binary(bytes, out);
            }
        };
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "BYTES",
                "BINARY, VARBINARY, BLOB; PostgreSQL BYTEA",
                "VARCHAR of the encoded size for BINARY(n) and VARBINARY(n), else STRING; as key VARCHAR",
                "exact, as base64 or hexadecimal text (`load.binary.encoding`)");
    }
}

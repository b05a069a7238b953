package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** PostgreSQL's numeric without a precision: each value has its own scale. */
final class VariableScaleDecimalType implements LogicalType {

    static final String NAME = "io.debezium.data.VariableScaleDecimal";

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return DorisType.STRING;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        Column target = column.require(Family.DECIMAL, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                target.decimal(decimal((Struct) value), out);
            }
        };
    }

    private static BigDecimal decimal(Struct value) {
        ByteBuffer unscaled = Values.bytes(value.get("value")).duplicate();
        byte[] bytes = new byte[unscaled.remaining()];
        unscaled.get(bytes);
        return new BigDecimal(new BigInteger(bytes), value.getInt32("scale"));
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "PostgreSQL NUMERIC without a precision",
                "STRING; as key VARCHAR(65533)",
                "exact, as decimal text without an exponent; into a DECIMAL column of yours where it fits");
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;

/** A bit string, which arrives as bytes with the lowest bits first: the number it is, or its digits where that is too long. */
final class BitsType implements LogicalType {

    static final String NAME = "io.debezium.data.Bits";

    private static final int MAX_BIGINT = 63;
    private static final int MAX_LARGEINT = 127;

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        long bits = bits(schema);
        if (bits > MAX_LARGEINT) {
            return DorisType.varcharOrString(bits);
        }
        return bits > MAX_BIGINT ? DorisType.LARGEINT : DorisType.BIGINT;
    }

    @Override
    public ValueWriter writer(Schema schema, Column column, TypeSettings settings) {
        if (column.takes(Family.DOCUMENT)) {
            return digits(column, isVarying(schema) ? 0 : (int) Math.min(Integer.MAX_VALUE, bits(schema)));
        }
        Column target = column.require(Family.DECIMAL, LogicalTypes.shown(schema));
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                ByteBuffer bytes = Values.bytes(value);
                UnavailableValue.check(bytes);
                if (bytes.remaining() < Long.BYTES) {
                    target.integer(small(bytes), out);
                } else {
                    target.decimal(new BigDecimal(large(bytes)), out);
                }
            }
        };
    }

    /** Into a text: zeros and ones, the highest bit first; as many as the column has, unless it is of varying length. */
    private static ValueWriter digits(Column target, int fixed) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                ByteBuffer bytes = Values.bytes(value);
                UnavailableValue.check(bytes);
                String digits = bytes.hasRemaining() ? large(bytes).toString(2) : "";
                int missing = fixed - digits.length();
                target.text(missing > 0 ? "0".repeat(missing) + digits : digits, out);
            }
        };
    }

    private static long small(ByteBuffer bytes) {
        long number = 0;
        for (int i = bytes.limit() - 1; i >= bytes.position(); i--) {
            number = (number << 8) | (bytes.get(i) & 0xFF);
        }
        return number;
    }

    private static BigInteger large(ByteBuffer bytes) {
        byte[] highestFirst = new byte[bytes.remaining()];
        for (int i = 0; i < highestFirst.length; i++) {
            highestFirst[i] = bytes.get(bytes.limit() - 1 - i);
        }
        return new BigInteger(1, highestFirst);
    }

    /** The length in bits; the longest there is when it is not said. */
    private static long bits(Schema schema) {
        String length = schema.parameters() == null ? null : schema.parameters().get("length");
        try {
            return length == null ? Integer.MAX_VALUE : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private static boolean isVarying(Schema schema) {
        return SourceColumn.of(schema).type().startsWith("VARBIT") || bits(schema) > DorisType.MAX_VARCHAR;
    }

    @Override
    public TypeDoc doc() {
        return new TypeDoc(
                "`" + NAME + "`",
                "MySQL BIT(n); PostgreSQL BIT(n), VARBIT(n)",
                "BIGINT up to 63 bits, LARGEINT up to 127, else VARCHAR or STRING",
                "exact: the number, or its binary digits in a text column. The leading zeros of VARBIT do not arrive");
    }
}

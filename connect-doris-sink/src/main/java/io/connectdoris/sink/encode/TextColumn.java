package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * CHAR, VARCHAR and STRING: every value as its canonical text, always a JSON string because Doris turns {@code true} into
 * {@code 1}. Lengths are bytes; a longer text is refused, because some versions of Doris cut it.
 */
class TextColumn extends Column {

    private final int limit;
    private final TypeSettings.BinaryEncoding binary;

    TextColumn(DorisType type, TypeSettings.BinaryEncoding binary) {
        super(type, Family.values());
        this.limit = type.kind() == DorisType.Kind.STRING ? Integer.MAX_VALUE : type.length();
        this.binary = binary;
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        int start = begin(out);
        out.bool(value);
        end(start, out);
    }

    @Override
    void integer(long value, JsonWriter out) {
        int start = begin(out);
        out.integer(value);
        end(start, out);
    }

    @Override
    void floating(double value, JsonWriter out) {
        text(Numbers.text(value), out);
    }

    @Override
    void floating(float value, JsonWriter out) {
        text(Numbers.text(value), out);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        Numbers.checkSize(value, this);
        int start = begin(out);
        out.decimal(value);
        end(start, out);
    }

    @Override
    void date(long epochDay, JsonWriter out) {
        int start = out.length();
        Times.date(epochDay, this, out);
        check(out.length() - start - 2);
    }

    @Override
    void dateTime(long epochSecond, int nanos, int digits, JsonWriter out) {
        int start = out.length();
        Times.dateTime(epochSecond, nanos, Times.digits(nanos, digits), this, out);
        check(out.length() - start - 2);
    }

    @Override
    void time(long nanos, int digits, JsonWriter out) {
        int start = out.length();
        Times.time(nanos, digits, out);
        check(out.length() - start - 2);
    }

    @Override
    void text(String value, JsonWriter out) {
        // No UTF-16 unit is more than three bytes: most texts need not be measured.
        if (value.length() * 3L > limit) {
            check(JsonWriter.utf8Length(value));
        }
        out.string(value);
    }

    @Override
    void binary(ByteBuffer value, JsonWriter out) {
        int start = begin(out);
        if (binary == TypeSettings.BinaryEncoding.HEX) {
            out.hex(value);
        } else {
            out.base64(value);
        }
        end(start, out);
    }

    @Override
    void json(String value, JsonWriter out) {
        text(value, out);
    }

    @Override
    ValueWriter document(ValueWriter inside) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                int start = out.length();
                inside.write(value, out);
                check(out.length() - start);
                out.quoteSince(start);
            }
        };
    }

    private static int begin(JsonWriter out) {
        out.raw('"');
        return out.length();
    }

    private void end(int start, JsonWriter out) {
        check(out.length() - start);
        out.raw('"');
    }

    private void check(int size) {
        if (size > limit) {
            throw new UnencodableValueException("a text of " + size + " bytes does not fit " + type() + ", which holds "
                    + limit + " bytes: widen the column");
        }
    }
}

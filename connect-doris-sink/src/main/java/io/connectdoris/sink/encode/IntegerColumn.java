package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;

/** TINYINT to BIGINT. */
final class IntegerColumn extends Column {

    /** Beyond it a reader that goes through double loses digits, so the number travels as a string. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private final long min;
    private final long max;

    IntegerColumn(DorisType type, long min, long max) {
        super(type, Family.BOOLEAN, Family.INTEGER, Family.FLOATING, Family.DECIMAL, Family.TEXT);
        this.min = min;
        this.max = max;
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        out.raw(value ? '1' : '0');
    }

    @Override
    void integer(long value, JsonWriter out) {
        if (value < min || value > max) {
            throw refused(value, "the column holds " + min + " to " + max);
        }
        if (value > EXACT_IN_DOUBLE || value < -EXACT_IN_DOUBLE) {
            out.raw('"');
            out.integer(value);
            out.raw('"');
        } else {
            out.integer(value);
        }
    }

    @Override
    void floating(double value, JsonWriter out) {
        decimal(Numbers.ofDouble(value, this), out);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        integer(Numbers.integral(value, this, Long.SIZE - 1).longValue(), out);
    }

    @Override
    void text(String value, JsonWriter out) {
        decimal(Numbers.ofText(value, this), out);
    }
}

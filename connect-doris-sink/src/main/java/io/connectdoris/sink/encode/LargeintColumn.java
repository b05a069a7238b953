package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;

/** LARGEINT, 128 bits: always a JSON string, which is exact with every reader of Doris (facts.md 2.6). */
final class LargeintColumn extends Column {

    LargeintColumn() {
        super(DorisType.LARGEINT, Family.BOOLEAN, Family.INTEGER, Family.FLOATING, Family.DECIMAL, Family.TEXT);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        integer(value ? 1 : 0, out);
    }

    @Override
    void integer(long value, JsonWriter out) {
        out.raw('"');
        out.integer(value);
        out.raw('"');
    }

    @Override
    void floating(double value, JsonWriter out) {
        decimal(Numbers.ofDouble(value, this), out);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        out.raw('"');
        out.integer(Numbers.integral(value, this, 127));
        out.raw('"');
    }

    @Override
    void text(String value, JsonWriter out) {
        decimal(Numbers.ofText(value, this), out);
    }
}

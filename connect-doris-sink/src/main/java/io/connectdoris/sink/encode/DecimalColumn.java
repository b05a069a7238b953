package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;

/**
 * DECIMAL(p,s): a JSON string, exact with every reader. Doris rounds surplus digits after the point in every mode, and some
 * versions clamp those before it (facts.md 2.12), so both are checked here.
 */
final class DecimalColumn extends Column {

    DecimalColumn(DorisType type) {
        super(type, Family.BOOLEAN, Family.INTEGER, Family.FLOATING, Family.DECIMAL, Family.TEXT);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        integer(value ? 1 : 0, out);
    }

    @Override
    void integer(long value, JsonWriter out) {
        decimal(BigDecimal.valueOf(value), out);
    }

    @Override
    void floating(double value, JsonWriter out) {
        decimal(Numbers.ofDouble(value, this), out);
    }

    @Override
    void floating(float value, JsonWriter out) {
        if (!Float.isFinite(value)) {
            throw refused(value, "the column holds finite numbers only");
        }
        decimal(new BigDecimal(Float.toString(value)), out);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        Numbers.checkSize(value, this);
        BigDecimal scaled = Numbers.withScale(value, type().scale(), this);
        int whole = scaled.precision() - scaled.scale();
        if (whole > type().length() - type().scale() && scaled.signum() != 0) {
            throw refused(value, "it has " + whole + " digits before the point");
        }
        out.raw('"');
        out.decimal(scaled);
        out.raw('"');
    }

    @Override
    void text(String value, JsonWriter out) {
        decimal(Numbers.ofText(value, this), out);
    }
}

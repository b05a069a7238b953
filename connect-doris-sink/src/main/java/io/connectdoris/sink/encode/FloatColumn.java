package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;

/** FLOAT. */
final class FloatColumn extends Column {

    FloatColumn() {
        super(DorisType.FLOAT, Family.BOOLEAN, Family.INTEGER, Family.FLOATING, Family.DECIMAL, Family.TEXT);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        out.raw(value ? '1' : '0');
    }

    @Override
    void integer(long value, JsonWriter out) {
        if ((long) (float) value != value || value == Long.MAX_VALUE) {
            throw refused(value, "a FLOAT would round it");
        }
        out.integer(value);
    }

    @Override
    void floating(float value, JsonWriter out) {
        out.floating(value);
    }

    @Override
    void floating(double value, JsonWriter out) {
        float rounded = (float) value;
        if (Double.compare(rounded, value) != 0) {
            throw refused(value, "a FLOAT would round it");
        }
        out.floating(rounded);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        float rounded = value.floatValue();
        if (Float.isInfinite(rounded) || new BigDecimal(Float.toString(rounded)).compareTo(value) != 0) {
            throw refused(value, "a FLOAT would round it");
        }
        out.floating(rounded);
    }

    @Override
    void text(String value, JsonWriter out) {
        switch (value) {
            case "NaN" -> out.floating(Float.NaN);
            case "Infinity" -> out.floating(Float.POSITIVE_INFINITY);
            case "-Infinity" -> out.floating(Float.NEGATIVE_INFINITY);
            default -> decimal(Numbers.ofText(value, this), out);
        }
    }
}

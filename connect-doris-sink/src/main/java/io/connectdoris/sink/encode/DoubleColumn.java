package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;

/** DOUBLE. */
final class DoubleColumn extends Column {

    DoubleColumn() {
        super(DorisType.DOUBLE, Family.BOOLEAN, Family.INTEGER, Family.FLOATING, Family.DECIMAL, Family.TEXT);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        out.raw(value ? '1' : '0');
    }

    @Override
    void integer(long value, JsonWriter out) {
        if ((long) (double) value != value || value == Long.MAX_VALUE) {
            throw refused(value, "a DOUBLE would round it");
        }
        out.integer(value);
    }

    @Override
    void floating(double value, JsonWriter out) {
        out.floating(value);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        double rounded = value.doubleValue();
        if (Double.isInfinite(rounded) || BigDecimal.valueOf(rounded).compareTo(value) != 0) {
            throw refused(value, "a DOUBLE would round it");
        }
        out.floating(rounded);
    }

    @Override
    void text(String value, JsonWriter out) {
        switch (value) {
            case "NaN" -> out.floating(Double.NaN);
            case "Infinity" -> out.floating(Double.POSITIVE_INFINITY);
            case "-Infinity" -> out.floating(Double.NEGATIVE_INFINITY);
            default -> decimal(Numbers.ofText(value, this), out);
        }
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;

/** BOOLEAN: 0 or 1, which every version of Doris reads (facts.md 5.4). */
final class BooleanColumn extends Column {

    BooleanColumn() {
        super(DorisType.BOOLEAN, Family.BOOLEAN, Family.INTEGER, Family.DECIMAL, Family.TEXT);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        out.raw(value ? '1' : '0');
    }

    @Override
    void integer(long value, JsonWriter out) {
        if (value != 0 && value != 1) {
            throw refused(value, "a BOOLEAN is 0 or 1");
        }
        bool(value == 1, out);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        if (value.signum() != 0 && value.compareTo(BigDecimal.ONE) != 0) {
            throw refused(value, "a BOOLEAN is 0 or 1");
        }
        bool(value.signum() != 0, out);
    }

    @Override
    void text(String value, JsonWriter out) {
        switch (value) {
            case "true", "1" -> bool(true, out);
            case "false", "0" -> bool(false, out);
            default -> throw refused(value, "it is neither true nor false");
        }
    }
}

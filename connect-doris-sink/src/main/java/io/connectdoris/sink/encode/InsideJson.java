package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * A place inside a JSON text. Decimals are strings there, because Doris keeps the numbers of a JSON value as doubles;
 * integers of 64 bits are numbers.
 */
class InsideJson extends Column {

    private final TextColumn text;

    InsideJson(DorisType type, TypeSettings settings) {
        super(type, Family.values());
        this.text = new TextColumn(DorisType.STRING, settings.binary());
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        out.bool(value);
    }

    @Override
    void integer(long value, JsonWriter out) {
        out.integer(value);
    }

    @Override
    void floating(double value, JsonWriter out) {
        out.floating(value);
    }

    @Override
    void floating(float value, JsonWriter out) {
        out.floating(value);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        text.decimal(value, out);
    }

    @Override
    void date(long epochDay, JsonWriter out) {
        Times.date(epochDay, this, out);
    }

    @Override
    void dateTime(long epochSecond, int nanos, int digits, JsonWriter out) {
        Times.dateTime(epochSecond, nanos, Times.digits(nanos, digits), this, out);
    }

    @Override
    void time(long nanos, int digits, JsonWriter out) {
        Times.time(nanos, digits, out);
    }

    @Override
    void text(String value, JsonWriter out) {
        out.string(value);
    }

    @Override
    void binary(ByteBuffer value, JsonWriter out) {
        text.binary(value, out);
    }

    @Override
    void json(String value, JsonWriter out) {
        out.jsonText(value);
    }

    @Override
    ValueWriter document(ValueWriter inside) {
        return inside;
    }
}

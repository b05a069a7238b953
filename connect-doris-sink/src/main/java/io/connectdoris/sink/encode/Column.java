package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * What a column of Doris takes. One subclass per kind of column writes each {@link Family} of values that it can hold, and
 * refuses each value that it cannot hold exactly, because Doris itself would round, cut or null it without a word
 * (facts.md 2.12).
 */
abstract class Column {

    private final DorisType type;
    private final Set<Family> takes;

    Column(DorisType type, Family... takes) {
        this.type = type;
        this.takes = Set.of(takes);
    }

    static Column of(DorisType type, TypeSettings settings) {
        return switch (type.kind()) {
            case BOOLEAN -> new BooleanColumn();
            case TINYINT -> new IntegerColumn(type, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> new IntegerColumn(type, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> new IntegerColumn(type, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new IntegerColumn(type, Long.MIN_VALUE, Long.MAX_VALUE);
            case LARGEINT -> new LargeintColumn();
            case FLOAT -> new FloatColumn();
            case DOUBLE -> new DoubleColumn();
            case DECIMAL -> new DecimalColumn(type);
            case DATE -> new DateColumn(settings);
            case DATETIME -> new DateTimeColumn(type, settings);
            case CHAR, VARCHAR, STRING -> new TextColumn(type, settings.binary());
            case IPV4, IPV6 -> new AddressColumn(type);
            case JSON, VARIANT -> new JsonColumn(type, settings);
            case ARRAY -> new ArrayColumn(type, settings);
            case MAP, STRUCT, OTHER -> new UnknownColumn(type);
        };
    }

    final DorisType type() {
        return type;
    }

    final boolean takes(Family family) {
        return takes.contains(family);
    }

    /**
     * This column, for values of that family.
     *
     * @throws UnsupportedTypeException when it cannot hold them
     */
    final Column require(Family family, String source) {
        if (!takes.contains(family)) {
            throw new UnsupportedTypeException(source + " cannot be written into a column of type " + type
                    + ": change the column's type, or let the column be created");
        }
        return this;
    }

    void bool(boolean value, JsonWriter out) {
        throw misuse(Family.BOOLEAN);
    }

    void integer(long value, JsonWriter out) {
        throw misuse(Family.INTEGER);
    }

    void floating(double value, JsonWriter out) {
        throw misuse(Family.FLOATING);
    }

    /** A single precision value, whose shortest text is not that of the double it becomes. */
    void floating(float value, JsonWriter out) {
        floating((double) value, out);
    }

    void decimal(BigDecimal value, JsonWriter out) {
        throw misuse(Family.DECIMAL);
    }

    void date(long epochDay, JsonWriter out) {
        throw misuse(Family.DATE);
    }

    /**
     * @param epochSecond of the wall clock, as if it were UTC
     * @param digits of the fraction that the source's column has
     */
    void dateTime(long epochSecond, int nanos, int digits, JsonWriter out) {
        throw misuse(Family.DATETIME);
    }

    /** @param nanos negative for a negative time */
    void time(long nanos, int digits, JsonWriter out) {
        throw misuse(Family.TIME);
    }

    void text(String value, JsonWriter out) {
        throw misuse(Family.TEXT);
    }

    void binary(ByteBuffer value, JsonWriter out) {
        throw misuse(Family.BINARY);
    }

    /** A text that is JSON. */
    void json(String value, JsonWriter out) {
        throw misuse(Family.DOCUMENT);
    }

    /** A writer into this column, of a writer of JSON texts. */
    ValueWriter document(ValueWriter inside) {
        throw misuse(Family.DOCUMENT);
    }

    final UnencodableValueException refused(Object value, String why) {
        return new UnencodableValueException(Values.shown(value) + " does not fit " + type + ": " + why);
    }

    private IllegalStateException misuse(Family family) {
        return new IllegalStateException(type + " was not asked whether it takes " + family);
    }
}

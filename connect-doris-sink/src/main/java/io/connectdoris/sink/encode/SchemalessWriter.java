package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import io.connectdoris.client.DorisType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Writes values that came without a schema: what a value is, is judged by its Java class and by the target column. */
final class SchemalessWriter extends ValueWriter {

    /** For columns that hold no documents. */
    private static final ValueWriter NOTHING = new ValueWriter() {
        @Override
        public void write(Object value, JsonWriter out) {
            throw new UnencodableValueException("a " + value.getClass().getSimpleName()
                    + " without a schema needs a JSON, STRING or VARCHAR column");
        }
    };

    private final Column column;
    private final ValueWriter document;
    private final boolean shifts;

    /** @param shifts whether the wall clock of the settings' zone is another than that of UTC */
    private SchemalessWriter(Column column, ValueWriter document, boolean shifts) {
        this.column = column;
        this.document = document;
        this.shifts = shifts;
    }

    static SchemalessWriter of(DorisType target, TypeSettings settings) {
        Column column = Column.of(target, settings);
        ValueWriter document = column.takes(Family.DOCUMENT)
                ? column.document(new Inside(new InsideJson(DorisType.JSON, settings)))
                : NOTHING;
        return new SchemalessWriter(
                column, document, !settings.timezone().normalized().equals(ZoneOffset.UTC));
    }

    @Override
    public void write(Object value, JsonWriter out) {
        if (value instanceof String text) {
            text(text, out);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            integer(((Number) value).longValue(), out);
        } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
            container(value, out);
        } else {
            scalar(value, out);
        }
    }

    private void text(String value, JsonWriter out) {
        UnavailableValue.check(value);
        require(Family.TEXT, value).text(value, out);
        if (shifts && value.endsWith("Z") && value.indexOf(':') > 0 && isMoment()) {
            out.notice(Remark.ZONE_GUESSED);
        }
    }

    private boolean isMoment() {
        return column.type().kind() == Kind.DATE || column.type().kind() == Kind.DATETIME;
    }

    private void integer(long value, JsonWriter out) {
        if (column.type().kind() == Kind.DATE) {
            column.date(value, out);
            return;
        }
        if (column.type().kind() == Kind.DATETIME) {
            throw column.refused(
                    value,
                    "without a schema nobody can tell whether the number counts milli-, micro- or nanoseconds; send schemas"
                            + " (value.converter.schemas.enable=true or Avro), or set time.precision.mode=isostring at"
                            + " the source and leave doris.timezone=UTC");
        }
        require(Family.INTEGER, value).integer(value, out);
    }

    private void container(Object value, JsonWriter out) {
        if (column instanceof ArrayColumn array && value instanceof List<?>) {
            array.list(elements(array)).write(Values.list(value), out);
        } else {
            document.write(value, out);
        }
    }

    private ValueWriter elements(ArrayColumn array) {
        return array.element() instanceof ArrayColumn nested
                ? nested.elements(elements(nested))
                : new SchemalessWriter(array.element(), NOTHING, shifts);
    }

    private void scalar(Object value, JsonWriter out) {
        if (value instanceof Boolean bool) {
            require(Family.BOOLEAN, value).bool(bool, out);
        } else if (value instanceof Double number) {
            floating(number, out);
        } else if (value instanceof Float number) {
            require(Family.FLOATING, value).floating(number.floatValue(), out);
        } else if (value instanceof BigDecimal number) {
            require(Family.DECIMAL, value).decimal(number, out);
        } else if (value instanceof BigInteger number) {
            require(Family.DECIMAL, value).decimal(new BigDecimal(number), out);
        } else if (value instanceof byte[] || value instanceof ByteBuffer) {
            ByteBuffer bytes = Values.bytes(value);
            UnavailableValue.check(bytes);
            require(Family.BINARY, value).binary(bytes, out);
        } else {
            throw unfit(value);
        }
    }

    /** JSON has one kind of number, which arrives as a double: what it was before can be seen from its digits only. */
    private void floating(double value, JsonWriter out) {
        Column target = require(Family.FLOATING, value);
        switch (target.type().kind()) {
            case FLOAT -> single(value, target, out);
            case DECIMAL, LARGEINT, BIGINT -> target.decimal(digits(value, target), out);
            default -> target.floating(value, out);
        }
    }

    private static void single(double value, Column target, JsonWriter out) {
        if ((float) value == value || !Double.isFinite(value)) {
            target.floating(value, out);
        } else {
            target.decimal(BigDecimal.valueOf(value), out);
        }
    }

    /** More digits than a double keeps of any number are as likely those of another number, which was rounded. */
    private static BigDecimal digits(double value, Column target) {
        BigDecimal decimal = Numbers.ofDouble(value, target);
        if (!Numbers.isSure(value)) {
            throw target.refused(
                    value,
                    "without a schema a number with a fraction arrives as a double, which rounds after "
                            + Numbers.SURE_DIGITS
                            + " digits; send it as text (decimal.handling.mode=string at the source), or send schemas");
        }
        return decimal;
    }

    private Column require(Family family, Object value) {
        if (!column.takes(family)) {
            throw unfit(value);
        }
        return column;
    }

    private UnencodableValueException unfit(Object value) {
        return column.refused(
                value, "a " + value.getClass().getSimpleName() + " without a schema is no value for such a column");
    }

    /** A value inside of a map or a list. */
    private static final class Inside extends ValueWriter {

        private final SchemalessWriter scalars;
        private final ValueWriter maps = MapType.json(this);
        private final ValueWriter lists = ArrayType.json(this);

        Inside(InsideJson inside) {
            // Texts inside of documents stay as they are.
            this.scalars = new SchemalessWriter(inside, NOTHING, false);
        }

        @Override
        public void write(Object value, JsonWriter out) {
            if (value instanceof Map<?, ?>) {
                maps.write(value, out);
            } else if (value instanceof List<?>) {
                lists.write(Values.list(value), out);
            } else {
                scalars.write(value, out);
            }
        }
    }
}

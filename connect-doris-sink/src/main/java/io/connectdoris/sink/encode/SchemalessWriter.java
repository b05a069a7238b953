package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import io.connectdoris.client.DorisType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
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

    private SchemalessWriter(Column column, ValueWriter document) {
        this.column = column;
        this.document = document;
    }

    static SchemalessWriter of(DorisType target, TypeSettings settings) {
        Column column = Column.of(target, settings);
        ValueWriter document = column.takes(Family.DOCUMENT)
                ? column.document(new Inside(new InsideJson(DorisType.JSON, settings)))
                : NOTHING;
        return new SchemalessWriter(column, document);
    }

    @Override
    public void write(Object value, JsonWriter out) {
        if (value instanceof String text) {
            UnavailableValue.check(text);
            require(Family.TEXT, value).text(text, out);
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
                            + " the source");
        }
        require(Family.INTEGER, value).integer(value, out);
    }

    private void container(Object value, JsonWriter out) {
        if (column instanceof ArrayColumn array && value instanceof List<?> list) {
            UnavailableValue.check(list);
            InnerArray.check(list);
            array.list(elements(array)).write(list, out);
        } else {
            document.write(value, out);
        }
    }

    private static ValueWriter elements(ArrayColumn array) {
        return array.element() instanceof ArrayColumn nested
                ? nested.elements(elements(nested))
                : new SchemalessWriter(array.element(), NOTHING);
    }

    private void scalar(Object value, JsonWriter out) {
        if (value instanceof Boolean bool) {
            require(Family.BOOLEAN, value).bool(bool, out);
        } else if (value instanceof Double number) {
            require(Family.FLOATING, value).floating(number.doubleValue(), out);
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
            this.scalars = new SchemalessWriter(inside, NOTHING);
        }

        @Override
        public void write(Object value, JsonWriter out) {
            if (value instanceof Map<?, ?>) {
                maps.write(value, out);
            } else if (value instanceof List<?> list) {
                UnavailableValue.check(list);
                InnerArray.check(list);
                lists.write(list, out);
            } else {
                scalars.write(value, out);
            }
        }
    }
}

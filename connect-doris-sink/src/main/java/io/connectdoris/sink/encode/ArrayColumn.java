package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import io.connectdoris.client.DorisType.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * ARRAY&lt;T&gt;. Doris reads its elements from the array's text and makes NULL of each that it cannot read, without a word
 * (facts.md 2.12), so elements are written as that reader takes them: numbers without quotes; texts only when they have
 * no character that its quotes cannot hold.
 */
final class ArrayColumn extends Column {

    private static final Set<Kind> NUMBERS = EnumSet.of(
            Kind.BOOLEAN,
            Kind.TINYINT,
            Kind.SMALLINT,
            Kind.INT,
            Kind.BIGINT,
            Kind.LARGEINT,
            Kind.FLOAT,
            Kind.DOUBLE,
            Kind.DECIMAL);

    /** Numbers that some readers send through double unless the whole array is a string. */
    private static final Set<Kind> INEXACT_AS_NUMBER = EnumSet.of(Kind.LARGEINT, Kind.FLOAT, Kind.DOUBLE, Kind.DECIMAL);

    private final Column element;

    ArrayColumn(DorisType type, TypeSettings settings) {
        super(type);
        DorisType elementType = DorisType.parse(type.text());
        this.element = switch (elementType.kind()) {
            case CHAR, VARCHAR, STRING -> new ElementTextColumn(elementType, settings.binary());
            case JSON, VARIANT, IPV4, IPV6 -> new UnknownColumn(elementType);
            default -> Column.of(elementType, settings);
        };
    }

    Column element() {
        return element;
    }

    /** A writer of lists into this column. */
    ValueWriter list(ValueWriter elementWriter) {
        ValueWriter raw = elements(elementWriter);
        return INEXACT_AS_NUMBER.contains(innermost().kind()) ? asText(raw) : raw;
    }

    /** The array without what it travels in: an array inside an array. */
    ValueWriter elements(ValueWriter elementWriter) {
        boolean bare = NUMBERS.contains(element.type().kind());
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                out.raw('[');
                char separator = 0;
                for (Object item : (List<?>) value) {
                    if (separator != 0) {
                        out.raw(separator);
                    }
                    separator = ',';
                    item(item, out);
                }
                out.raw(']');
            }

            private void item(Object item, JsonWriter out) {
                int start = out.length();
                if (item == null) {
                    out.nullValue();
                } else {
                    elementWriter.write(item, out);
                    if (bare) {
                        out.unquoteSince(start);
                    }
                }
            }
        };
    }

    private DorisType innermost() {
        return element instanceof ArrayColumn nested ? nested.innermost() : element.type();
    }

    private static ValueWriter asText(ValueWriter raw) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                int start = out.length();
                raw.write(value, out);
                out.quoteSince(start);
            }
        };
    }
}

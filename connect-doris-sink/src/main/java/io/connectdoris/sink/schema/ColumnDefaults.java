package io.connectdoris.sink.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectdoris.client.DorisType;
import io.connectdoris.sink.encode.JsonWriter;
import io.connectdoris.sink.encode.LogicalTypes;
import io.connectdoris.sink.encode.TypeSettings;
import io.connectdoris.sink.encode.UnencodableValueException;
import io.connectdoris.sink.encode.UnsupportedTypeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * What an added column has in the rows that were there before it. The source filled them with the column's default without
 * an event for each, so Doris has to fill them with the same.
 */
final class ColumnDefaults {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ColumnDefaults() {}

    /** The text of the default; empty when old rows have null there, or something that no record tells. */
    static Optional<String> of(Schema schema, DorisType type, TypeSettings types) {
        if (!mayHaveDefault(type) || isGenerated(schema)) {
            return Optional.empty();
        }
        if (schema.defaultValue() == null) {
            return schema.isOptional() ? Optional.empty() : implicit(schema, type, types);
        }
        Optional<String> text = text(schema, schema.defaultValue(), type, types);
        // Debezium writes the epoch for a default that is a function, such as CURRENT_TIMESTAMP.
        return text.filter(value -> !isTemporal(type) || !value.startsWith("1970-01-01"));
    }

    /** Whether a value says nothing: null, or the default or zero that stands for a value that the source did not tell. */
    @SuppressWarnings("JavaUtilDate") // it is what Connect's Date, Time and Timestamp are
    static boolean isDefault(Optional<Schema> schema, Object value) {
        if (value == null
                || schema.map(Schema::defaultValue).filter(value::equals).isPresent()) {
            return true;
        }
        if (value instanceof String text) {
            return text.isEmpty()
                    || text.startsWith("1970-01-01T00:00")
                    || text.startsWith("00:00")
                    || text.equals("{}");
        }
        return (value instanceof Number number && number.doubleValue() == 0)
                || (value instanceof Date date && date.getTime() == 0)
                || (value instanceof byte[] bytes && bytes.length == 0)
                || (value instanceof ByteBuffer buffer && !buffer.hasRemaining())
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || Boolean.FALSE.equals(value);
    }

    /** Where Doris takes a default, and takes it exactly (facts.md 5.3). */
    private static boolean mayHaveDefault(DorisType type) {
        return switch (type.kind()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INT,
                    BIGINT,
                    LARGEINT,
                    DOUBLE,
                    DECIMAL,
                    DATE,
                    DATETIME,
                    CHAR,
                    VARCHAR,
                    STRING -> true;
            default -> false;
        };
    }

    private static boolean isTemporal(DorisType type) {
        return type.kind() == DorisType.Kind.DATE || type.kind() == DorisType.Kind.DATETIME;
    }

    /** A serial's default is its sequence; what is in the schema is not it. */
    private static boolean isGenerated(Schema schema) {
        String source = schema.parameters() == null
                ? ""
                : schema.parameters().getOrDefault("__debezium.source.column.type", "");
        return source.endsWith("SERIAL");
    }

    /** MySQL fills a NOT NULL column that has no default with the zero of its type; PostgreSQL has no old rows then. */
    private static Optional<String> implicit(Schema schema, DorisType type, TypeSettings types) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT, LARGEINT, DOUBLE, DECIMAL -> Optional.of("0");
            case CHAR, VARCHAR, STRING -> zeroText(schema, type, types);
            default -> Optional.empty();
        };
    }

    /** A time of day counts its units from midnight, and is a text in Doris. */
    private static Optional<String> zeroText(Schema schema, DorisType type, TypeSettings types) {
        return switch (schema.name() == null ? Schema.Type.STRING : schema.type()) {
            case INT32 -> text(schema, 0, type, types);
            case INT64 -> text(schema, 0L, type, types);
            default -> quotable(LogicalTypes.implicitText(schema));
        };
    }

    private static Optional<String> text(Schema schema, Object value, DorisType type, TypeSettings types) {
        try {
            JsonWriter out = new JsonWriter();
            LogicalTypes.writer(schema, type, types).write(value, out);
            String text = JSON.readTree(new String(out.array(), 0, out.length(), StandardCharsets.UTF_8))
                    .asText();
            return quotable(text);
        } catch (UnencodableValueException | UnsupportedTypeException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value was not written as JSON", e);
        }
    }

    /** Backslashes mean something in an ALTER of 2.1 and nothing in one of 4.x (facts.md section 4). */
    private static Optional<String> quotable(String text) {
        boolean quotable = (text.indexOf('"') < 0 || text.indexOf('\'') < 0) && text.indexOf('\\') < 0;
        return quotable ? Optional.of(text) : Optional.empty();
    }
}

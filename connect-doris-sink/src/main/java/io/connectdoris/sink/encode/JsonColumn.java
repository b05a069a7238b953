package io.connectdoris.sink.encode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * JSON and VARIANT: the JSON text as a JSON string. Doris reads the string's content as the document, and so it stays exact
 * with every reader of Doris, some of which print nested values again (facts.md 2.6).
 */
final class JsonColumn extends Column {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final InsideJson inside;

    JsonColumn(DorisType type, TypeSettings settings) {
        super(type, Family.values());
        this.inside = new InsideJson(type, settings);
    }

    @Override
    void bool(boolean value, JsonWriter out) {
        int start = out.length();
        inside.bool(value, out);
        out.quoteSince(start);
    }

    @Override
    void integer(long value, JsonWriter out) {
        int start = out.length();
        inside.integer(value, out);
        out.quoteSince(start);
    }

    @Override
    void floating(double value, JsonWriter out) {
        int start = out.length();
        inside.floating(value, out);
        out.quoteSince(start);
    }

    @Override
    void floating(float value, JsonWriter out) {
        int start = out.length();
        inside.floating(value, out);
        out.quoteSince(start);
    }

    @Override
    void decimal(BigDecimal value, JsonWriter out) {
        int start = out.length();
        inside.decimal(value, out);
        out.quoteSince(start);
    }

    @Override
    void date(long epochDay, JsonWriter out) {
        int start = out.length();
        inside.date(epochDay, out);
        out.quoteSince(start);
    }

    @Override
    void dateTime(long epochSecond, int nanos, int digits, JsonWriter out) {
        int start = out.length();
        inside.dateTime(epochSecond, nanos, digits, out);
        out.quoteSince(start);
    }

    @Override
    void time(long nanos, int digits, JsonWriter out) {
        int start = out.length();
        inside.time(nanos, digits, out);
        out.quoteSince(start);
    }

    @Override
    void binary(ByteBuffer value, JsonWriter out) {
        int start = out.length();
        inside.binary(value, out);
        out.quoteSince(start);
    }

    /** A text for a JSON column is the JSON text, as MariaDB's JSON arrives; anything else would become NULL. */
    @Override
    void text(String value, JsonWriter out) {
        if (!isJson(value)) {
            throw refused(value, "it is not a JSON text");
        }
        out.string(value);
    }

    @Override
    void json(String value, JsonWriter out) {
        out.string(value);
    }

    @Override
    ValueWriter document(ValueWriter document) {
        return new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                int start = out.length();
                document.write(value, out);
                out.quoteSince(start);
            }
        };
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/** A text as an element of an ARRAY column. */
final class ElementTextColumn extends TextColumn {

    ElementTextColumn(DorisType type, TypeSettings.BinaryEncoding binary) {
        super(type, binary);
    }

    @Override
    void text(String value, JsonWriter out) {
        for (int i = 0; i < value.length(); i++) {
            if (!isReadable(value.charAt(i))) {
                throw unreadable(value);
            }
        }
        super.text(value, out);
    }

    @Override
    ValueWriter document(ValueWriter inside) {
        return super.document(new ValueWriter() {
            @Override
            public void write(Object value, JsonWriter out) {
                int start = out.length();
                inside.write(value, out);
                for (int i = start; i < out.length(); i++) {
                    // The bytes of characters beyond ASCII are negative.
                    if (out.array()[i] >= 0 && !isReadable((char) out.array()[i])) {
                        throw unreadable(value);
                    }
                }
            }
        });
    }

    private static boolean isReadable(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private UnencodableValueException unreadable(Object value) {
        return refused(
                value,
                "an element of an ARRAY column of Doris cannot hold a quote, a backslash or a control"
                        + " character; a JSON column can");
    }
}

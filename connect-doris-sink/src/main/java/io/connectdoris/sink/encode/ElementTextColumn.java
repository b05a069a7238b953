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
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                throw refused(
                        value,
                        "an element of an ARRAY column of Doris cannot hold a quote, a backslash or a control"
                                + " character; a JSON column can");
            }
        }
        super.text(value, out);
    }
}

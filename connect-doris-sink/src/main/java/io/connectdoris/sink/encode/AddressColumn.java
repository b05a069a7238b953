package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/** IPV4 and IPV6: text, which Doris checks itself; in strict mode it rejects what is no address. */
final class AddressColumn extends Column {

    AddressColumn(DorisType type) {
        super(type, Family.TEXT);
    }

    @Override
    void text(String value, JsonWriter out) {
        out.string(value);
    }
}

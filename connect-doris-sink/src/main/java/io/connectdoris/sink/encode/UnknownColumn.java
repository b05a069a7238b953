package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;

/** MAP, STRUCT and types that this version does not know: their text form is not exact, so they take nothing. */
final class UnknownColumn extends Column {

    UnknownColumn(DorisType type) {
        super(type);
    }
}

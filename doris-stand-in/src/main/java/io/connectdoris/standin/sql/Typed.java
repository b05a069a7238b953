package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DataType;
import java.util.Optional;

/**
 * An expression after analysis: as Doris prints it, with the casts it added.
 *
 * @param type empty where only an engine could tell
 * @param literal whether a cast of it leaves the text as it is
 */
record Typed(String text, Optional<DataType> type, boolean nullable, boolean literal) {

    static Typed literal(String text, DataType type) {
        return new Typed(text, Optional.of(type), false, true);
    }

    static Typed of(String text, DataType type, boolean nullable) {
        return new Typed(text, Optional.of(type), nullable, false);
    }

    static Typed unknown(String text) {
        return new Typed(text, Optional.empty(), true, false);
    }

    Typed castTo(DataType wanted) {
        if (type.isEmpty() || type.get().equals(wanted)) {
            return this;
        }
        return literal
                ? literal(text, wanted)
                : of("CAST(" + text + " AS " + wanted.internalText() + ")", wanted, nullable);
    }
}

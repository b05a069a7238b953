package io.connectdoris.routing;

/** The shapes that a change of a row comes in. */
enum Shape {
    ENVELOPE,
    SCHEMALESS,
    FLATTENED,
    FLATTENED_SCHEMALESS;

    boolean isFlat() {
        return this == FLATTENED || this == FLATTENED_SCHEMALESS;
    }

    boolean hasSchema() {
        return this == ENVELOPE || this == FLATTENED;
    }
}

package io.connectdoris.sink.encode;

/** How a value arrives at a column, whatever logical type it is of: what a pair of types is judged by. */
enum Family {
    BOOLEAN("boolean"),
    INTEGER("integer"),
    FLOATING("floating point number"),
    DECIMAL("decimal number"),
    DATE("date"),
    DATETIME("timestamp"),
    /** A time of day, or a duration in hours. */
    TIME("time of day"),
    TEXT("text"),
    BINARY("bytes"),
    /** A JSON text: maps, structs, arrays, JSON itself. */
    DOCUMENT("JSON, map, record, list");

    private final String shown;

    Family(String shown) {
        this.shown = shown;
    }

    /** Its name for people. */
    String shown() {
        return shown;
    }
}

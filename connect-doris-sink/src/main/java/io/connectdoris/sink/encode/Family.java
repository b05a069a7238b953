package io.connectdoris.sink.encode;

/** How a value arrives at a column, whatever logical type it is of: what a pair of types is judged by. */
enum Family {
    BOOLEAN,
    INTEGER,
    FLOATING,
    DECIMAL,
    DATE,
    DATETIME,
    /** A time of day, or a duration in hours. */
    TIME,
    TEXT,
    BINARY,
    /** A JSON text: maps, structs, arrays, JSON itself. */
    DOCUMENT
}

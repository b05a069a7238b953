package io.connectdoris.stack;

/**
 * A column of a source table: its declared type, what its cells mean, and the SQL that has the server itself write them as
 * text.
 */
record SourceColumn(String name, String type, Cells kind, String expression) {}

package io.connectdoris.standin.catalog;

/** What a column takes when nothing is sent for it. {@code printed} is the text DESC shows; a literal is stored as it was written. */
public record Default(Kind kind, String printed, int precision) {

    /** Whether the value is a text or computed per load. */
    public enum Kind {
        LITERAL,
        CURRENT_TIMESTAMP,
        CURRENT_DATE,
        CONSTANT
    }

    public static Default literal(String text) {
        return new Default(Kind.LITERAL, text, 0);
    }

    /** A literal that SHOW CREATE TABLE prints without quotes. */
    public static Default constant(String text) {
        return new Default(Kind.CONSTANT, text, 0);
    }

    public static Default currentTimestamp(int precision) {
        return new Default(
                Kind.CURRENT_TIMESTAMP, "CURRENT_TIMESTAMP" + (precision == 0 ? "" : "(" + precision + ")"), precision);
    }

    public static Default currentDate() {
        return new Default(Kind.CURRENT_DATE, "CURRENT_DATE", 0);
    }

    /** As SHOW CREATE TABLE prints it. */
    public String ddl() {
        return kind == Kind.LITERAL ? '"' + printed + '"' : printed.equals("\0") ? "BITMAP_EMPTY" : printed;
    }
}

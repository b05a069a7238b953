package io.connectdoris.standin.catalog;

/** A refusal in Doris' own words: an error number and a text that clients match on. */
public final class DorisException extends Exception {

    private final int errCode;
    private final boolean syntax;

    private DorisException(int errCode, boolean syntax, String text) {
        super(text);
        this.errCode = errCode;
        this.syntax = syntax;
    }

    public static DorisException of(String text) {
        return new DorisException(2, false, text);
    }

    /** What the FE says (number 7) when a database or table is not there. */
    public static DorisException notFound(String text) {
        return new DorisException(7, false, text);
    }

    /** An error whose MySQL state is 42000, which JDBC drivers turn into a syntax error. */
    public static DorisException state42000(String text) {
        return new DorisException(2, true, text);
    }

    /** What this stand-in does not know; never answered with success. */
    public static DorisException unsupported(String what) {
        return of("stand-in: not supported: " + what);
    }

    public boolean isState42000() {
        return syntax;
    }

    /** The whole text as Doris sends it. */
    public String detail() {
        return "errCode = " + errCode + ", detailMessage = " + getMessage();
    }
}

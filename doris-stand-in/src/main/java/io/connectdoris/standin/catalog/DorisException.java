package io.connectdoris.standin.catalog;

/** A refusal in Doris' own words: an error number and a text that clients match on. */
public final class DorisException extends Exception {

    /** What nearly every error has in Doris 4.1; older lines have numbers of their own for some. */
    public static final int UNKNOWN_ERROR = 1105;

    public static final int DATABASE_DENIED = 1044;
    public static final int UNKNOWN_DATABASE = 1049;

    private final int errCode;
    private final int mysqlCode;

    private DorisException(int errCode, int mysqlCode, String text) {
        super(text);
        this.errCode = errCode;
        this.mysqlCode = mysqlCode;
    }

    public static DorisException of(String text) {
        return new DorisException(2, UNKNOWN_ERROR, text);
    }

    /** What the FE says (number 7) when a database or table is not there. */
    public static DorisException notFound(String text) {
        return new DorisException(7, UNKNOWN_ERROR, text);
    }

    /** An error that MySQL clients get with this number. */
    public static DorisException coded(int mysqlCode, String text) {
        return new DorisException(2, mysqlCode, text);
    }

    /** A text that older planners send as it is, without their usual first words. */
    public static DorisException bare(int mysqlCode, String text) {
        return new DorisException(0, mysqlCode, text);
    }

    /** What this stand-in does not know; never answered with success. */
    public static DorisException unsupported(String what) {
        return of("stand-in: not supported: " + what);
    }

    /** The error number that MySQL clients see. */
    public int mysqlCode() {
        return mysqlCode;
    }

    /** The five letters that go with the number. */
    public String sqlState() {
        return switch (mysqlCode) {
            case DATABASE_DENIED, UNKNOWN_DATABASE, 1064, 1102, 1103, 1142, 1166, 1227 -> "42000";
            case 1045 -> "28000";
            case 1050 -> "42S01";
            case 1051, 1109, 1146 -> "42S02";
            case 1060 -> "42S21";
            default -> "HY000";
        };
    }

    /** The whole text as Doris sends it. */
    public String detail() {
        return errCode == 0 ? getMessage() : "errCode = " + errCode + ", detailMessage = " + getMessage();
    }
}

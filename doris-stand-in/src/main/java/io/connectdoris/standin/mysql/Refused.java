package io.connectdoris.standin.mysql;

import io.connectdoris.standin.catalog.DorisException;

/** A client that cannot be let in, or asks for what there is not; the text is sent as it is. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String state;

    private Refused(int code, String state, String text) {
        super(text);
        this.code = code;
        this.state = state;
    }

    static Refused of(DorisException e) {
        return new Refused(e.mysqlCode(), e.sqlState(), e.detail());
    }

    static Refused accessDenied(String user, String host, boolean withPassword) {
        return new Refused(
                1045,
                "28000",
                "Access denied for user '" + user + "@" + host + "' (using password: " + (withPassword ? "YES" : "NO")
                        + ")");
    }

    static Refused tooManyConnections(int total, int perUser, int current) {
        return new Refused(
                1203,
                "42000",
                "Reach limit of connections. Total: " + total + ", User: " + perUser + ", Current: " + current);
    }

    /** Of a kind of login that is not there. */
    static Refused login(String why) {
        return new Refused(1251, "08004", why);
    }

    static Refused unknownCommand(int code) {
        return new Refused(1047, "08S01", "Unknown command(" + code + ")");
    }

    /** Drivers take this number as a sign to put values into statements themselves. */
    static Refused serverSidePreparation() {
        return new Refused(
                1295,
                "HY000",
                "stand-in: not supported: preparing statements on the server; let the driver do it"
                        + " (useServerPrepStmts=false)");
    }

    int code() {
        return code;
    }

    String state() {
        return state;
    }
}

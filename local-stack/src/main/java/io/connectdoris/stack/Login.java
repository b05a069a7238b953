package io.connectdoris.stack;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A user and a password; the password never shows in text. */
public record Login(String user, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A password that occurs nowhere else, so that finding it in a log proves a leak. */
    public static Login random(String user) {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return new Login(user, "pw" + HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return user + ":[hidden]";
    }
}

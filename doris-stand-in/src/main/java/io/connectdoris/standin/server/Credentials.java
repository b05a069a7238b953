package io.connectdoris.standin.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password out of an Authorization header. */
record Credentials(String user, String password) {

    /** A header that cannot be read; the message is what Java's own decoding says. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    static Credentials decode(String base64) throws Unreadable {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(base64Message(base64));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new Unreadable("begin 0, end -1, length " + text.length());
        }
        return new Credentials(plainUser(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static String base64Message(String base64) {
        for (int i = 0; i < base64.length(); i++) {
            char c = base64.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '+' && c != '/' && c != '=') {
                return "invalid Base64 input character: " + (int) c + " (decimal)";
            }
        }
        return "Input byte array has incorrect ending byte at " + base64.length();
    }

    /** {@code user@cluster} names the user before the only {@code @}. */
    private static String plainUser(String name) {
        int at = name.indexOf('@');
        return at > 0 && at == name.lastIndexOf('@') ? name.substring(0, at) : name;
    }

    @Override
    public String toString() {
        return user;
    }
}

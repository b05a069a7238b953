package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How headers write separators: as they are, with escapes, or in hexadecimal digits after {@code \x}. */
final class Delimiters {

    private static final String ESCAPED = "tnr\\'\"";
    private static final String MEANT = "\t\n\r\\'\"";

    private Delimiters() {}

    static byte[] read(String text) throws LoadFailure {
        return text.regionMatches(true, 0, "\\x", 0, 2) ? hex(text.replaceAll("(?i)\\\\x", "")) : unescaped(text);
    }

    private static byte[] hex(String digits) throws LoadFailure {
        if (digits.isEmpty()) {
            throw refused("Hex str is empty");
        }
        if (digits.length() % 2 != 0) {
            throw refused("Hex str length error");
        }
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw refused("Hex str format error");
        }
    }

    private static LoadFailure refused(String text) {
        return LoadFailure.fromFrontend(DorisException.of(text));
    }

    private static byte[] unescaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = bytes[i] == '\\' && i + 1 < bytes.length ? ESCAPED.indexOf(bytes[i + 1]) : -1;
            out.write(escaped < 0 ? bytes[i] : MEANT.charAt(escaped));
            i += escaped < 0 ? 0 : 1;
        }
        return out.toByteArray();
    }
}

package io.connectdoris.client;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The FE's URLs (facts.md 1.3, 1.5). A name stays within its segment, whatever characters it has. */
final class Paths {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Paths() {}

    static String streamLoad(TableName table) {
        return "/api/" + segment(table.database()) + "/" + segment(table.table()) + "/_stream_load";
    }

    static String schema(TableName table) {
        return "/api/" + segment(table.database()) + "/" + segment(table.table()) + "/_schema";
    }

    static String loadState(String database, String label) {
        return "/api/" + segment(database) + "/get_load_state?label=" + encoded(label);
    }

    static String query(String database) {
        return "/api/query/internal/" + segment(database);
    }

    static String backends() {
        return "/api/backends";
    }

    private static String segment(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("'" + name + "' cannot be a part of a URL");
        }
        return encoded(name);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}

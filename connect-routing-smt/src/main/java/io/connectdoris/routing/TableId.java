package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * A table's full name as Debezium writes it: {@code "db"."table"} or {@code "db"."schema"."table"}, a quote inside doubled;
 * quotes may be left out where there is no dot inside.
 *
 * @param database empty where it is not told
 * @param schema empty where there is none
 */
record TableId(String database, String schema, String table) {

    /** @throws IllegalArgumentException when it is no table's name */
    static TableId parse(String text) {
        List<String> parts = parts(text);
        int count = parts.size();
        if (count < 1 || count > 3 || parts.get(count - 1).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a table: write db.table or"
                    + " db.schema.table, and a part with a dot in double quotes");
        }
        return new TableId(count > 1 ? parts.get(0) : "", count > 2 ? parts.get(1) : "", parts.get(count - 1));
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    @Override
    public String toString() {
        return quoted(database) + (schema.isEmpty() ? "" : "." + quoted(schema)) + "." + quoted(table);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

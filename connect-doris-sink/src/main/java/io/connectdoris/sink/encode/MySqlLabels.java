package io.connectdoris.sink.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;

/**
 * The labels of a MySQL ENUM or SET, which Debezium lists as the table's definition has them: with a backslash before each
 * backslash, and before the commas in them. A streamed value is a label of that list, one of a snapshot is the label itself.
 */
final class MySqlLabels {

    private static final String ALLOWED = "allowed";

    private final List<String> labels = new ArrayList<>();
    private final Map<String, String> byListed = new HashMap<>();

    private MySqlLabels(String allowed) {
        StringBuilder listed = new StringBuilder();
        boolean escaped = true;
        for (int i = 0; i < allowed.length(); i++) {
            char c = allowed.charAt(i);
            if (c == '\\') {
                char next = i + 1 < allowed.length() ? allowed.charAt(i + 1) : 0;
                boolean escape = next == '\\' || next == ',';
                escaped &= escape;
                listed.append(escape ? allowed.substring(i, i + 2) : "\\");
                i += escape ? 1 : 0;
            } else if (c == ',') {
                add(listed);
            } else {
                listed.append(c);
            }
        }
        add(listed);
        // A value that is a label as it stands is that label, not another one's listed form. With a backslash that
        // escapes nothing the list is PostgreSQL's, which has every label as it stands.
        Set<String> asTheyAre = new HashSet<>(labels);
        boolean listsEscapes = escaped;
        byListed.keySet().removeIf(label -> !listsEscapes || asTheyAre.contains(label));
    }

    /** Of a schema that may have none. */
    static MySqlLabels of(Schema schema) {
        return new MySqlLabels(
                schema.parameters() == null ? "" : schema.parameters().getOrDefault(ALLOWED, ""));
    }

    private void add(StringBuilder listed) {
        String label = withoutEscapes(listed);
        labels.add(label);
        byListed.put(listed.toString(), label);
        listed.setLength(0);
    }

    private static String withoutEscapes(CharSequence listed) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < listed.length(); i++) {
            char c = listed.charAt(i);
            char next = i + 1 < listed.length() ? listed.charAt(i + 1) : 0;
            if (c == '\\' && (next == '\\' || next == ',')) {
                label.append(next);
                i++;
            } else {
                label.append(c);
            }
        }
        return label.toString();
    }

    /** The first of them; an empty text when there are none. */
    String first() {
        return labels.get(0);
    }

    /** In characters. */
    int longest() {
        return labels.stream().mapToInt(String::length).max().orElse(1);
    }

    /** The label that a value means. */
    String label(String value) {
        return value.indexOf('\\') < 0 ? value : byListed.getOrDefault(value, value);
    }

    /** The labels that the value of a SET means, which have no commas in them. */
    String set(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder set = new StringBuilder();
        for (String label : value.split(",", -1)) {
            set.append(set.length() == 0 ? "" : ",").append(label(label));
        }
        return set.toString();
    }
}

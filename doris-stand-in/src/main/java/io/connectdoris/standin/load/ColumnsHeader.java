package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The {@code columns} header: names of fields in order, and columns that are computed from them. */
record ColumnsHeader(List<String> fields, Map<String, String> expressions) {

    private static final Pattern QUOTED = Pattern.compile("`([^`]|``)+`");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$@.-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_`][\\w$]*`?");

    /** @param definition gives the fields when the header names none */
    static ColumnsHeader parse(String header, Table.Definition definition) throws DorisException {
        List<String> fields = new ArrayList<>();
        Map<String, String> expressions = new LinkedHashMap<>();
        int at = 0;
        while (at < header.length()) {
            int end = find(header, ',', at);
            String item = header.substring(at, end).strip();
            int equals = find(item, '=', 0);
            if (equals < item.length()) {
                expressions.put(
                        name(item.substring(0, equals).strip()),
                        item.substring(equals + 1).strip());
            } else {
                fields.add(name(item));
            }
            at = end + 1;
        }
        return new ColumnsHeader(fields.isEmpty() ? implied(definition, expressions) : fields, expressions);
    }

    /** Base columns, but for those that do not depend on the body. */
    private static List<String> implied(Table.Definition definition, Map<String, String> expressions) {
        return definition.columns().stream()
                .map(Column::name)
                .filter(name -> expressions.entrySet().stream()
                        .noneMatch(
                                each -> each.getKey().equalsIgnoreCase(name) && !mentions(each.getValue(), definition)))
                .toList();
    }

    private static boolean mentions(String expression, Table.Definition definition) {
        return NAME.matcher(expression).results().anyMatch(name -> definition
                .column(name.group().replace("`", ""))
                .isPresent());
    }

    /** The place of a character outside of quotes and parentheses, or the end. */
    private static int find(String text, char wanted, int from) {
        char quote = 0;
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' && quote != '`' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '`' || c == '\'' || c == '"') {
                quote = c;
            } else if (c == wanted && depth == 0) {
                return at;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return text.length();
    }

    private static String name(String item) throws DorisException {
        if (QUOTED.matcher(item).matches()) {
            return item.substring(1, item.length() - 1).replace("``", "`");
        }
        if (!PLAIN.matcher(item).matches()) {
            throw DorisException.of("parse expression failed: " + item);
        }
        return item;
    }
}

package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.LoadPlan.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code columns} header: names of fields in order. Derived columns are refused. */
final class ColumnsHeader {

    private static final Pattern QUOTED = Pattern.compile("`([^`]|``)+`");

    private ColumnsHeader() {}

    static List<Source> parse(String header, Table.Definition definition) throws DorisException {
        List<Source> sources = new ArrayList<>();
        int at = 0;
        while (at <= header.length()) {
            int end = itemEnd(header, at);
            sources.add(source(header.substring(at, end).strip(), definition));
            at = end + 1;
        }
        return sources;
    }

    private static int itemEnd(String header, int from) {
        boolean quoted = false;
        int depth = 0;
        int at = from;
        while (at < header.length() && (quoted || depth > 0 || header.charAt(at) != ',')) {
            char c = header.charAt(at);
            quoted ^= c == '`';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return at;
    }

    private static Source source(String item, Table.Definition definition) throws DorisException {
        boolean quoted = QUOTED.matcher(item).matches();
        String name = quoted ? item.substring(1, item.length() - 1).replace("``", "`") : item;
        if (!quoted && (item.isEmpty() || item.chars().anyMatch(c -> "=()+* '\"".indexOf(c) >= 0))) {
            throw DorisException.unsupported("expression in the columns header: " + item);
        }
        return new Source(name, definition.column(name));
    }
}

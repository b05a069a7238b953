package io.connectdoris.standin.value;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Field;
import io.connectdoris.standin.catalog.DataType.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Texts of ARRAY, MAP and STRUCT. A bad element becomes null; a bad frame makes the whole value bad. */
public final class NestedTexts {

    private final String text;
    private final ZoneId zone;
    private int at;

    private NestedTexts(String text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
    }

    static Optional<String> cast(DataType type, String text, ZoneId zone) {
        String stripped = text.strip();
        NestedTexts reader = new NestedTexts(stripped, zone);
        try {
            String printed = reader.nested(type);
            return reader.at == stripped.length() ? Optional.of(printed) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The elements of the text of an array whose elements are not nested themselves; empty when it is none. */
    public static Optional<List<String>> elements(String array) {
        NestedTexts reader = new NestedTexts(array.strip(), ZoneOffset.UTC);
        try {
            List<String> elements = new ArrayList<>();
            reader.expect('[');
            if (!reader.skip(']')) {
                do {
                    reader.skipSpaces();
                    require(!reader.isAt("[{"));
                    boolean quoted = reader.isAt("\"'");
                    String token = reader.token();
                    elements.add(!quoted && isNull(token) ? null : token);
                } while (reader.skip(','));
                reader.expect(']');
            }
            return reader.at == reader.text.length() ? Optional.of(elements) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isAt(String any) {
        return at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isNull(String token) {
        return token.equals("null") || token.equals("NULL") || token.equals("\\N");
    }

    private String nested(DataType type) {
        return switch (type.kind()) {
            case ARRAY -> array(type.fields().get(0).type());
            case MAP -> map(type.fields().get(0).type(), type.fields().get(1).type());
            default -> struct(type.fields());
        };
    }

    private String array(DataType element) {
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        expect('[');
        if (skip(']')) {
            return joined.toString();
        }
        do {
            joined.add(value(element));
        } while (skip(','));
        expect(']');
        return joined.toString();
    }

    private String map(DataType key, DataType value) {
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        expect('{');
        if (skip('}')) {
            return joined.toString();
        }
        do {
            String printedKey = value(key);
            expect(':');
            joined.add(printedKey + ":" + value(value));
        } while (skip(','));
        expect('}');
        return joined.toString();
    }

    private String struct(List<Field> fields) {
        String[] printed = new String[fields.size()];
        expect('{');
        int position = 0;
        boolean more = !skip('}');
        while (more) {
            int start = at;
            String name = token();
            Optional<Integer> named = skip(':') ? Optional.of(indexOf(fields, name)) : Optional.empty();
            if (named.isEmpty()) {
                at = start;
            }
            int index = named.orElse(position);
            require(index < printed.length);
            printed[index] = value(fields.get(index).type());
            position = index + 1;
            more = skip(',');
            if (!more) {
                expect('}');
            }
        }
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < printed.length; i++) {
            joined.add('"' + fields.get(i).name() + "\":" + (printed[i] == null ? "null" : printed[i]));
        }
        return joined.toString();
    }

    private static int indexOf(List<Field> fields, String name) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.name().toLowerCase(java.util.Locale.ROOT)));
        int index = names.indexOf(name.toLowerCase(java.util.Locale.ROOT));
        require(index >= 0);
        return index;
    }

    private String value(DataType type) {
        skipSpaces();
        if (type.isNested() && at < text.length() && text.charAt(at) != 'n' && text.charAt(at) != '\\') {
            String printed = nested(type);
            skipSpaces();
            return printed;
        }
        boolean quoted = isAt("\"'");
        String token = token();
        if (!quoted && isNull(token)) {
            return "null";
        }
        return Casts.cast(type, token, zone).map(value -> print(type, value)).orElse("null");
    }

    private static String print(DataType type, String value) {
        boolean quotes = type.isText() || type.isDateLike() || type.kind() == Kind.IPV4 || type.kind() == Kind.IPV6;
        return quotes ? '"' + value + '"' : value;
    }

    private String token() {
        skipSpaces();
        require(at < text.length());
        char quote = text.charAt(at);
        String token = quote == '"' || quote == '\'' ? quoted(quote) : bare();
        skipSpaces();
        return token;
    }

    private String quoted(char quote) {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            out.append(text.charAt(at++));
        }
        require(at < text.length());
        at++;
        return out.toString();
    }

    private String bare() {
        int start = at;
        while (at < text.length() && ",]}:".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private void expect(char wanted) {
        require(skip(wanted));
    }

    private boolean skip(char wanted) {
        skipSpaces();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("not a nested value");
        }
    }
}

package io.connectdoris.standin.value;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Field;
import io.connectdoris.standin.catalog.DataType.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Texts of ARRAY, MAP and STRUCT. Their frame is the first and the last character: when it is wrong the whole value is bad. What is
 * inside is cut at commas, and a part that cannot be read is a null of its own, be it only a bracket too many.
 */
public final class NestedTexts {

    private static final String NULL = "null";

    private final ZoneId zone;

    private NestedTexts(ZoneId zone) {
        this.zone = zone;
    }

    static Optional<String> cast(DataType type, String text, ZoneId zone) {
        try {
            return Optional.of(new NestedTexts(zone).nested(type, text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The elements of the text of an array whose elements are not nested themselves; empty when it is none. */
    public static Optional<List<String>> elements(String array) {
        try {
            List<String> elements = new ArrayList<>();
            for (String part : parts(array.strip(), '[', ']')) {
                require(!part.startsWith("[") && !part.startsWith("{"));
                elements.add(isNull(part) ? null : unquoted(part));
            }
            return Optional.of(elements);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String nested(DataType type, String text) {
        return switch (type.kind()) {
            case ARRAY -> array(type.fields().get(0).type(), text);
            case MAP -> map(type.fields().get(0).type(), type.fields().get(1).type(), text);
            default -> struct(type.fields(), text);
        };
    }

    private String array(DataType element, String text) {
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        parts(text, '[', ']').forEach(part -> joined.add(value(element, part)));
        return joined.toString();
    }

    private String map(DataType key, DataType value, String text) {
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        for (String part : parts(text, '{', '}')) {
            int colon = find(part, ':', 0);
            require(colon < part.length());
            joined.add(value(key, part.substring(0, colon).strip()) + ":"
                    + value(value, part.substring(colon + 1).strip()));
        }
        return joined.toString();
    }

    private String struct(List<Field> fields, String text) {
        String[] printed = new String[fields.size()];
        int position = 0;
        for (String part : parts(text, '{', '}')) {
            int colon = find(part, ':', 0);
            boolean named = colon < part.length();
            int index =
                    named ? indexOf(fields, unquoted(part.substring(0, colon).strip())) : position;
            require(index < printed.length);
            printed[index] = value(
                    fields.get(index).type(), named ? part.substring(colon + 1).strip() : part);
            position = index + 1;
        }
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < printed.length; i++) {
            joined.add('"' + fields.get(i).name() + "\":" + (printed[i] == null ? NULL : printed[i]));
        }
        return joined.toString();
    }

    private static int indexOf(List<Field> fields, String name) {
        List<String> names = fields.stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(name.toLowerCase(Locale.ROOT));
        require(index >= 0);
        return index;
    }

    private String value(DataType type, String part) {
        if (isNull(part)) {
            return NULL;
        }
        if (type.isNested()) {
            return cast(type, part, zone).orElse(NULL);
        }
        return Casts.cast(type, unquoted(part), zone)
                .map(value -> print(type, value))
                .orElse(NULL);
    }

    private static boolean isNull(String part) {
        return part.equals(NULL) || part.equals("NULL") || part.equals("\\N");
    }

    private static String print(DataType type, String value) {
        boolean quotes = type.isText() || type.isDateLike() || type.kind() == Kind.IPV4 || type.kind() == Kind.IPV6;
        return quotes ? '"' + value + '"' : value;
    }

    /** What stands between the brackets, cut at commas. */
    private static List<String> parts(String text, char open, char close) {
        int last = text.length() - 1;
        require(last > 0 && text.charAt(0) == open && text.charAt(last) == close);
        String inside = text.substring(1, last);
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= inside.length() && !inside.isBlank()) {
            int end = find(inside, ',', at);
            parts.add(inside.substring(at, end).strip());
            at = end + 1;
        }
        return parts;
    }

    /** The place of a character outside of quotes and brackets, or the end. */
    private static int find(String text, char wanted, int from) {
        char quote = 0;
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == wanted && depth == 0) {
                return at;
            } else {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            }
        }
        require(quote == 0);
        return text.length();
    }

    private static String unquoted(String part) {
        boolean quoted = part.startsWith("\"") || part.startsWith("'");
        if (!quoted) {
            return part;
        }
        require(part.length() > 1 && part.charAt(part.length() - 1) == part.charAt(0));
        StringBuilder out = new StringBuilder();
        for (int at = 1; at < part.length() - 1; at++) {
            at += part.charAt(at) == '\\' && at + 1 < part.length() - 1 ? 1 : 0;
            out.append(part.charAt(at));
        }
        return out.toString();
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("not a nested value");
        }
    }
}

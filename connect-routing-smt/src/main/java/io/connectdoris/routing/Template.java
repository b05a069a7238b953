package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** A name with variables in it, taken apart once. */
final class Template {

    private static final Map<String, Function<SourceNames, String>> VARIABLES = Map.of(
            "source", SourceNames::source,
            "db", SourceNames::db,
            "schema", SourceNames::schema,
            "table", SourceNames::table,
            "topic", SourceNames::topic);

    static final Validator VALIDATOR = LambdaValidator.with(
            (key, value) -> {
                try {
                    parse((String) value);
                } catch (IllegalArgumentException e) {
                    throw new ConfigException(key, value, e.getMessage());
                }
            },
            () -> "text with the variables " + variables());

    private final String text;
    private final List<Function<SourceNames, String>> parts;

    private Template(String text, List<Function<SourceNames, String>> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Template parse(String text) {
        List<Function<SourceNames, String>> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("${", at);
            if (open != at) {
                String literal = text.substring(at, open < 0 ? text.length() : open);
                parts.add(names -> literal);
                at += literal.length();
                continue;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("has a ${ without a }");
            }
            String name = text.substring(open + 2, close);
            if (!VARIABLES.containsKey(name)) {
                throw new IllegalArgumentException("has no variable ${" + name + "}; there are " + variables());
            }
            parts.add(VARIABLES.get(name));
            at = close + 1;
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return new Template(text, parts);
    }

    String fill(SourceNames names) {
        if (parts.size() == 1) {
            return parts.get(0).apply(names);
        }
        StringBuilder name = new StringBuilder();
        for (Function<SourceNames, String> part : parts) {
            name.append(part.apply(names));
        }
        return name.toString();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String variables() {
        return new TreeSet<>(VARIABLES.keySet()).toString();
    }
}

package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name with variables in it, taken apart once. */
final class Template {

    private static final String FIELD = "field:";

    /** How others write {@value #FIELD}. */
    private static final String KEY = "key";

    private static final Pattern PART =
            Pattern.compile("\\$\\{(?<variable>[^}]*)}|(?<open>\\$\\{)|\\$(?<group>[0-9]{1,2})|(?<literal>[^$]+|\\$)");

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /**
     * @param groups how many capture groups there are to refer to
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Template parse(String text, int groups) {
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group("open") != null) {
                throw new IllegalArgumentException("has a ${ without a }");
            }
            if (part.group("variable") != null) {
                parts.add(variable(part.group("variable")));
            } else if (part.group("group") != null) {
                parts.add(group(Integer.parseInt(part.group("group")), groups));
            } else {
                parts.add(new Part.Literal(part.group("literal")));
            }
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return new Template(text, parts);
    }

    String fill(Origin origin) {
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            name.append(part.of(origin));
        }
        return name.toString();
    }

    boolean isConstant() {
        return parts.stream().allMatch(part -> part instanceof Part.Literal);
    }

    /** Whether the whole of a source's name is in the result. */
    boolean has(Variable variable) {
        return parts.contains(new Part.Name(variable));
    }

    /** The fields of a row whose values are in the result. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        for (Part part : parts) {
            if (part instanceof Part.FieldValue field) {
                fields.add(field.name);
            }
        }
        return fields;
    }

    @Override
    public String toString() {
        return text;
    }

    static String variables() {
        return Variable.BY_NAME.keySet() + " and field:NAME";
    }

    private static Part variable(String name) {
        if (Variable.BY_NAME.containsKey(name)) {
            return new Part.Name(Variable.BY_NAME.get(name));
        }
        for (String prefix : List.of(FIELD, KEY + ":")) {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                return new Part.FieldValue(name.substring(prefix.length()));
            }
        }
        if (name.equals(KEY)) {
            return new Part.FieldValue(KEY);
        }
        throw new IllegalArgumentException("has no variable ${" + name + "}."
                + Suggestion.didYouMean(name, Variable.BY_NAME.keySet()) + " There are " + variables()
                + ": a field of the row is written ${field:" + name + "}");
    }

    private static Part group(int number, int groups) {
        if (number < 1 || number > groups) {
            throw new IllegalArgumentException("refers to capture group $" + number
                    + (groups == 0
                            ? ", but there is none: groups are those of a rule's database, schema, table and topic"
                            : ", but the rule has " + groups + ", counted over database, schema, table and topic"));
        }
        return new Part.Group(number);
    }

    /** What a template is filled from. */
    record Origin(SourceNames names, List<String> groups, List<String> fieldNames, List<String> fieldValues) {

        static Origin of(SourceNames names) {
            return new Origin(names, List.of(), List.of(), List.of());
        }
    }

    private sealed interface Part {
        String of(Origin origin);

        record Literal(String text) implements Part {
            @Override
            public String of(Origin origin) {
                return text;
            }
        }

        record Name(Variable variable) implements Part {
            @Override
            public String of(Origin origin) {
                return variable.of(origin.names);
            }
        }

        record Group(int number) implements Part {
            @Override
            public String of(Origin origin) {
                return origin.groups.get(number - 1);
            }
        }

        record FieldValue(String name) implements Part {
            @Override
            public String of(Origin origin) {
                return origin.fieldValues.get(origin.fieldNames.indexOf(name));
            }
        }
    }
}

package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sources it is for, and what their tables are called.
 *
 * @param alias empty for what applies where no rule matches
 * @param patterns of whole names, in the order in which their groups are counted; a name that has none may be anything
 * @param deliberate whether sources that get the same name were meant to
 * @param keys what joins the primary key, before its own columns
 */
record Rule(
        String alias,
        Map<Variable, Pattern> patterns,
        Template database,
        Template table,
        boolean deliberate,
        Keys keys) {

    /** What a regular expression has that is more than the letters it matches. */
    private static final Pattern META = Pattern.compile("[.*+?()\\[\\]{}|\\\\^$]");

    /** What the groups of the patterns have matched; empty when the rule is not for it. */
    Optional<List<String>> match(SourceNames names) {
        List<String> groups = new ArrayList<>();
        for (Map.Entry<Variable, Pattern> pattern : patterns.entrySet()) {
            Matcher matcher = pattern.getValue().matcher(pattern.getKey().of(names));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i) == null ? "" : matcher.group(i));
            }
        }
        return Optional.of(groups);
    }

    /** The fields whose values are part of a name. */
    List<String> fields() {
        LinkedHashSet<String> fields = new LinkedHashSet<>(database.fields());
        fields.addAll(table.fields());
        return List.copyOf(fields);
    }

    /** Whether a table that is named by this rule can have rows of one source table only. */
    boolean tellsSourcesApart(boolean sourceHasSchema) {
        return tells(Variable.DB) && tells(Variable.TABLE) && (!sourceHasSchema || tells(Variable.SCHEMA));
    }

    private boolean tells(Variable name) {
        Pattern pattern = patterns.get(name);
        return (pattern != null && isLiteral(pattern)) || database.has(name) || table.has(name);
    }

    /** Whether a pattern matches nothing but its own text. */
    static boolean isLiteral(Pattern pattern) {
        return !META.matcher(pattern.pattern()).find();
    }

    /** For people. */
    String shown() {
        return alias.isEmpty() ? "no rule" : "rule " + alias;
    }
}

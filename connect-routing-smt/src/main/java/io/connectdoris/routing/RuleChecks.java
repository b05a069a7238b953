package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with rules beside each other. */
final class RuleChecks {

    private final List<Rule> rules;
    private final Map<String, String> problems = new LinkedHashMap<>();

    private RuleChecks(List<Rule> rules) {
        this.rules = rules;
    }

    /** By the settings' keys. */
    static Map<String, String> problems(List<Rule> rules) {
        RuleChecks checks = new RuleChecks(rules);
        checks.lookForCovered();
        checks.lookForCycles();
        return checks.problems;
    }

    private void lookForCovered() {
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Rule wide = rules.get(earlier);
                Rule narrow = rules.get(later);
                if (covers(wide, narrow)) {
                    problems.putIfAbsent(
                            TableRouter.RULES,
                            "Rule " + narrow.alias() + " can never match: rule " + wide.alias()
                                    + " comes first and matches all that it would. Put " + narrow.alias() + " before "
                                    + wide.alias() + " in rules, or narrow " + wide.alias());
                }
            }
        }
    }

    private static boolean covers(Rule wide, Rule narrow) {
        for (Map.Entry<Variable, Pattern> pattern : wide.patterns().entrySet()) {
            Pattern other = narrow.patterns().getOrDefault(pattern.getKey(), SettingsReader.pattern(".*"));
            if (!Regex.covers(pattern.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** Names that go round: a transform that sees its own targets, as with one on each side, would never agree. */
    private void lookForCycles() {
        Set<String> told = new HashSet<>();
        for (Rule start : rules) {
            List<String> way = new ArrayList<>(List.of(start.alias()));
            Optional<Rule> next = next(start);
            while (next.isPresent() && !way.contains(next.get().alias())) {
                way.add(next.get().alias());
                next = next(next.get());
            }
            if (way.size() > 1
                    && told.add(start.alias())
                    && next.isPresent()
                    && next.get().alias().equals(start.alias())) {
                told.addAll(way);
                problems.put(
                        RuleReader.key(start.alias(), RuleReader.TARGET_TABLE),
                        "The names of rules " + String.join(" → ", way) + " → " + start.alias()
                                + " go round: each names a table that the next renames again. Give one of them a target that no"
                                + " rule matches");
            }
        }
    }

    /** The rule that matches what a rule makes, where that is one name. */
    private Optional<Rule> next(Rule rule) {
        boolean keepsDatabase = isOne(rule, Variable.DB);
        boolean oneDatabase = keepsDatabase || rule.database().isConstant();
        if (!oneDatabase || !rule.table().isConstant()) {
            return Optional.empty();
        }
        String database = keepsDatabase
                ? rule.patterns().get(Variable.DB).pattern()
                : rule.database().toString();
        SourceNames target = new SourceNames("", database, "", rule.table().toString(), "");
        return rules.stream().filter(each -> each.match(target).isPresent()).findFirst();
    }

    private static boolean isOne(Rule rule, Variable name) {
        Pattern pattern = rule.patterns().get(name);
        return pattern != null
                && Rule.isLiteral(pattern)
                && rule.database().toString().equals("${db}");
    }
}

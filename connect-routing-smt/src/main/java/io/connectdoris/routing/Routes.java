package io.connectdoris.routing;

import io.connectdoris.routing.Template.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/**
 * Decides where a source's records go, once for each source, and refuses what would be mixed by accident. Confined to the
 * task thread.
 */
final class Routes {

    private static final int MOST = 100_000;

    private final Rules rules;
    private final DorisNames names;
    private final Map<SourceNames, Decision> decisions = new HashMap<>();
    private final Map<List<?>, Route> byFields = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();
    private SourceNames latestNames;
    private Decision latest;
    private Route latestTopic;

    Routes(Rules rules, DorisNames names) {
        this.rules = rules;
        this.names = names;
    }

    /**
     * Where a record goes; null when nowhere.
     *
     * @param shape how its value is read, null when it has none
     * @throws DataException when there is no name for its table, or when it is another source's
     */
    Route of(SourceNames source, ConnectRecord<?> record, RowShape shape) {
        Decision decision = latest(source);
        return decision.fields.isEmpty() ? decision.route : byFields(source, decision, record, shape);
    }

    /** The same for something that has no row. */
    Route of(SourceNames source) {
        Decision decision = latest(source);
        if (!decision.fields.isEmpty()) {
            throw new DataException("TableRouter: the rows of " + source.shown() + " go to a table for each value of "
                    + decision.fields + ", so nothing can be said of the whole");
        }
        return decision.route;
    }

    private Decision latest(SourceNames source) {
        if (!source.equals(latestNames)) {
            latest = decision(source);
            latestNames = source;
        }
        return latest;
    }

    /** What applies to a source, though nothing of it may have been seen; empty when it goes nowhere. */
    Optional<Rule> rule(SourceNames source) {
        return rules.find(source).map(Rules.Match::rule);
    }

    /** Whether a table has rows of several source tables, or may have. */
    boolean isShared(Route route) {
        return !route.rule().tellsSourcesApart(!route.source().schema().isEmpty())
                || targets.get(route.target()).sources.size() > 1;
    }

    /**
     * The topic that is named as a route's table.
     *
     * @throws DataException when it is another table's topic already
     */
    String topic(Route route) {
        if (latestTopic != route) {
            String taken = topics.putIfAbsent(route.topic(), route.target());
            if (taken != null && !taken.equals(route.target())) {
                throw new DataException(
                        "TableRouter: tables " + taken + " and " + route.target() + " would share the topic "
                                + route.topic()
                                + ", since a topic takes letters, digits, '.', '_' and '-' only. Name one of them"
                                + " otherwise, or set topic = keep");
            }
            latestTopic = route;
        }
        return route.topic();
    }

    private Decision decision(SourceNames source) {
        Decision known = decisions.get(source);
        if (known == null) {
            if (decisions.size() >= MOST) {
                decisions.clear();
            }
            known = decide(source);
            decisions.put(source, known);
        }
        return known;
    }

    private Decision decide(SourceNames source) {
        Optional<Rules.Match> found = rules.find(source);
        if (found.isEmpty()) {
            return new Decision(Optional.empty(), List.of(), null);
        }
        List<String> fields = found.get().rule().fields();
        Route route = fields.isEmpty() ? route(source, found.get(), List.of(), List.of()) : null;
        return new Decision(found, fields, route);
    }

    private Route byFields(SourceNames source, Decision decision, ConnectRecord<?> record, RowShape shape) {
        List<Object> key = new ArrayList<>(decision.fields.size() + 1);
        key.add(source);
        for (String name : decision.fields) {
            key.add(FieldOfName.text(name, record, shape));
        }
        Route known = byFields.get(key);
        if (known == null) {
            if (byFields.size() >= MOST) {
                byFields.clear();
            }
            List<String> values = key.stream().skip(1).map(String.class::cast).toList();
            known = route(source, decision.match.orElseThrow(), decision.fields, values);
            byFields.put(key, known);
        }
        return known;
    }

    private Route route(SourceNames source, Rules.Match match, List<String> fieldNames, List<String> fieldValues) {
        Rule rule = match.rule();
        Origin origin = new Origin(source, match.groups(), fieldNames, fieldValues);
        String database = filled("database", rule, rule.database(), origin);
        String table = filled("table", rule, rule.table(), origin);
        Route route = new Route(rule, source, names.database(database), names.table(table));
        claim(route, database + "\0" + table);
        return route;
    }

    private static String filled(String what, Rule rule, Template template, Origin origin) {
        String name = template.fill(origin);
        if (name.isBlank()) {
            throw new DataException("TableRouter: the template " + what + " = " + template
                    + " gives no name for a record of topic " + origin.names().topic() + ", whose source is "
                    + origin.names().shown() + " (" + rule.shown() + ")");
        }
        return name;
    }

    private void claim(Route route, String asWritten) {
        Target target = targets.computeIfAbsent(route.target(), name -> new Target(route, asWritten));
        boolean merged = route.rule().deliberate() && target.first.rule().deliberate();
        if (!target.first.source().isSameTable(route.source()) && !(merged && target.asWritten.equals(asWritten))) {
            throw new DataException("TableRouter: two sources would be written to table " + route.target() + ": "
                    + target.first.source().shown() + " (" + target.first.rule().shown() + ") and "
                    + route.source().shown() + " (" + route.rule().shown()
                    + "). To merge them on purpose let a rule name"
                    + " the table for both (rule.X.target.table); to keep them apart put what tells them apart into the name,"
                    + " such as ${db}, ${schema} or ${source}");
        }
        SourceNames source = route.source();
        target.sources.add(new SourceNames(source.source(), source.db(), source.schema(), source.table(), ""));
    }

    /** A table's rows are those of the first source, and of others only where that was meant. */
    private static final class Target {
        private final Route first;
        private final String asWritten;
        private final Set<SourceNames> sources = new HashSet<>();

        Target(Route first, String asWritten) {
            this.first = first;
            this.asWritten = asWritten;
        }
    }

    /** @param route null where none is, or where it also takes fields */
    private record Decision(Optional<Rules.Match> match, List<String> fields, Route route) {}
}

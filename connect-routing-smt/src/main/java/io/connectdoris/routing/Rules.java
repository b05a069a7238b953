package io.connectdoris.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's rules in their order: the first that matches a source says where it goes.
 *
 * @param otherwise what names a source that no rule is for
 */
record Rules(List<Rule> rules, Unmatched unmatched, Rule otherwise, boolean dropGhosts, Set<String> told) {

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    /** What becomes of a source that no rule is for. */
    enum Unmatched {
        PASS,
        DROP,
        FAIL
    }

    Rules(List<Rule> rules, Unmatched unmatched, Rule otherwise, boolean dropGhosts) {
        this(List.copyOf(rules), unmatched, otherwise, dropGhosts, new HashSet<>());
    }

    /** The rule for a source, with what its groups have matched; empty when the source is not routed. */
    Optional<Match> find(SourceNames source) {
        if (dropGhosts && GhostTables.isGhost(source.table())) {
            tellOnce(source);
            return Optional.empty();
        }
        for (Rule rule : rules) {
            Optional<List<String>> groups = rule.match(source);
            if (groups.isPresent()) {
                return Optional.of(new Match(rule, groups.get()));
            }
        }
        return switch (unmatched) {
            case PASS -> Optional.of(new Match(otherwise, List.of()));
            case DROP -> Optional.empty();
            case FAIL ->
                throw new DataException("TableRouter: no rule is for " + source.shown() + " (topic " + source.topic()
                        + "), and unmatched = fail. Add a rule for it, or set unmatched = pass or drop");
        };
    }

    private void tellOnce(SourceNames source) {
        if (told.add(source.shown())) {
            LOG.warn(
                    "{} is named like the ghost tables that gh-ost and pt-online-schema-change keep for a while, so it is"
                            + " not routed. If it is a table of yours, set ghost.tables = route",
                    source.shown());
        }
    }

    /** @param groups what the groups of the rule's patterns have matched */
    record Match(Rule rule, List<String> groups) {}
}

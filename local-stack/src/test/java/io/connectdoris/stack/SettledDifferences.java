package io.connectdoris.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a corpus run differs in when nothing moves any more, against what is documented of it; surprises are kept to the end. */
final class SettledDifferences {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final TestStack test;
    private final String name;
    private final CorpusComparison comparison;
    private final List<String> surprises = new ArrayList<>();

    /** @param name of the run, as a line of the documented differences begins */
    SettledDifferences(TestStack test, String name, CorpusComparison comparison) {
        this.test = test;
        this.name = name;
        this.comparison = comparison;
    }

    /** The differences that were found last, and since when they are the same. */
    private record Latest(Set<String> lines, long since) {
        Latest orNewer(Optional<Set<String>> found) {
            return found.isEmpty() || found.get().equals(lines) ? this : new Latest(found.get(), System.nanoTime());
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /** Until the differences are those expected, or stay what they are. Then goes on: one run shows all that differs. */
    void await(String phase, List<SourceTable> tables, Collection<String> expected) {
        Latest latest = new Latest(Set.of("not looked yet"), System.nanoTime());
        while (!latest.lines().equals(Set.copyOf(expected)) && latest.age().compareTo(PATIENCE) < 0) {
            ServerProcess.pause("the corpus of " + name, POLL);
            test.stack().failIfAConnectorFailed();
            latest = latest.orNewer(found(tables));
        }
        note(phase, latest.lines(), Set.copyOf(expected));
    }

    /** Each line that is documented and not so, or so and not documented. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    private void note(String phase, Set<String> found, Set<String> expected) {
        found.stream()
                .filter(line -> !expected.contains(line))
                .forEach(line -> surprises.add("new: | " + name + " | " + phase + " " + line + " ? |"));
        expected.stream()
                .filter(line -> !found.contains(line))
                .forEach(line -> surprises.add("no more: | " + name + " | " + phase + " " + line));
    }

    /** Doris serves two statements at once; the sink's may be among them. */
    private Optional<Set<String>> found(List<SourceTable> tables) {
        try {
            return Optional.of(comparison.differences(tables).stream()
                    .map(CellDifference::toString)
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (DorisSql.Refused busy) {
            return Optional.empty();
        }
    }
}

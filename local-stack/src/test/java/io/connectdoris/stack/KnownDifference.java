package io.connectdoris.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A difference between the source and Doris that is documented: a line of {@code corpus/differences.md}.
 *
 * @param run which connectors, such as {@code postgres}
 * @param phase how the row came: snapshot, streaming or both; deleted when it should have gone
 */
record KnownDifference(String run, String phase, CellDifference cell, String reason) {
    static List<KnownDifference> all() {
        return rows("differences.md").stream().map(KnownDifference::of).toList();
    }

    /** The rows of a table of the corpus, without its head. */
    static List<List<String>> rows(String file) {
        try (InputStream in = KnownDifference.class.getResourceAsStream("/corpus/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("| "))
                    .skip(1)
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KnownDifference of(List<String> cells) {
        if (cells.size() != 7
                || !Set.of("snapshot", "streaming", "both", "deleted").contains(cells.get(1))) {
            throw new IllegalArgumentException("not a line of known differences: " + cells);
        }
        return new KnownDifference(
                cells.get(0),
                cells.get(1),
                new CellDifference(cells.get(2), cells.get(3), cells.get(4), cells.get(5)),
                cells.get(6));
    }

    /** Whether rows that came so have it. */
    boolean isIn(String itsPhase) {
        return phase.equals(itsPhase) || (phase.equals("both") && !itsPhase.equals("deleted"));
    }

    /** What a run must differ in, in one phase, and in nothing else. */
    static List<String> expected(String run, String phase) {
        return all().stream()
                .filter(known -> known.run().equals(run))
                .filter(known -> known.isIn(phase))
                .map(known -> known.cell().toString())
                .toList();
    }

    /** What differs when all rows have been deleted: columns are still missing. */
    static List<String> whenDeleted(String run) {
        return Stream.concat(
                        expected(run, "deleted").stream(),
                        expected(run, "streaming").stream().filter(line -> line.contains(CellDifference.NO_COLUMN)))
                .distinct()
                .toList();
    }

    /** Why a column's cells are not what the source has, in a sentence for each cause. */
    static List<String> reasons(String run, String column) {
        return all().stream()
                .filter(known ->
                        known.run().equals(run) && known.cell().column().equals(column))
                .map(KnownDifference::reason)
                .distinct()
                .toList();
    }
}

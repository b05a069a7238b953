package io.connectdoris.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        try (InputStream in = KnownDifference.class.getResourceAsStream("/corpus/differences.md")) {
            List<KnownDifference> known = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("| "))
                    .skip(1)
                    .forEach(line -> known.add(of(line)));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownDifference of(String line) {
        String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
        if (cells.length != 7
                || !Set.of("snapshot", "streaming", "both", "deleted").contains(cells[1])) {
            throw new IllegalArgumentException("not a line of known differences: " + line);
        }
        return new KnownDifference(
                cells[0], cells[1], new CellDifference(cells[2], cells[3], cells[4], cells[5]), cells[6]);
    }

    /** What a run must differ in, in one phase, and in nothing else. */
    static List<String> expected(String run, String phase) {
        return all().stream()
                .filter(known -> known.run().equals(run))
                .filter(known ->
                        known.phase().equals(phase) || (known.phase().equals("both") && !phase.equals("deleted")))
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

package io.connectdoris.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run with other handling modes must differ in: what differs with the defaults ({@code corpus/differences.md}), but for
 * the cells that {@code corpus/differences-modes.md} has for it. A line of that file whose two texts are the same says that
 * the mode makes exact what is not so with the defaults.
 *
 * @param opaque the columns that are there only because the run has {@code include.unknown.datatypes}
 */
record ModeDifferences(String database, String mode, Set<String> tables, Set<String> opaque) {
    /** A line of {@code differences-modes.md}; several modes may share it. */
    record Line(Set<String> modes, KnownDifference difference) {
        static Line of(List<String> cells) {
            return new Line(
                    Set.of(cells.get(1).split(", ")),
                    KnownDifference.of(List.of(
                            cells.get(0),
                            cells.get(2),
                            cells.get(3),
                            cells.get(4),
                            cells.get(5),
                            cells.get(6),
                            cells.get(7))));
        }
    }

    /** The columns of types that Debezium does not know. */
    static Set<String> unknownTypes(String database) {
        return KnownDifference.all().stream()
                .filter(known -> known.run().equals(database) && known.reason().contains("include.unknown.datatypes"))
                .map(known -> known.cell().column())
                .collect(Collectors.toSet());
    }

    static List<Line> all() {
        return KnownDifference.rows("differences-modes.md").stream()
                .map(Line::of)
                .toList();
    }

    Set<String> expected(String phase) {
        return of(phase).values().stream()
                .filter(cell -> !isExact(cell))
                .map(CellDifference::toString)
                .collect(Collectors.toSet());
    }

    /** What differs when all rows have been deleted: columns are still missing. */
    Set<String> whenDeleted() {
        Set<String> expected = expected("streaming").stream()
                .filter(line -> line.contains(CellDifference.NO_COLUMN))
                .collect(Collectors.toSet());
        expected.addAll(expected("deleted"));
        return expected;
    }

    private static boolean isExact(CellDifference cell) {
        return cell.source().equals(cell.doris());
    }

    /** By column and row: what a mode says of a cell takes the place of what the defaults say. */
    private Map<List<String>, CellDifference> of(String phase) {
        Map<List<String>, CellDifference> cells = new LinkedHashMap<>();
        KnownDifference.all().stream()
                .filter(known -> !opaque.contains(known.cell().column()))
                .forEach(known -> put(known, phase, cells));
        all().stream()
                .filter(line -> line.modes().contains(mode))
                .forEach(line -> put(line.difference(), phase, cells));
        return cells;
    }

    private void put(KnownDifference known, String phase, Map<List<String>, CellDifference> cells) {
        CellDifference cell = known.cell();
        String table = cell.column().substring(0, cell.column().indexOf('.'));
        if (known.run().equals(database) && known.isIn(phase) && tables.contains(table)) {
            cells.put(List.of(cell.column(), cell.row()), cell);
        }
    }
}

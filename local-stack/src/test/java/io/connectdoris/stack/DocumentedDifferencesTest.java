package io.connectdoris.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/types.md tells of each difference that the corpus knows, cause by cause. */
class DocumentedDifferencesTest {
    private static final String HEAD =
            "| Source | Row came by | Cause | Columns of the corpus | For example |\n|---|---|---|---|---|\n";

    private record Cause(String run, String phase, String reason) {}

    @Test
    void pageTellsOfEveryCause() {
        Map<Cause, List<CellDifference>> causes = KnownDifference.all().stream()
                .collect(Collectors.groupingBy(
                        known -> new Cause(known.run(), known.phase(), known.reason()),
                        LinkedHashMap::new,
                        Collectors.mapping(KnownDifference::cell, Collectors.toList())));

        TypesPage.check(
                "differences",
                HEAD
                        + causes.entrySet().stream()
                                .map(cause -> row(cause.getKey(), cause.getValue()))
                                .collect(Collectors.joining()));
    }

    @Test
    void pageTellsOfEveryCauseThatAModeHas() {
        Map<Cause, List<CellDifference>> causes = new LinkedHashMap<>();
        for (ModeDifferences.Line line : ModeDifferences.all()) {
            KnownDifference known = line.difference();
            String runs = known.run() + ", " + String.join(", ", new TreeSet<>(line.modes()));
            causes.computeIfAbsent(new Cause(runs, known.phase(), known.reason()), cause -> new ArrayList<>())
                    .add(known.cell());
        }

        TypesPage.check(
                "modes",
                HEAD
                        + causes.entrySet().stream()
                                .map(cause -> row(cause.getKey(), cause.getValue()))
                                .collect(Collectors.joining()));
    }

    private static String row(Cause cause, List<CellDifference> cells) {
        String columns = cells.stream().map(CellDifference::column).distinct().collect(Collectors.joining(", "));
        CellDifference first = cells.get(0);
        String example = first.row().equals(CellDifference.EVERY)
                ? first.doris()
                : first.row() + ": `" + first.source() + "` becomes `" + first.doris() + "`";
        return "| " + cause.run() + " | " + cause.phase() + " | " + cause.reason() + " | " + columns.replace("*", "\\*")
                + " | " + example + " |\n";
    }
}

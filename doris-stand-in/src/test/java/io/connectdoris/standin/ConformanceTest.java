package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what Doris' own regression suite recorded, statement by statement and load by load, over HTTP. */
class ConformanceTest {

    private static final Path DATA = Path.of("src/test/resources/conformance");
    private static final List<String> FILES =
            List.of("csv", "json", "types", "delete_sequence", "schema_change", "partial_update");
    private static final KnownGaps GAPS = KnownGaps.read(DATA.resolve("exceptions.txt"));

    private static DorisStandIn standIn;

    record Case(String file, JsonNode recorded) {

        String id() {
            return file + "/" + recorded.get("id").asText();
        }

        @Override
        public String toString() {
            return id();
        }
    }

    @BeforeAll
    static void start() {
        standIn = DorisStandIn.builder().timeZone(ZoneId.of("Asia/Shanghai")).start();
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    static Stream<Case> cases() {
        return FILES.stream().flatMap(file -> cases(file).stream());
    }

    private static List<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        try {
            Wire.json(Files.readString(DATA.resolve(file + ".json")))
                    .forEach(recorded -> cases.add(new Case(file, recorded)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsRecorded(Case recorded) {
        String database = "regression_" + Integer.toHexString(recorded.id().hashCode());
        standIn.sql("CREATE DATABASE `" + database + "`");
        Optional<String> difference = new RecordedSteps(standIn, database)
                .difference(recorded.recorded().get("steps"));
        GAPS.check(recorded.id(), difference);
    }

    @Test
    void everyExceptionIsACase() {
        assertThat(GAPS.ids()).isSubsetOf(cases().map(Case::id).toList());
    }

    @Test
    void readmeTellsHowManyCasesPass() {
        StringBuilder table = new StringBuilder("| file | cases | pass |\n|---|---|---|\n");
        for (String file : FILES) {
            List<Case> cases = cases(file);
            long passing = cases.stream().filter(each -> !GAPS.lists(each.id())).count();
            table.append("| " + file + " | " + cases.size() + " | " + passing + " |\n");
        }
        System.out.println(table);
        new GeneratedPart("conformance").check(table.toString());
    }
}

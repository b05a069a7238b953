package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.catalog.DorisVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What the recordings call the lines. */
    private static final Map<String, DorisVersion> RECORDED_AS = Map.of(
            "2.1.7", DorisVersion.V2_1,
            "3.0.2", DorisVersion.V3_0,
            "master 2025-11-12 (4.0 line)", DorisVersion.V4_0);

    private static final Map<DorisVersion, DorisStandIn> STAND_INS = new EnumMap<>(DorisVersion.class);

    record Case(String file, JsonNode recorded, DorisVersion version) {

        String id() {
            String id = file + "/" + recorded.get("id").asText();
            return version == DorisVersion.V4_1 ? id : id + "@" + version;
        }

        /** What keeps a case from passing keeps it on all lines, unless the line is named. */
        boolean isListed() {
            return GAPS.lists(id())
                    || GAPS.lists(file + "/" + recorded.get("id").asText());
        }

        @Override
        public String toString() {
            return id();
        }
    }

    @BeforeAll
    static void start() {
        for (DorisVersion version : DorisVersion.values()) {
            STAND_INS.put(
                    version,
                    DorisStandIn.builder()
                            .version(version)
                            .timeZone(ZoneId.of("Asia/Shanghai"))
                            .start());
        }
    }

    @AfterAll
    static void stop() {
        STAND_INS.values().forEach(DorisStandIn::close);
    }

    static Stream<Case> cases() {
        return Arrays.stream(DorisVersion.values())
                .flatMap(version -> FILES.stream().flatMap(file -> cases(file, version).stream()));
    }

    /** The cases that were recorded on 4.1, and in the very same way on the other line. */
    private static List<Case> cases(String file, DorisVersion version) {
        List<Case> cases = new ArrayList<>();
        try {
            for (JsonNode recorded : Wire.json(Files.readString(DATA.resolve(file + ".json")))) {
                Set<DorisVersion> versions = EnumSet.of(DorisVersion.V4_1);
                recorded.get("identical_in").forEach(name -> versions.add(RECORDED_AS.get(name.asText())));
                if (versions.contains(version)) {
                    cases.add(new Case(file, recorded, version));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsRecorded(Case recorded) {
        DorisStandIn standIn = STAND_INS.get(recorded.version());
        String database = "regression_" + Integer.toHexString(recorded.id().hashCode());
        standIn.sql("CREATE DATABASE `" + database + "`");
        Optional<String> difference = new RecordedSteps(standIn, database)
                .difference(recorded.recorded().get("steps"));
        GAPS.check(recorded.id(), recorded.isListed(), difference);
    }

    @Test
    void everyExceptionIsACase() {
        assertThat(GAPS.ids()).isSubsetOf(cases().map(Case::id).toList());
    }

    @Test
    void readmeTellsHowManyCasesPass() {
        List<DorisVersion> versions = new ArrayList<>(List.of(DorisVersion.values()));
        Collections.reverse(versions);
        StringBuilder table = new StringBuilder("| file |");
        versions.forEach(version -> table.append(" pass on ").append(version).append(" |"));
        table.append("\n|---|").append("---|".repeat(versions.size())).append('\n');
        for (String file : FILES) {
            table.append("| ").append(file).append(" |");
            for (DorisVersion version : versions) {
                List<Case> cases = cases(file, version);
                long passing = cases.stream().filter(each -> !each.isListed()).count();
                table.append(" %d of %d |".formatted(passing, cases.size()));
            }
            table.append('\n');
        }
        System.out.println(table);
        new GeneratedPart("conformance").check(table.toString());
    }
}

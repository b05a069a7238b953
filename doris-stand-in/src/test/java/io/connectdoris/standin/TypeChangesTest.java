package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.sql.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tries every pair of types with MODIFY COLUMN that was tried on a running FE, for values and for keys. */
class TypeChangesTest {

    private static final Path DATA = Path.of("src/test/resources/fe-recorded");
    private static final List<String> FILES = List.of("type-changes-4.1", "type-changes-2.1");
    private static final Pattern SOURCE = Pattern.compile("(value|key) (\\S+)\\s+OK: ?(.*)");
    private static final Pattern REFUSED = Pattern.compile("\\s+ERR '(.*)' <- (.*)");
    private static final String LIGHT = "light";
    private static final String JOB = "job";

    private final Map<String, String> differences = new TreeMap<>();
    private int tables;

    @Test
    void everyPairOfTypesIsAcceptedOrRefusedAsRecorded() {
        StringBuilder table = new StringBuilder("| file | pairs | as recorded |\n|---|---|---|\n");
        for (String file : FILES) {
            Map<String, String> pairs = read(file);
            try (DorisStandIn standIn = started(file)) {
                Session session = new Session("root", "127.0.0.1", "d");
                standIn.query("create database d", session);
                pairs.forEach((pair, recorded) -> {
                    String outcome = outcome(standIn, session, pair.split(" "), version(file));
                    if (!outcome.equals(recorded)) {
                        differences.put(file + "#" + pair, outcome + " -> " + recorded);
                    }
                });
            }
            long same = pairs.size()
                    - differences.keySet().stream()
                            .filter(id -> id.startsWith(file))
                            .count();
            table.append("| %s | %d | %d |\n".formatted(file, pairs.size(), same));
        }
        System.out.println(table);
        if (Boolean.getBoolean("show.gaps")) {
            differences.forEach((id, difference) -> System.out.println("GAP " + id + " = " + difference));
        }
        assertThat(differences.keySet())
                .as("differences from the recording, but for those that are listed")
                .containsExactlyInAnyOrderElementsOf(
                        KnownGaps.read(DATA.resolve("exceptions.txt")).startingWith("type-changes-"));
        new GeneratedPart("type-changes").check(table.toString());
    }

    private static DorisStandIn started(String file) {
        return DorisStandIn.builder().version(version(file)).aliveBackends(1).start();
    }

    private static DorisVersion version(String file) {
        return DorisVersion.of(file.substring(file.lastIndexOf('-') + 1));
    }

    /** {@code value int bigint} and the like, with {@code light}, {@code job} or the text of the refusal. */
    private static Map<String, String> read(String file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String source = "";
        for (String line : lines(DATA.resolve(file + ".txt"))) {
            Matcher first = SOURCE.matcher(line);
            Matcher refused = REFUSED.matcher(line);
            if (first.matches()) {
                source = first.group(1) + " " + first.group(2) + " ";
                for (String target : first.group(3).split(" \\| ")) {
                    if (!target.isBlank()) {
                        pairs.put(source + target.replace("[light]", ""), target.endsWith("[light]") ? LIGHT : JOB);
                    }
                }
            } else if (refused.matches()) {
                for (String target : refused.group(2).split(", ")) {
                    pairs.put(source + target, refused.group(1));
                }
            }
        }
        return pairs;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before 4.0 a key has to be called one again. */
    private String outcome(DorisStandIn standIn, Session session, String[] pair, DorisVersion version) {
        String table = "t" + ++tables;
        boolean key = pair[0].equals("key");
        standIn.query(
                "create table " + table + " (k int, v " + pair[1] + ", w int) unique key(k" + (key ? ", v" : "")
                        + ") distributed by hash(k) buckets 1 properties('replication_num' = '1')",
                session);
        String again = key && !version.isAtLeast(DorisVersion.V4_0) ? " key" : "";
        Optional<String> refusal =
                refusal("alter table " + table + " modify column v " + pair[2] + again, standIn, session);
        return refusal.orElseGet(() -> kindOfChange(standIn, session, table));
    }

    /** A light change has no transaction. */
    private static String kindOfChange(DorisStandIn standIn, Session session, String table) {
        List<List<String>> jobs =
                new ArrayList<>(standIn.query("show alter table column where TableName='" + table + "'", session)
                        .rowTexts());
        return jobs.get(jobs.size() - 1).get(8).equals("-1") ? LIGHT : JOB;
    }

    private static Optional<String> refusal(String sql, DorisStandIn standIn, Session session) {
        try {
            standIn.query(sql, session);
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(e.getMessage().replace("errCode = 2, detailMessage = ", ""));
        }
    }
}

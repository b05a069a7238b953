package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.sql.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Repeats the statements that were recorded on a running FE: the same verdict, the same words, the same definitions. */
class FeReplayTest {

    private static final Path DATA = Path.of("src/test/resources/fe-recorded");
    private static final List<String> VERSIONS = List.of("4.1", "2.1");
    private static final List<String> SUBJECTS = List.of("create", "alter", "types", "identifiers");

    /** How many of a file's statements, refusals and checks there are, and how many come out as recorded. */
    private static final class Counts {
        private int statements;
        private int sameVerdict;
        private int refusals;
        private int sameText;
        private int sameCode;
        private int checks;
        private int sameCheck;

        private String row(String file) {
            return "| %s | %d of %d | %d of %d | %d of %d | %d of %d |\n"
                    .formatted(
                            file, sameVerdict, statements, sameText, refusals, sameCode, refusals, sameCheck, checks);
        }
    }

    private final Map<String, String> differences = new TreeMap<>();

    @Test
    void answersAsRecordedOnTheFe() {
        StringBuilder table =
                new StringBuilder("| file | same verdict | refusals in the same words | with the same number |"
                        + " same definition |\n|---|---|---|---|---|\n");
        for (String version : VERSIONS) {
            for (String subject : SUBJECTS) {
                table.append(replay(subject + "-" + version, DorisVersion.of(version)));
            }
        }
        System.out.println(table);
        if (Boolean.getBoolean("show.gaps")) {
            differences.forEach((id, difference) -> System.out.println("GAP " + id + " = " + difference));
        }
        KnownGaps gaps = KnownGaps.read(DATA.resolve("exceptions.txt"));
        assertThat(differences.keySet())
                .as("differences from the recording, but for those that are listed")
                .containsExactlyInAnyOrderElementsOf(gaps.ids().stream()
                        .filter(id -> !id.startsWith("type-changes-"))
                        .toList());
        new GeneratedPart("fe-replay").check(table.toString());
    }

    private String replay(String file, DorisVersion version) {
        Counts counts = new Counts();
        try (DorisStandIn standIn =
                DorisStandIn.builder().version(version).aliveBackends(1).start()) {
            replay(file, standIn, counts);
        }
        return counts.row(file);
    }

    private void replay(String file, DorisStandIn standIn, Counts counts) {
        Session session = new Session("root", "127.0.0.1", "");
        JsonNode steps = read(file);
        for (int i = 0; i < steps.size(); i++) {
            String id = "%s#%03d".formatted(file, i);
            JsonNode step = steps.get(i);
            Optional<String> difference = Optional.empty();
            if (step.has("sql")) {
                difference = statement(step, standIn, session, counts);
            } else if (step.has("check")) {
                difference = check(step, standIn, session);
                counts.checks++;
                counts.sameCheck += difference.isEmpty() ? 1 : 0;
            } else {
                direct(step, standIn);
            }
            difference.ifPresent(text -> differences.put(id, text.replaceAll("\\s+", " ")));
        }
    }

    private static JsonNode read(String file) {
        try {
            return Wire.json(Files.readString(DATA.resolve(file + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> statement(JsonNode step, DorisStandIn standIn, Session session, Counts counts) {
        counts.statements++;
        boolean accepted = step.has("ok");
        counts.refusals += accepted ? 0 : 1;
        Optional<DorisException> refused = refusal(step.get("sql").asText(), standIn, session);
        Optional<String> refusal = refused.map(DorisException::detail);
        counts.sameVerdict += accepted == refusal.isEmpty() ? 1 : 0;
        if (accepted) {
            return refusal.map(text -> "refused: " + step.get("sql").asText() + " -> " + text);
        }
        String wanted = step.get("message").asText();
        if (refusal.isEmpty()) {
            return Optional.of("accepted: " + step.get("sql").asText() + " -> " + wanted);
        }
        if (!words(refusal.get()).equals(words(wanted))) {
            return Optional.of("words: " + refusal.get() + " -> " + wanted);
        }
        counts.sameText++;
        int code = refused.get().mysqlCode();
        if (code != step.get("code").asInt()) {
            return Optional.of("number: " + code + " -> " + step.get("code").asInt() + " " + wanted);
        }
        counts.sameCode++;
        return Optional.empty();
    }

    private static Optional<DorisException> refusal(String sql, DorisStandIn standIn, Session session) {
        try {
            standIn.query(sql, session);
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of((DorisException) e.getCause());
        }
    }

    /** Without ids, positions, and the lists of what a parser expects, which were cut when recorded. */
    private static String words(String text) {
        return text.replaceAll("(?s)expecting .*?(\\(line \\d+, pos|$)", "expecting $1")
                .replaceAll("\\(line \\d+, pos \\d+\\)", "")
                .replaceAll("@[0-9a-f]+", "@")
                .replaceAll("\\d{5,}", "N")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Optional<String> check(JsonNode step, DorisStandIn standIn, Session session) {
        String table = step.get("table").asText();
        try {
            return switch (step.get("check").asText()) {
                case "desc" -> different(rows(step.get("rows")), described(step, standIn, session));
                case "wait" ->
                    different(
                            step.get("state").asText("") + step.get("msg").asText(""),
                            job(
                                    rows(standIn, session, newestJob(table)),
                                    step.get("msg").isNull()));
                default -> {
                    String recorded = step.get("create").asText();
                    String shown = rows(standIn, session, "SHOW CREATE TABLE " + table)
                            .get(0)
                            .get(1);
                    boolean body = step.get("check").asText().equals("body");
                    yield different(recorded, body ? shown.substring(0, shown.indexOf("\nPROPERTIES")) : shown);
                }
            };
        } catch (IllegalStateException e) {
            return step.toString().contains("Unknown table")
                    ? Optional.empty()
                    : Optional.of("refused: " + e.getMessage());
        }
    }

    /** Where the recorder told the columns twice, the second time is SHOW FULL COLUMNS with its nine cells. */
    private static List<List<String>> described(JsonNode step, DorisStandIn standIn, Session session) {
        String table = step.get("table").asText();
        List<List<String>> rows = new ArrayList<>(rows(standIn, session, "DESC " + table));
        if (last(step.get("rows")).size() == 9) {
            rows.addAll(rows(standIn, session, "SHOW FULL COLUMNS FROM " + table));
        }
        return rows;
    }

    private static JsonNode last(JsonNode rows) {
        return rows.get(rows.size() - 1);
    }

    private static String newestJob(String table) {
        return "SHOW ALTER TABLE COLUMN WHERE TableName='" + table + "' ORDER BY CreateTime DESC LIMIT 1";
    }

    /** @param anyMessage whether the recording left the message out */
    private static String job(List<List<String>> rows, boolean anyMessage) {
        return rows.isEmpty()
                ? ""
                : rows.get(0).get(9) + (anyMessage ? "" : rows.get(0).get(10));
    }

    private static Optional<String> different(Object recorded, Object shown) {
        return recorded.equals(shown) ? Optional.empty() : Optional.of("shown: " + shown + " -> " + recorded);
    }

    private static List<List<String>> rows(DorisStandIn standIn, Session session, String sql) {
        return standIn.query(sql, session).rowTexts();
    }

    private static List<List<String>> rows(JsonNode rows) {
        List<List<String>> texts = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.isNull() ? null : cell.asText()));
            texts.add(cells);
        }
        return texts;
    }

    /** Jobs take no time unless held, so sleeping is not needed. */
    private static void direct(JsonNode step, DorisStandIn standIn) {
        switch (step.get("directive").asText()) {
            case "hold" -> standIn.holdAlterJobs(true);
            case "release" -> standIn.holdAlterJobs(false);
            case "fail" -> standIn.failNextAlterJob(step.get("arg").asText());
            default -> {}
        }
    }
}

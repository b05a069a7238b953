package io.connectdoris.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recorded behaviour that the stand-in does not show yet: one line each, {@code id = reason}. With {@code -Dshow.gaps=true} the
 * differences are printed.
 */
record KnownGaps(Map<String, String> reasons) {

    static KnownGaps read(Path file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int equals = line.indexOf(" = ");
                    if (equals < 0 || reasons.put(line.substring(0, equals), line.substring(equals + 3)) != null) {
                        throw new IllegalStateException(file + ": no reason, or named twice: " + line);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownGaps(reasons);
    }

    /** Fails when something listed works, or something else does not. */
    void check(String id, boolean listed, Optional<String> difference) {
        if (Boolean.getBoolean("show.gaps") && difference.isPresent()) {
            System.out.println("GAP " + id + ": " + difference.get().replaceAll("\\s+", " "));
        }
        if (listed && difference.isEmpty()) {
            throw new AssertionError(id + " passes: take it out of the list of exceptions");
        }
        if (!listed && difference.isPresent()) {
            throw new AssertionError(id + ": " + difference.get());
        }
    }

    boolean lists(String id) {
        return reasons.containsKey(id);
    }

    List<String> startingWith(String prefix) {
        return reasons.keySet().stream().filter(id -> id.startsWith(prefix)).toList();
    }

    Set<String> ids() {
        return reasons.keySet();
    }
}

package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of the README that a test writes, between two markers. */
record GeneratedPart(String name) {

    private static final Path README = Path.of("README.md");

    /** Compares the part with what it should be, or writes it when asked for. */
    void check(String wanted) {
        String begin = "<!-- " + name + ": generated -->\n";
        String end = "<!-- " + name + ": end -->";
        try {
            String text = Files.readString(README);
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf(end);
            assertThat(from >= begin.length() && to >= from)
                    .as("README.md has the markers of " + name)
                    .isTrue();
            if (Boolean.getBoolean("update.docs")) {
                Files.writeString(README, text.substring(0, from) + wanted + text.substring(to));
            } else {
                assertThat(text.substring(from, to))
                        .as("this part is generated: run mvn verify -pl doris-stand-in -Dupdate.docs=true")
                        .isEqualTo(wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

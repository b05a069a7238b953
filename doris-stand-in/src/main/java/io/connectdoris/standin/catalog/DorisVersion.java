package io.connectdoris.standin.catalog;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The line of Doris that is answered as. Where lines differ, code asks {@link #isAtLeast}. */
public enum DorisVersion {
    V2_1("2.1", "2.1.7"),
    V3_0("3.0", "3.0.2"),
    V4_0("4.0", "4.0.1"),
    V4_1("4.1", "4.1.0");

    private final String line;
    private final String release;

    DorisVersion(String line, String release) {
        this.line = line;
        this.release = release;
    }

    /** @throws IllegalArgumentException for a line that this stand-in does not know */
    public static DorisVersion of(String line) {
        return Arrays.stream(values())
                .filter(version -> version.line.equals(line))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown version " + line + "; there are "
                        + Arrays.stream(values()).map(version -> version.line).collect(Collectors.joining(", "))));
    }

    public boolean isAtLeast(DorisVersion other) {
        return compareTo(other) >= 0;
    }

    /** The first (0), second (1) or third (2) number of the release. */
    public int number(int place) {
        return Integer.parseInt(release.split("\\.")[place]);
    }

    /** As in {@code @@version_comment}, after the word {@code version}. */
    public String build() {
        return "doris-" + release + "-standin";
    }

    /** Such as {@code 4.1}. */
    @Override
    public String toString() {
        return line;
    }
}

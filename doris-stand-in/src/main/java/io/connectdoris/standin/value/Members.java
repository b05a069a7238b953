package io.connectdoris.standin.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A set of numbers as the text that stands for a BITMAP or an HLL, which Doris itself never prints: its members in order, with
 * commas.
 */
public final class Members {

    public static final String NONE = "";

    private Members() {}

    public static NavigableSet<Long> read(String text) {
        NavigableSet<Long> members = new TreeSet<>(Long::compareUnsigned);
        if (!text.isEmpty()) {
            Arrays.stream(text.split(",")).map(Long::parseUnsignedLong).forEach(members::add);
        }
        return members;
    }

    public static String print(Collection<Long> members) {
        NavigableSet<Long> sorted = new TreeSet<>(Long::compareUnsigned);
        sorted.addAll(members);
        return sorted.stream().map(Long::toUnsignedString).collect(Collectors.joining(","));
    }

    public static String union(String left, String right) {
        NavigableSet<Long> all = read(left);
        all.addAll(read(right));
        return print(all);
    }
}

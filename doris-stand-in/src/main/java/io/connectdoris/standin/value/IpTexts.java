package io.connectdoris.standin.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Addresses, read without ever asking a name service. */
final class IpTexts {

    private IpTexts() {}

    static Optional<String> v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    /** Prints the shortened form: lower case, the first longest run of zero groups as {@code ::}. */
    static Optional<String> v6(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = new ArrayList<>();
        List<Integer> tail = new ArrayList<>();
        boolean fits = gap < 0
                ? groups(text, head) && head.size() == 8
                : groups(text.substring(0, gap), head)
                        && groups(text.substring(gap + 2), tail)
                        && head.size() + tail.size() < 8;
        if (!fits) {
            return Optional.empty();
        }
        while (head.size() + tail.size() < 8) {
            head.add(0);
        }
        head.addAll(tail);
        return Optional.of(print(head));
    }

    private static boolean groups(String text, List<Integer> into) {
        if (text.isEmpty()) {
            return true;
        }
        for (String part : text.split(":", -1)) {
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return false;
            }
            into.add(Integer.parseInt(part, 16));
        }
        return true;
    }

    private static String print(List<Integer> groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups.get(end) == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        if (bestStart < 0) {
            return joined(groups);
        }
        return joined(groups.subList(0, bestStart)) + "::" + joined(groups.subList(bestStart + bestLength, 8));
    }

    private static String joined(List<Integer> groups) {
        return String.join(
                ":",
                groups.stream()
                        .map(group -> Integer.toHexString(group).toLowerCase(Locale.ROOT))
                        .toList());
    }
}

package io.connectdoris.routing;

import java.util.Collection;
import java.util.Comparator;

/** What somebody probably meant who wrote something that there is not: in this transform's settings, and in the sink's. */
public final class Suggestion {

    private static final int NEAR = 3;

    private Suggestion() {}

    /** {@code " Did you mean …?"}, or nothing when nothing is near. */
    static String didYouMean(String written, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(each, written) <= Math.min(NEAR, Math.max(1, written.length() / 2)))
                .min(Comparator.<String>comparingInt(each -> distance(each, written))
                        .thenComparing(Comparator.naturalOrder()))
                .map(each -> " Did you mean " + each + "?")
                .orElse("");
    }

    /** Levenshtein's distance: how many letters to insert, remove or replace. */
    public static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

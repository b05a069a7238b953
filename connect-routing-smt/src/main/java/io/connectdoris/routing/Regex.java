package io.connectdoris.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A regular expression as the set of texts that it matches, so that two can be compared. A text is taken off character by
 * character: what remains to be matched after one is an expression again (Brzozowski's derivative).
 */
sealed interface Regex {

    /** More steps than this are not taken: it is not known then. */
    int PATIENCE = 5_000;

    Regex NOTHING = new Chars("", c -> false);
    Regex EMPTY = new Empty();

    /** Whether every text that {@code narrow} matches is matched by {@code wide} as well; false when that is not known. */
    static boolean covers(Pattern wide, Pattern narrow) {
        if (wide.pattern().equals(narrow.pattern())) {
            return true;
        }
        RegexParser parser = new RegexParser();
        Optional<Regex> all = parser.parse(wide.pattern());
        Optional<Regex> some = parser.parse(narrow.pattern());
        return all.isPresent() && some.isPresent() && isWithin(some.get(), all.get(), parser.alphabet());
    }

    private static boolean isWithin(Regex narrow, Regex wide, Set<Integer> alphabet) {
        record Both(Regex narrow, Regex wide) {}
        Set<Both> seen = new HashSet<>();
        Deque<Both> open = new ArrayDeque<>();
        open.add(new Both(narrow, wide));
        while (!open.isEmpty()) {
            Both state = open.remove();
            if (state.narrow.equals(NOTHING) || !seen.add(state)) {
                continue;
            }
            if ((state.narrow.takesEmpty() && !state.wide.takesEmpty()) || seen.size() > PATIENCE) {
                return false;
            }
            alphabet.forEach(c -> open.add(new Both(state.narrow.after(c), state.wide.after(c))));
        }
        return true;
    }

    /** Whether it matches the empty text. */
    boolean takesEmpty();

    /** What remains to be matched after a character. */
    Regex after(int c);

    /** Matches the empty text only. */
    record Empty() implements Regex {
        @Override
        public boolean takesEmpty() {
            return true;
        }

        @Override
        public Regex after(int c) {
            return NOTHING;
        }
    }

    /** @param text tells equal sets of characters */
    record Chars(String text, IntPredicate set) implements Regex {
        @Override
        public boolean takesEmpty() {
            return false;
        }

        @Override
        public Regex after(int c) {
            return set.test(c) ? EMPTY : NOTHING;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Chars chars && chars.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /** One after the other. */
    record Sequence(Regex first, Regex then) implements Regex {
        static Regex of(Regex first, Regex then) {
            if (first.equals(NOTHING) || then.equals(NOTHING)) {
                return NOTHING;
            }
            if (first.equals(EMPTY)) {
                return then;
            }
            return then.equals(EMPTY) ? first : new Sequence(first, then);
        }

        @Override
        public boolean takesEmpty() {
            return first.takesEmpty() && then.takesEmpty();
        }

        @Override
        public Regex after(int c) {
            Regex inFirst = of(first.after(c), then);
            return first.takesEmpty() ? Either.of(List.of(inFirst, then.after(c))) : inFirst;
        }
    }

    /** Any of them. */
    record Either(Set<Regex> all) implements Regex {
        static Regex of(Iterable<Regex> any) {
            Set<Regex> flat = new HashSet<>();
            for (Regex each : any) {
                if (each instanceof Either either) {
                    flat.addAll(either.all);
                } else {
                    flat.add(each);
                }
            }
            flat.remove(NOTHING);
            if (flat.isEmpty()) {
                return NOTHING;
            }
            return flat.size() == 1 ? flat.iterator().next() : new Either(flat);
        }

        @Override
        public boolean takesEmpty() {
            return all.stream().anyMatch(Regex::takesEmpty);
        }

        @Override
        public Regex after(int c) {
            return of(all.stream().map(each -> each.after(c)).toList());
        }
    }

    /** Any number of times. */
    record Repeated(Regex each) implements Regex {
        @Override
        public boolean takesEmpty() {
            return true;
        }

        @Override
        public Regex after(int c) {
            return Sequence.of(each.after(c), this);
        }
    }
}

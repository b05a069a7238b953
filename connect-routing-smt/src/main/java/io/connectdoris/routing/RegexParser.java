package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Reads the part of Java's regular expressions that names are matched with. What is beyond it (lookaround, back references,
 * possessive quantifiers, Unicode classes, flags) is not read.
 */
final class RegexParser {

    private static final int MOST_COPIES = 100;

    /** A character that no expression names, in the place of all those. */
    private static final int OTHER = 0xE000;

    private final Set<Integer> alphabet = new TreeSet<>(List.of(OTHER));
    private String text = "";
    private int at;

    /** One character of each kind that the expressions read so far tell apart. */
    Set<Integer> alphabet() {
        return alphabet;
    }

    /** Empty when it uses something that is not read here. */
    Optional<Regex> parse(String expression) {
        text = expression;
        at = text.startsWith("^") ? 1 : 0;
        if (text.endsWith("$") && !text.endsWith("\\$")) {
            text = text.substring(0, text.length() - 1);
        }
        try {
            Regex whole = either();
            return at == text.length() ? Optional.of(whole) : Optional.empty();
        } catch (NotRead e) {
            return Optional.empty();
        }
    }

    private Regex either() {
        List<Regex> any = new ArrayList<>(List.of(sequence()));
        while (next('|')) {
            any.add(sequence());
        }
        return Regex.Either.of(any);
    }

    private Regex sequence() {
        Regex all = Regex.EMPTY;
        while (at < text.length() && peek() != '|' && peek() != ')') {
            all = Regex.Sequence.of(all, quantified(atom()));
        }
        return all;
    }

    private Regex quantified(Regex atom) {
        Regex result = atom;
        if (next('*')) {
            result = new Regex.Repeated(atom);
        } else if (next('+')) {
            result = Regex.Sequence.of(atom, new Regex.Repeated(atom));
        } else if (next('?')) {
            result = Regex.Either.of(List.of(atom, Regex.EMPTY));
        } else if (next('{')) {
            result = counted(atom);
        } else {
            return atom;
        }
        next('?'); // a reluctant quantifier matches the same
        if (at < text.length() && "*+?{".indexOf(peek()) >= 0) {
            throw new NotRead();
        }
        return result;
    }

    private Regex counted(Regex atom) {
        int least = number();
        boolean open = next(',');
        int most = !open ? least : peek() == '}' ? -1 : number();
        expect('}');
        if (least > MOST_COPIES || most > MOST_COPIES) {
            throw new NotRead();
        }
        Regex optional = Regex.Either.of(List.of(atom, Regex.EMPTY));
        Regex result = most < 0 ? new Regex.Repeated(atom) : Regex.EMPTY;
        for (int i = least; i < most; i++) {
            result = Regex.Sequence.of(optional, result);
        }
        for (int i = 0; i < least; i++) {
            result = Regex.Sequence.of(atom, result);
        }
        return result;
    }

    private Regex atom() {
        char c = take();
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '.' -> new Regex.Chars("any", any -> true);
            case '\\' -> escape();
            case '^', '$', '*', '+', '?', '{' -> throw new NotRead();
            default -> literal(c);
        };
    }

    private Regex group() {
        if (next('?')) {
            if (next('<')) {
                while (take() != '>') {
                    if (peek() == '=' || peek() == '!') {
                        throw new NotRead();
                    }
                }
            } else {
                expect(':');
            }
        }
        Regex inside = either();
        expect(')');
        return inside;
    }

    private Regex set() {
        int from = at;
        boolean negated = next('^');
        IntPredicate set = c -> false;
        do {
            set = set.or(member());
        } while (peek() != ']');
        at++;
        String shown = "[" + text.substring(from, at);
        return new Regex.Chars(shown, negated ? set.negate() : set);
    }

    private IntPredicate member() {
        char first = take();
        if (first == '[' || (first == '&' && peek() == '&')) {
            throw new NotRead();
        }
        if (first == '\\') {
            Regex.Chars escaped = escape();
            if (escaped.text().length() > 1) {
                return escaped.set();
            }
            first = escaped.text().charAt(0);
        }
        if (peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']') {
            at++;
            char last = take();
            if (last == '\\' || last == '[') {
                throw new NotRead();
            }
            return range(first, last);
        }
        return range(first, first);
    }

    private Regex.Chars escape() {
        char c = take();
        IntPredicate digits = range('0', '9');
        IntPredicate words = digits.or(range('a', 'z')).or(range('A', 'Z')).or(range('_', '_'));
        IntPredicate spaces = range(' ', ' ').or(range('\t', '\r'));
        return switch (c) {
            case 'd' -> new Regex.Chars("\\d", digits);
            case 'D' -> new Regex.Chars("\\D", digits.negate());
            case 'w' -> new Regex.Chars("\\w", words);
            case 'W' -> new Regex.Chars("\\W", words.negate());
            case 's' -> new Regex.Chars("\\s", spaces);
            case 'S' -> new Regex.Chars("\\S", spaces.negate());
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotRead();
                }
                yield literal(c);
            }
        };
    }

    private Regex.Chars literal(char c) {
        return new Regex.Chars(String.valueOf(c), range(c, c));
    }

    private IntPredicate range(int first, int last) {
        alphabet.addAll(List.of(first - 1, first, last, last + 1));
        return c -> c >= first && c <= last;
    }

    private int number() {
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 4) {
            at++;
        }
        if (at == from) {
            throw new NotRead();
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private boolean next(char c) {
        boolean is = at < text.length() && text.charAt(at) == c;
        at += is ? 1 : 0;
        return is;
    }

    private void expect(char c) {
        if (!next(c)) {
            throw new NotRead();
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NotRead();
        }
        return text.charAt(at);
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    /** The expression uses something that is not read here. */
    private static final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotRead() {
            super(null, null, false, false);
        }
    }
}

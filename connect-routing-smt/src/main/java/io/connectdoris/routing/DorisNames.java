package io.connectdoris.routing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/**
 * Makes a name one that Doris takes: folds its case where asked to, and writes each character that Doris refuses as
 * {@code x_HEX_}. That can be read back: where the name itself has such text, its {@code x} is written so.
 *
 * @param fold what to do about upper and lower case
 * @param characters which characters may stay
 */
record DorisNames(Case fold, Characters characters) {

    private static final int MOST_CHARACTERS = 64;
    private static final Pattern ESCAPE = Pattern.compile("x_([0-9a-f]{2,6})_");

    /** Doris keeps things of its own in these. */
    private static final Set<String> SYSTEM_DATABASES = Set.of("information_schema", "mysql", "__internal_schema");

    /** Doris tells tables apart by case, unless its cluster was set up otherwise. */
    enum Case {
        KEEP,
        LOWER,
        UPPER
    }

    /** Which names the Doris in question takes. */
    enum Characters {
        /** Doris from 4.0 on, where {@code enable_unicode_name_support} is on. */
        UNICODE,
        /** Doris before 4.0. */
        ASCII
    }

    /** @throws DataException for a name that cannot be made one */
    String database(String raw) {
        String name = checked("database", raw, encode(raw, true));
        if (SYSTEM_DATABASES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new DataException("TableRouter: database " + name
                    + " is Doris' own; name another one with the setting" + " database or rule.X.target.database");
        }
        return name;
    }

    /** @throws DataException for a name that cannot be made one */
    String table(String raw) {
        return checked("table", raw, encode(raw, characters == Characters.ASCII));
    }

    /** The name, its case folded, that was encoded. */
    static String decoded(String name) {
        return ESCAPE.matcher(name)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    private String encode(String raw, boolean letterFirst) {
        String name = folded(raw);
        StringBuilder legal = new StringBuilder(name.length());
        Matcher looksEncoded = ESCAPE.matcher(name);
        int last = name.isEmpty() ? 0 : name.offsetByCodePoints(name.length(), -1);
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            int c = name.codePointAt(i);
            boolean stays = mayStay(c, letterFirst)
                    && !(i == 0 && letterFirst && !isLetter(c))
                    && !(i == last && Character.isWhitespace(c))
                    && !(c == 'x' && looksEncoded.region(i, name.length()).lookingAt());
            if (stays) {
                legal.appendCodePoint(c);
            } else {
                legal.append(String.format(Locale.ROOT, "x_%02x_", c));
            }
        }
        return legal.toString();
    }

    private String folded(String raw) {
        return switch (fold) {
            case KEEP -> raw;
            case LOWER -> raw.toLowerCase(Locale.ROOT);
            case UPPER -> raw.toUpperCase(Locale.ROOT);
        };
    }

    private boolean mayStay(int c, boolean strict) {
        if (strict || characters == Characters.ASCII) {
            return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
        }
        // A dot would be a border, and the others mean something in SQL, in addresses or to Doris itself.
        return !Character.isISOControl(c) && Character.isDefined(c) && "`./\\#%".indexOf(c) < 0 && !isSurrogate(c);
    }

    private boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (characters == Characters.UNICODE && Character.isLetter(c));
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String checked(String what, String raw, String name) {
        if (name.length() > MOST_CHARACTERS) {
            throw new DataException("TableRouter: the " + what + " name " + name
                    + (name.equals(raw) ? "" : " (from " + raw + ")") + " has " + name.length()
                    + " characters, and Doris takes " + MOST_CHARACTERS + ". Choose a shorter one with the setting "
                    + what
                    + " or with a rule's rule.X.target." + what);
        }
        return name;
    }
}

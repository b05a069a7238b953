package io.connectdoris.client;

/** How names and texts are written into a statement for Doris (facts.md section 4). */
public final class Sql {

    private Sql() {}

    /** A quoted identifier; a backquote inside is doubled. */
    public static String identifier(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /**
     * A comment that every version of Doris stores alike: backslashes and double quotes mean different things in CREATE and
     * ALTER and from version to version, so they are replaced by characters that mean nothing.
     */
    public static String comment(String text) {
        return '"'
                + text.replace('\\', '/').replace('"', '\'').replace("\r", "").replace('\n', ' ')
                + '"';
    }
}

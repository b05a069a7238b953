package io.connectdoris.routing;

import java.util.regex.Pattern;

/**
 * Tables that online schema change tools keep while they rebuild another one: gh-ost's {@code _t_gho}, {@code _t_ghc} and
 * {@code _t_del} (also with a time, {@code _t_20260131120000_del}), pt-online-schema-change's {@code _t_new} and
 * {@code _t_old} (with more underscores before where the name was taken).
 */
final class GhostTables {

    private static final Pattern GHOST = Pattern.compile("_+.+_(gho|ghc|del|new|old)", Pattern.DOTALL);

    private GhostTables() {}

    static boolean isGhost(String table) {
        return table.startsWith("_") && GHOST.matcher(table).matches();
    }
}

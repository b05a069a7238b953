package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.DorisVersion;

/** Texts that loads and endpoints share and that lines of Doris word differently. */
final class Texts {

    private Texts() {}

    static String tableNotFound(DorisVersion version, String table) {
        return (version.isAtLeast(DorisVersion.V3_0) ? "table not found" : "unknown table") + ", tableName=" + table;
    }
}

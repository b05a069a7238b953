package io.connectdoris.standin.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names a line of Doris takes, with or without {@code enable_unicode_name_support}. */
public final class Names {

    private static final int MAX_TABLE_NAME = 64;
    private static final String TEMPORARY_MARK = "_#TEMP#_";

    private final boolean shadowOnly;
    private final String label;
    private final String table;
    private final String column;
    private final String database;

    private Names(boolean shadowOnly, String label, String table, String column, String database) {
        this.shadowOnly = shadowOnly;
        this.label = label;
        this.table = table;
        this.column = column;
        this.database = database;
    }

    public static Names of(DorisVersion version, boolean unicode) {
        String database = unicode ? "^[a-zA-Z\\p{L}][a-zA-Z0-9-_\\p{L}]{0,63}$" : "^[a-zA-Z][a-zA-Z0-9-_]{0,63}$";
        if (!version.isAtLeast(DorisVersion.V4_0)) {
            return unicode
                    ? new Names(
                            true,
                            "^[-_A-Za-z0-9:\\p{L}]{1,128}$",
                            "^[a-zA-Z\\p{L}][a-zA-Z0-9-_\\p{L}]*$",
                            "^[_a-zA-Z@0-9\\p{L}\\s/][.a-zA-Z0-9_+-/?@#$%^&*\"\\s,:\\p{L}]{0,255}$",
                            database)
                    : new Names(
                            true,
                            "^[-_A-Za-z0-9:]{1,128}$",
                            "^[a-zA-Z][a-zA-Z0-9-_]*$",
                            "^[_a-zA-Z@0-9\\s/][.a-zA-Z0-9_+-/?@#$%^&*\"\\s,:]{0,255}$",
                            database);
        }
        return unicode
                ? new Names(
                        false,
                        "^[\\-_A-Za-z0-9:\\p{L}]{1,128}$",
                        "^[\\s\\S]*[\\S]$",
                        "^[\\s\\S]{0,255}[\\S]$",
                        database)
                : new Names(
                        false,
                        "^[\\-_A-Za-z0-9:]{1,128}$",
                        "^[a-zA-Z0-9\\-_$]*$",
                        "^[.a-zA-Z0-9_+\\-/?@#$%^&*\"\\s,:]{0,255}[.a-zA-Z0-9_+\\-/?@#$%^&*\",:]$",
                        database);
    }

    /** What applies where no session says otherwise. */
    public static Names byDefault(DorisVersion version) {
        return of(version, isUnicodeByDefault(version));
    }

    public static boolean isUnicodeByDefault(DorisVersion version) {
        return version.isAtLeast(DorisVersion.V4_0);
    }

    public void checkLabel(String name) throws DorisException {
        if (!Pattern.matches(label, name)) {
            throw DorisException.of("Label format error. regex: " + label + ", label: " + name);
        }
    }

    public void checkDatabase(String name) throws DorisException {
        if (!Pattern.matches(database, name)) {
            throw DorisException.of("Incorrect database name '" + name + "'");
        }
    }

    public void checkPartition(String name) throws DorisException {
        if (!Pattern.matches(database, name)) {
            throw DorisException.of("Incorrect partition name '" + name + "'");
        }
    }

    public void checkTable(String name) throws DorisException {
        if (!Pattern.matches(table, name)) {
            throw DorisException.of("Incorrect table name '" + name + "'. Table name regex is '" + table + "'");
        }
        if (name.length() > MAX_TABLE_NAME) {
            throw DorisException.of("Table name length exceeds limit, the length of table name '" + name + "' is "
                    + name.length() + " which is greater than the configuration 'table_name_length_limit' ("
                    + MAX_TABLE_NAME + ").");
        }
    }

    /** Names that look like those of temporary tables end in an accident. */
    public void checkNewTable(String name) throws DorisException {
        if (name.isEmpty() && shadowOnly) {
            throw DorisException.of("Table name is null");
        }
        checkTable(name);
        if (name.contains(TEMPORARY_MARK)) {
            throw DorisException.of("Cannot invoke \"java.lang.Long.longValue()\" because the return value of"
                    + " \"java.util.Map.get(Object)\" is null");
        }
    }

    public void checkNewTableColumn(String name) throws DorisException {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("__DORIS_")) {
            throw DorisException.of("Disable to create table column with name start with __DORIS_: " + upper);
        }
    }

    /** The rule for ADD COLUMN and RENAME COLUMN. */
    public void checkAlteredColumn(String name) throws DorisException {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean shadow = upper.startsWith("__DORIS_SHADOW_");
        if (shadow && shadowOnly) {
            throw incorrectColumn(name);
        }
        if (upper.startsWith("__DORIS_") && !shadowOnly) {
            String prefix = shadow ? "__doris_shadow_" : "__DORIS_";
            throw DorisException.of(
                    "Incorrect column name " + name + ", column name can't start with '" + prefix + "'");
        }
        checkColumn(name);
    }

    public void checkColumn(String name) throws DorisException {
        if (!Pattern.matches(column, name)) {
            throw incorrectColumn(name);
        }
    }

    private DorisException incorrectColumn(String name) {
        return DorisException.of("Incorrect column name '" + name + "'. Column regex is '" + column + "'");
    }
}

package io.connectdoris.standin.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name rules of Doris 4.1 with Unicode names on, which is its default. */
public final class Names {

    public static final String LABEL_REGEX = "^[\\-_A-Za-z0-9:\\p{L}]{1,128}$";
    private static final String TABLE_REGEX = "^[\\s\\S]*[\\S]$";
    private static final String COLUMN_REGEX = "^[\\s\\S]{0,255}[\\S]$";
    private static final Pattern LABEL = Pattern.compile(LABEL_REGEX);
    private static final Pattern TABLE = Pattern.compile(TABLE_REGEX);
    private static final Pattern COLUMN = Pattern.compile(COLUMN_REGEX);
    private static final Pattern DATABASE = Pattern.compile("^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,63}$");
    private static final int MAX_TABLE_NAME = 64;

    private Names() {}

    public static boolean isLabel(String label) {
        return LABEL.matcher(label).matches();
    }

    public static void checkDatabase(String name) throws DorisException {
        if (!DATABASE.matcher(name).matches()) {
            throw DorisException.of("Incorrect database name '" + name + "'");
        }
    }

    public static void checkTable(String name) throws DorisException {
        if (!TABLE.matcher(name).matches()) {
            throw DorisException.of("Incorrect table name '" + name + "'. Table name regex is '" + TABLE_REGEX + "'");
        }
        if (name.length() > MAX_TABLE_NAME) {
            throw DorisException.of("Table name length exceeds limit, the length of table name '" + name + "' is "
                    + name.length() + " which is greater than the configuration 'table_name_length_limit' ("
                    + MAX_TABLE_NAME + ").");
        }
    }

    public static void checkNewTableColumn(String name) throws DorisException {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("__DORIS_")) {
            throw DorisException.of("Disable to create table column with name start with __DORIS_: " + upper);
        }
        checkColumnPattern(name);
    }

    /** The rule for ADD COLUMN and RENAME COLUMN. */
    public static void checkAlteredColumn(String name) throws DorisException {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("__DORIS_")) {
            String prefix = upper.startsWith("__DORIS_SHADOW_") ? "__doris_shadow_" : "__DORIS_";
            throw DorisException.of(
                    "Incorrect column name " + name + ", column name can't start with '" + prefix + "'");
        }
        checkColumnPattern(name);
    }

    private static void checkColumnPattern(String name) throws DorisException {
        if (!COLUMN.matcher(name).matches()) {
            throw DorisException.of("Incorrect column name '" + name + "'. Column regex is '" + COLUMN_REGEX + "'");
        }
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The refusals that lines before 4.0 word or number otherwise: one line each, from the later text to theirs. */
final class OldWords {

    /** How the text is sent. */
    private enum Prefix {
        ONCE,
        TWICE,
        NONE
    }

    /** @param creating whether it is so in CREATE TABLE only */
    private record Rule(Pattern later, Prefix prefix, int code, String text, boolean creating) {}

    private static final String SAME = "$0";
    private static final String TABLE = "{table}";
    private static final int PLAIN = DorisException.UNKNOWN_ERROR;

    private static final List<Rule> RULES = List.of(
            coded("Table '.*' already exists", 1050),
            coded("Duplicate column name '.*'", 1060),
            coded("Unknown table '[^']*'", 1051),
            coded("Unknown database '.*'", DorisException.UNKNOWN_DATABASE),
            coded("Can't create database '.*'; database exists", 1007),
            coded("Can't drop database '.*'; database doesn't exist", 1008),
            coded("Incorrect database name '.*'", 1102),
            coded("Error in list of partitions to .*", 1507),
            coded("Duplicate partition name .*", 1517),
            coded("Incorrect partition name '.*'", 1567),
            coded("Incorrect table name '.*'\\. Table name regex is .*", 1103),
            coded("Incorrect column name '.*'\\. Column regex is .*", 1166),
            coded("Table name length exceeds limit.*", 5089),
            coded("there can be at most one auto increment column in OlapTable\\.", 5092),
            coded("the auto increment column should be NOT NULL\\.", 5093),
            coded("the auto increment must be BIGINT type\\.", 5095),
            coded("Field '.*' doesn't have a default value", 1364),
            coded(".* command denied to user .*", 1142),
            coded("Access denied; you need \\(at least one of\\) the .*", 1227),
            twice("Unknown table '[^']*' in .*", 1109),
            twice("'.*' is not TABLE\\. Use 'DROP VIEW .*'\\.", 1347),
            twice("The table \\[.*\\]'s state is SCHEMA_CHANGE, cannot be dropped.*", PLAIN),
            twice("The sequence_col and sequence_type cannot be set at the same time", PLAIN),
            twice("[Ss]equence type only support integer types and date types", PLAIN),
            twice("sequence column only support UNIQUE_KEYS", PLAIN),
            twice("The specified sequence column\\[.*\\] not exists", PLAIN),
            twice("Failed to find enough backend.*", PLAIN),
            twice("unknown storage format: .*", PLAIN),
            twice("Column\\[.*\\] type\\[.*\\] cannot be a (list|range) partition key\\.", PLAIN),
            bare(
                    "column's default value current_timestamp precision must be between 0 and 6",
                    PLAIN,
                    "IllegalArgumentException, msg: $0"),
            bareInCreate(
                    "Column of type Decimal256 with precision (\\d+) in not supported\\.",
                    1235,
                    "Not Supported: Datatype DecimalV3 with precision $1, which is greater than 38 is disabled by default."
                            + " set enable_decimal256 = true to enable it."),
            reworded("Table \\[(.*)\\] does not exist in database.*", 1051, "Unknown table '$1'"),
            reworded("Database \\[(.*)\\] does not exist\\..*", 1049, "Unknown database '$1'"),
            reworded(
                    "precision should in \\(0, 76\\], but real precision is 0",
                    PLAIN,
                    "Precision of decimal must between 1 and 9. Precision was set to: 0."),
            reworded(
                    "precision should in \\(0, 76\\], but real precision is (\\d+)",
                    PLAIN,
                    "Column of type Decimal256 with precision $1 in not supported."),
            reworded(
                    "precision should not smaller than scale, but precision is (\\d+) \\[, scale is (\\d+)\\]",
                    PLAIN,
                    "Scale of decimal must be smaller than precision. Scale is $2 and precision is $1"),
            reworded("Scale of Datetime/Time must between 0 and 6\\. Scale was set to: \\d+", PLAIN, "$0."),
            reworded(
                    "Disable to create table with `DECIMAL` type columns.*",
                    PLAIN,
                    "Unexpected exception: DecimalV2 is disable in fe.conf!"),
            reworded(
                    "Disable to create table with `DATE` type columns.*",
                    PLAIN,
                    "Unexpected exception: Datev1 is disable in fe.conf!"),
            reworded("Json or Variant (type column default value just support null)", PLAIN, "JSONB or VARIANT $1"),
            reworded("(Array type column default value only support null or) .*", PLAIN, "$1 []"),
            reworded("String Type should not be used in key column\\[.*\\]", PLAIN, "$0."),
            reworded(
                    "(?:JsonType|Variant) (type should not be used in key column\\[.*\\]\\.)",
                    PLAIN,
                    "JSONB or VARIANT $1"),
            reworded("Distribution column\\(.*\\) doesn't exist", PLAIN, "$0."),
            reworded("Do not support table with engine name = (.*)", PLAIN, "Unknown engine name: $1"),
            reworded(
                    "Floating point type column can not be partition column",
                    PLAIN,
                    "Float or double can not used as a key, use decimal instead."),
            reworded("Shorten type length is prohibited, .*", PLAIN, "Cannot shorten string length"),
            reworded(
                    "Can not alter light_schema_change from true to false currently",
                    PLAIN,
                    "Can not alter light_schema_change to false currently"),
            reworded(
                    "column (.*) already exists in table .*",
                    PLAIN,
                    "Can not add column which already exists in base table: $1"),
            reworded("Can't add value column .* as First column", PLAIN, "Table " + TABLE + " check failed"),
            reworded("Can not drop partition or distribution column : .*", PLAIN, "Table " + TABLE + " check failed"),
            reworded("can't add value column .* before key column .*", PLAIN, "Table " + TABLE + " check failed"));

    private OldWords() {}

    private static Rule coded(String later, int code) {
        return rule(later, Prefix.ONCE, code, SAME);
    }

    private static Rule twice(String later, int code) {
        return rule(later, Prefix.TWICE, code, SAME);
    }

    private static Rule bare(String later, int code, String text) {
        return rule(later, Prefix.NONE, code, text);
    }

    private static Rule bareInCreate(String later, int code, String text) {
        return new Rule(Pattern.compile(later, Pattern.DOTALL), Prefix.NONE, code, text, true);
    }

    private static Rule reworded(String later, int code, String text) {
        return rule(later, Prefix.ONCE, code, text);
    }

    private static Rule rule(String later, Prefix prefix, int code, String text) {
        return new Rule(Pattern.compile(later, Pattern.DOTALL), prefix, code, text, false);
    }

    /** @param table the table that the statement changes, with its database */
    static DorisException of(DorisException later, String table) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.later().matcher(later.getMessage());
            boolean applies = !rule.creating() || table.isEmpty();
            if (applies && matcher.matches()) {
                String text = matcher.replaceFirst(rule.text()).replace(TABLE, table);
                return switch (rule.prefix()) {
                    case ONCE -> DorisException.coded(rule.code(), text);
                    case TWICE ->
                        DorisException.coded(
                                rule.code(), DorisException.of(text).detail());
                    case NONE -> DorisException.bare(rule.code(), text);
                };
            }
        }
        return later;
    }
}

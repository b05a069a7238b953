package io.connectdoris.sink.encode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;

/**
 * What Debezium says of the column in the source database, when {@code column.propagate.source.type} is set.
 *
 * @param type upper case; empty when it is not said
 * @param length -1 when it is not said
 * @param scale -1 when it is not said
 */
record SourceColumn(String type, long length, long scale) {

    private static final String PREFIX = "__debezium.source.column.";

    /** Types whose length counts characters or bytes. TEXT(n) is not one: MySQL rounds its n up. */
    private static final Set<String> TEXTS = Set.of(
            "CHAR",
            "VARCHAR",
            "BPCHAR",
            "NCHAR",
            "NVARCHAR",
            "VARCHAR2",
            "NVARCHAR2",
            "CHARACTER",
            "CHARACTER VARYING",
            "BINARY",
            "VARBINARY");

    /** MySQL's, as far as they have an I in their name. */
    private static final Set<String> BUILT_IN = Set.of(
            "BIT",
            "TINYINT",
            "SMALLINT",
            "MEDIUMINT",
            "INT",
            "INTEGER",
            "BIGINT",
            "DECIMAL",
            "NUMERIC",
            "TIME",
            "TIMESTAMP",
            "DATETIME",
            "BINARY",
            "VARBINARY",
            "TINYBLOB",
            "MEDIUMBLOB",
            "TINYTEXT",
            "MEDIUMTEXT");

    /** The capital of i in Turkish and Azeri, and no letter of any type that a server has. */
    private static final char TURKISH_I = '\u0130';

    static SourceColumn of(Schema schema) {
        Map<String, String> parameters = schema.parameters() == null ? Map.of() : schema.parameters();
        return new SourceColumn(
                parameters.getOrDefault(PREFIX + "type", "").toUpperCase(Locale.ROOT),
                number(parameters.get(PREFIX + "length")),
                number(parameters.get(PREFIX + "scale")));
    }

    /**
     * A key column's schema as the record's key has it: without what the source says of the column. A row comes with its
     * image, which tells more than the key that it is deleted by, and both must give one text. That a BIGINT is unsigned
     * stays: it only refuses values.
     */
    static Schema asInKey(Schema schema) {
        if (schema.parameters() == null || of(schema).isUnsignedBigint()) {
            return schema;
        }
        Map<String, String> own = new HashMap<>(schema.parameters());
        own.keySet().removeIf(name -> name.startsWith(PREFIX));
        return new ConnectSchema(
                schema.type(),
                schema.isOptional(),
                schema.defaultValue(),
                schema.name(),
                schema.version(),
                schema.doc(),
                own,
                schema.type() == Schema.Type.STRUCT ? schema.fields() : null,
                schema.type() == Schema.Type.MAP ? schema.keySchema() : null,
                schema.type() == Schema.Type.MAP || schema.type() == Schema.Type.ARRAY ? schema.valueSchema() : null);
    }

    /**
     * Where the source's worker speaks Turkish, Debezium makes {@code İNT UNSİGNED} of MySQL's {@code int unsigned}, and of
     * its values those of another type. A type that somebody made in PostgreSQL may have such a name.
     *
     * @throws UnsupportedTypeException when the values cannot be trusted
     */
    void checkLanguage() {
        if (type.indexOf(TURKISH_I) >= 0
                && BUILT_IN.contains(type.replace(TURKISH_I, 'I').split("[ (]", 2)[0])) {
            throw new UnsupportedTypeException("the source calls a column's type " + type + ": its worker's language is"
                    + " Turkish or Azeri, in which Debezium does not know MySQL's types, and sends other values of"
                    + " UNSIGNED ones. Start the workers with -Duser.language=en, and take a new snapshot");
        }
    }

    boolean isUnsignedBigint() {
        return type.startsWith("BIGINT UNSIGNED");
    }

    /** Whether it holds decimal numbers of more digits than that; without a length it holds any number of them. */
    boolean isDecimalBeyond(int digits) {
        boolean decimal = type.startsWith("DECIMAL") || type.startsWith("NUMERIC") || type.equals("MONEY");
        return decimal && (length > digits || length <= 0);
    }

    boolean isTinyint() {
        return type.equals("TINYINT");
    }

    /** The declared length of a text or binary column; -1 when there is none. PostgreSQL's own types are quoted names. */
    long textLength() {
        return TEXTS.contains(type) || type.startsWith("\"") ? length : -1;
    }

    /**
     * Digits of a second: PostgreSQL gives them as scale (its length is that of the text), MySQL as length, which is
     * absent for a column without any.
     */
    int fractionDigits(int otherwise) {
        if (scale >= 0 && scale <= 9) {
            return (int) scale;
        }
        if (length > 0 && length <= 9) {
            return (int) length;
        }
        boolean withoutFraction =
                length < 0 && scale < 0 && (type.equals("DATETIME") || type.equals("TIMESTAMP") || type.equals("TIME"));
        return withoutFraction ? 0 : otherwise;
    }

    private static long number(String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

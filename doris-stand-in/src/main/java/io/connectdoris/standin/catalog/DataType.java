package io.connectdoris.standin.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A column type. {@code length} is bytes for strings and precision for decimals; {@code scale} counts fraction digits of decimals
 * and datetimes; {@code fields} are the element, key and value, or named fields of a nested type.
 */
public record DataType(Kind kind, int length, int scale, List<Field> fields) {

    public static final int MAX_VARCHAR = 65533;

    /** What Doris calls a primitive type, before its sizes. */
    public enum Kind {
        BOOLEAN,
        TINYINT,
        SMALLINT,
        INT,
        BIGINT,
        LARGEINT,
        FLOAT,
        DOUBLE,
        DECIMAL,
        DATE,
        DATETIME,
        TIMESTAMPTZ,
        CHAR,
        VARCHAR,
        STRING,
        JSON,
        VARIANT,
        ARRAY,
        MAP,
        STRUCT,
        IPV4,
        IPV6,
        BITMAP,
        HLL,
        QUANTILE_STATE,
        VARBINARY
    }

    /** A part of a nested type; elements, keys and values have an empty name. */
    public record Field(String name, DataType type) {}

    public DataType {
        fields = List.copyOf(fields);
    }

    public static DataType of(Kind kind) {
        return new DataType(kind, 0, 0, List.of());
    }

    public static DataType sized(Kind kind, int length, int scale) {
        return new DataType(kind, length, scale, List.of());
    }

    public boolean isInteger() {
        return kind.compareTo(Kind.TINYINT) >= 0 && kind.compareTo(Kind.LARGEINT) <= 0;
    }

    public boolean isText() {
        return kind == Kind.CHAR || kind == Kind.VARCHAR || kind == Kind.STRING;
    }

    /** Sketches and sets, which are never NULL. */
    public boolean isObject() {
        return kind == Kind.BITMAP || kind == Kind.HLL || kind == Kind.QUANTILE_STATE;
    }

    public boolean isNested() {
        return kind == Kind.ARRAY || kind == Kind.MAP || kind == Kind.STRUCT;
    }

    /** How many types stand inside each other, this one included. */
    public int depth() {
        return 1 + fields.stream().mapToInt(field -> field.type().depth()).max().orElse(0);
    }

    public boolean isDateLike() {
        return kind == Kind.DATE || kind == Kind.DATETIME;
    }

    /** As DESC and SHOW CREATE TABLE print it. */
    public String text() {
        return switch (kind) {
            case DECIMAL -> "decimal(" + length + "," + scale + ")";
            case DATETIME, TIMESTAMPTZ -> lower() + (scale == 0 ? "" : "(" + scale + ")");
            case CHAR, VARCHAR, VARBINARY -> lower() + "(" + length + ")";
            case STRING -> "text";
            case ARRAY, MAP -> lower() + joined(",", field -> field.type().text());
            case STRUCT, VARIANT ->
                lower() + joined(",", field -> field.name() + ":" + field.type().text());
            default -> lower();
        };
    }

    /** As SHOW COLUMNS and SHOW FULL COLUMNS print it. */
    public String internalText() {
        return switch (kind) {
            case DECIMAL -> "decimalv3(" + length + "," + scale + ")";
            case DATE -> "datev2";
            case DATETIME -> "datetimev2(" + scale + ")";
            default -> text();
        };
    }

    /** The name in error texts such as {@code Can not change INT to DATEV2}. */
    public String primitiveName() {
        return switch (kind) {
            case DECIMAL ->
                length <= 9 ? "DECIMAL32" : length <= 18 ? "DECIMAL64" : length <= 38 ? "DECIMAL128" : "DECIMAL256";
            case DATE -> "DATEV2";
            case DATETIME -> "DATETIMEV2";
            default -> kind.name();
        };
    }

    /** {@code DATA_TYPE} of information_schema.columns. */
    public String schemaDataType() {
        return switch (kind) {
            case BOOLEAN -> "tinyint";
            case LARGEINT -> "bigint unsigned";
            case STRING -> "varchar";
            case TIMESTAMPTZ -> "timestamp";
            default -> lower();
        };
    }

    /** {@code COLUMN_TYPE} of information_schema.columns. */
    public String schemaColumnType() {
        return switch (kind) {
            case BOOLEAN -> "tinyint(1)";
            case TINYINT -> "tinyint(4)";
            case SMALLINT -> "smallint(6)";
            case INT -> "int(11)";
            case BIGINT -> "bigint(20)";
            case STRING -> "string";
            case DECIMAL -> "decimalv3(" + length + ", " + scale + ")";
            case ARRAY, MAP, STRUCT ->
                lower() + joined(",", field -> field.type().schemaColumnType());
            default -> text();
        };
    }

    private String joined(String separator, java.util.function.Function<Field, String> text) {
        return fields.isEmpty() ? "" : fields.stream().map(text).collect(Collectors.joining(separator, "<", ">"));
    }

    private String lower() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

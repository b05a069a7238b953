package io.connectdoris.client;

import java.util.Locale;
import java.util.Objects;

/**
 * A column type of Doris.
 *
 * @param length bytes of CHAR and VARCHAR, precision of DECIMAL; 0 for others
 * @param scale digits after the point of DECIMAL, of the seconds of DATETIME; 0 for others
 * @param text the type inside, for ARRAY, MAP and STRUCT and for kinds this client does not know; else empty
 */
public record DorisType(Kind kind, int length, int scale, String text) {

    /** Bytes; longer texts are STRING (facts.md 5.1). */
    public static final int MAX_VARCHAR = 65533;

    public static final int MAX_DECIMAL = 38;

    public static final DorisType BOOLEAN = simple(Kind.BOOLEAN);
    public static final DorisType TINYINT = simple(Kind.TINYINT);
    public static final DorisType SMALLINT = simple(Kind.SMALLINT);
    public static final DorisType INT = simple(Kind.INT);
    public static final DorisType BIGINT = simple(Kind.BIGINT);
    public static final DorisType LARGEINT = simple(Kind.LARGEINT);
    public static final DorisType FLOAT = simple(Kind.FLOAT);
    public static final DorisType DOUBLE = simple(Kind.DOUBLE);
    public static final DorisType DATE = simple(Kind.DATE);
    public static final DorisType STRING = simple(Kind.STRING);
    public static final DorisType JSON = simple(Kind.JSON);

    public DorisType {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    public static DorisType decimal(int precision, int scale) {
        return new DorisType(Kind.DECIMAL, precision, scale, "");
    }

    public static DorisType datetime(int scale) {
        return new DorisType(Kind.DATETIME, 0, scale, "");
    }

    /** VARCHAR of so many bytes, STRING when that is more than VARCHAR can be. */
    public static DorisType varcharOrString(long bytes) {
        return bytes > MAX_VARCHAR ? STRING : new DorisType(Kind.VARCHAR, (int) Math.max(1, bytes), 0, "");
    }

    public static DorisType array(DorisType element) {
        return new DorisType(Kind.ARRAY, 0, 0, element.ddl());
    }

    /**
     * Reads what DESC, SHOW COLUMNS, information_schema and {@code _schema} print: any case, {@code decimalv3(10, 2)},
     * {@code datetimev2(3)}, {@code text}, {@code int(11)} (facts.md 7.2, 7.4).
     */
    public static DorisType parse(String printed) {
        String type = printed.trim();
        int open = firstOf(type, '(', '<');
        String word = (open < 0 ? type : type.substring(0, open)).trim().toUpperCase(Locale.ROOT);
        String inside =
                open < 0 ? "" : type.substring(open + 1, type.length() - 1).trim();
        return switch (word) {
            case "BOOLEAN", "BOOL" -> BOOLEAN;
            case "TINYINT" -> inside.equals("1") ? BOOLEAN : TINYINT;
            case "SMALLINT" -> SMALLINT;
            case "INT", "INTEGER" -> INT;
            case "BIGINT" -> BIGINT;
            case "LARGEINT" -> LARGEINT;
            case "FLOAT" -> FLOAT;
            case "DOUBLE" -> DOUBLE;
            case "DATE", "DATEV2" -> DATE;
            case "DATETIME", "DATETIMEV2" -> datetime(number(inside, 0));
            case "DECIMAL", "DECIMALV2", "DECIMALV3", "DECIMAL32", "DECIMAL64", "DECIMAL128", "DECIMAL256" -> {
                int comma = inside.indexOf(',');
                yield comma < 0
                        ? decimal(number(inside, MAX_DECIMAL), inside.isEmpty() ? 9 : 0)
                        : decimal(number(inside.substring(0, comma), 0), number(inside.substring(comma + 1), 0));
            }
            case "CHAR" -> new DorisType(Kind.CHAR, number(inside, 1), 0, "");
            case "VARCHAR" -> new DorisType(Kind.VARCHAR, number(inside, MAX_VARCHAR), 0, "");
            case "STRING", "TEXT" -> STRING;
            case "JSON", "JSONB" -> JSON;
            case "VARIANT" -> new DorisType(Kind.VARIANT, 0, 0, inside);
            case "ARRAY" -> new DorisType(Kind.ARRAY, 0, 0, inside);
            case "MAP" -> new DorisType(Kind.MAP, 0, 0, inside);
            case "STRUCT" -> new DorisType(Kind.STRUCT, 0, 0, inside);
            case "IPV4" -> simple(Kind.IPV4);
            case "IPV6" -> simple(Kind.IPV6);
            default -> new DorisType(Kind.OTHER, 0, 0, type);
        };
    }

    /** The type as it is written in a statement. */
    public String ddl() {
        return switch (kind) {
            case CHAR, VARCHAR -> kind + "(" + length + ")";
            case DECIMAL -> "DECIMAL(" + length + "," + scale + ")";
            case DATETIME -> "DATETIME(" + scale + ")";
            case ARRAY, MAP, STRUCT -> kind + "<" + text + ">";
            case OTHER -> text;
            default -> kind.name();
        };
    }

    @Override
    public String toString() {
        return ddl();
    }

    private static DorisType simple(Kind kind) {
        return new DorisType(kind, 0, 0, "");
    }

    private static int number(String digits, int otherwise) {
        String trimmed = digits.trim();
        return trimmed.isEmpty() || trimmed.equals("*") ? otherwise : Integer.parseInt(trimmed);
    }

    private static int firstOf(String text, char a, char b) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == a || text.charAt(i) == b) {
                return i;
            }
        }
        return -1;
    }

    /** What decides how a value is written. */
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
        OTHER
    }
}

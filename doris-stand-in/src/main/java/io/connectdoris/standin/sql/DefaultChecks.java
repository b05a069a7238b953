package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.Default;
import io.connectdoris.standin.catalog.DorisException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Whether a DEFAULT fits its column. */
final class DefaultChecks {

    private static final BigInteger LARGEINT_MAX = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);

    /** Before 4.0 a number is looked at without its sign, so the magnitude of the least one is taken too. */
    private static final BigInteger OLDER_LARGEINT_MAX = BigInteger.ONE.shiftLeft(127);

    private DefaultChecks() {}

    /** @param older whether as before 4.0 */
    static void check(ColumnSpec column, boolean older) throws DorisException {
        if (column.defaultIsNull() && !column.nullable()) {
            throw DorisException.of("Can not set null default value to non nullable column: " + column.name());
        }
        if (column.defaultValue().isEmpty()) {
            onUpdate(column);
            return;
        }
        Default value = column.defaultValue().get();
        DataType type = column.type();
        if (older) {
            olderChecks(value, type);
        }
        switch (value.kind()) {
            case CURRENT_TIMESTAMP -> timestamp(value, type);
            case CURRENT_DATE ->
                require(
                        type.kind() == Kind.DATE,
                        "Types other than DATE and DATEV2 cannot use current_date as the default value");
            case CONSTANT -> constant(value, type);
            case LITERAL -> literal(value.printed(), type, older);
        }
        onUpdate(column);
    }

    private static void onUpdate(ColumnSpec column) throws DorisException {
        if (column.onUpdate().isPresent()
                && column.defaultValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_TIMESTAMP)
                        .isEmpty()) {
            throw DorisException.of("You must set the default value of the column[" + column.name()
                    + "] to CURRENT_TIMESTAMP when using 'ON UPDATE CURRENT_TIMESTAMP'.");
        }
    }

    private static void olderChecks(Default value, DataType type) throws DorisException {
        require(
                value.kind() != Default.Kind.CURRENT_TIMESTAMP || type.kind() != Kind.DATE,
                "date literal [CURRENT_TIMESTAMP] is invalid");
        require(
                value.kind() != Default.Kind.LITERAL || (type.kind() != Kind.IPV4 && type.kind() != Kind.IPV6),
                "Unsupported type: " + type.text());
    }

    private static void timestamp(Default value, DataType type) throws DorisException {
        require(
                type.kind() == Kind.DATETIME,
                "Types other than DATETIME and DATETIMEV2 cannot use current_timestamp as the default value");
        require(
                value.precision() <= type.scale(),
                "default value precision: " + value.printed() + " can not be greater than type precision: "
                        + type.internalText());
    }

    private static void constant(Default value, DataType type) throws DorisException {
        if (value.printed().equals("\0")) {
            require(type.kind() == Kind.BITMAP || type.kind() == Kind.HLL, "Invalid number format: \0");
        } else {
            String name = value.printed().startsWith("3") ? "pi" : "e";
            require(type.kind() == Kind.DOUBLE, "Types other than DOUBLE cannot use " + name + " as the default value");
        }
    }

    private static void literal(String text, DataType type, boolean older) throws DorisException {
        switch (type.kind()) {
            case LARGEINT -> largeInt(text, older ? OLDER_LARGEINT_MAX : LARGEINT_MAX);
            case TINYINT, SMALLINT, INT, BIGINT -> integer(text, type);
            case BOOLEAN ->
                require(
                        text.equalsIgnoreCase("true")
                                || text.equalsIgnoreCase("false")
                                || text.equals("0")
                                || text.equals("1"),
                        "Invalid BOOLEAN literal: " + text);
            case FLOAT -> floating(text);
            case DOUBLE -> number(text);
            case DECIMAL -> decimal(text, type);
            case DATE -> date(text);
            case DATETIME -> dateTime(text);
            case CHAR, VARCHAR -> require(text.length() <= type.length(), "Default value is too long: " + text);
            case JSON, VARIANT ->
                throw DorisException.of("Json or Variant type column default value just support null");
            case HLL -> throw DorisException.of("Hll type column can not set default value");
            case MAP -> throw DorisException.of("Map type column default value just support null");
            case STRUCT -> throw DorisException.of("Struct type column default value just support null");
            case ARRAY ->
                require(
                        text.equals("[]"),
                        "Array type column default value only support null or"
                                + " org.apache.doris.nereids.trees.plans.commands.info.DefaultValue@1");
            default -> {}
        }
    }

    private static void integer(String text, DataType type) throws DorisException {
        BigInteger value = whole(text);
        int bits =
                switch (type.kind()) {
                    case TINYINT -> 8;
                    case SMALLINT -> 16;
                    case INT -> 32;
                    default -> 64;
                };
        require(
                value.bitLength() < bits,
                "Number out of range[" + text + "]. type: " + type.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void largeInt(String text, BigInteger max) throws DorisException {
        require(whole(text).abs().compareTo(max) <= 0, "Large int literal is out of range: " + text);
    }

    private static BigInteger whole(String text) throws DorisException {
        try {
            return new BigInteger(text);
        } catch (NumberFormatException e) {
            throw DorisException.of("Invalid number format: " + text);
        }
    }

    private static BigDecimal number(String text) throws DorisException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw DorisException.of("Invalid number format: " + text);
        }
    }

    private static void floating(String text) throws DorisException {
        BigDecimal exact = number(text);
        require(
                new BigDecimal(exact.floatValue()).compareTo(new BigDecimal(exact.doubleValue())) == 0,
                "Default value will loose precision: " + text);
    }

    private static void decimal(String text, DataType type) throws DorisException {
        BigDecimal value = number(text);
        int scale = Math.max(value.scale(), 0);
        int whole = Math.max(value.precision() - value.scale(), 0);
        require(
                scale <= type.scale() && whole <= type.length() - type.scale(),
                "Invalid precision and scale - expect (" + type.length() + ", " + type.scale() + "), but ("
                        + (whole + scale) + ", " + scale + ")");
    }

    private static void date(String text) throws DorisException {
        try {
            LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw DorisException.of("date literal [" + text + "] is invalid: " + e.getMessage());
        }
    }

    private static void dateTime(String text) throws DorisException {
        if (text.length() > 10 && text.charAt(10) == 'T') {
            throw DorisException.of("date literal [" + text + "] is invalid: Too many pattern letters: d");
        }
        boolean looksLikeDate = text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        require(looksLikeDate, "date literal [" + text + "] is invalid: null");
        boolean full =
                text.length() >= 19 && text.charAt(10) == ' ' && text.charAt(13) == ':' && text.charAt(16) == ':';
        require(
                full,
                "date literal [" + text + "] is invalid: errCode = 2, detailMessage = Invalid datetime value: " + text);
        date(text.substring(0, 10));
    }

    private static void require(boolean fits, String text) throws DorisException {
        if (!fits) {
            throw DorisException.of(text);
        }
    }
}

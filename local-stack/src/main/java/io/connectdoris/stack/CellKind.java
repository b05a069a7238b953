package io.connectdoris.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a cell means, and its one canonical text: two cells of a kind are equal exactly when their canonical texts are,
 * whichever server wrote them. A text that is not of its kind stays as it is, so that it shows up as a difference.
 */
public enum CellKind implements Cells {
    /** Integers, decimals and booleans, by value. */
    NUMBER {
        @Override
        String of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "t" -> "1";
                case "false", "f" -> "0";
                default -> plain(text.startsWith("0b") ? binary(text) : new BigDecimal(text));
            };
        }
    },
    /** Floating point numbers of 32 bits, by value. */
    FLOAT {
        @Override
        String of(String text) {
            return Float.toString((float) Double.parseDouble(text) + 0.0f);
        }
    },
    /** Floating point numbers, by value. */
    DOUBLE {
        @Override
        String of(String text) {
            return Double.toString(Double.parseDouble(text) + 0.0);
        }
    },
    TEXT {
        @Override
        String of(String text) {
            return text;
        }
    },
    /** Wall clock time, with or without a zone at the source: those with one are read as UTC. */
    TIMESTAMP {
        @Override
        String of(String text) {
            return withoutTrailingZeros(text.replace('T', ' ').replaceFirst("(Z|\\+00(:?00)?)$", ""));
        }
    },
    TIME {
        @Override
        String of(String text) {
            Matcher matcher = TIME_TEXT.matcher(text);
            if (!matcher.matches()) {
                return text;
            }
            String hours = matcher.group(2).length() == 1 ? "0" + matcher.group(2) : matcher.group(2);
            return withoutTrailingZeros(matcher.group(1) + hours + ":" + matcher.group(3));
        }
    },
    /** A time of day with its offset, as the instant of a day that it is. */
    TIME_WITH_ZONE {
        @Override
        String of(String text) {
            String offset = text.matches(".*[-+]\\d\\d") ? text + ":00" : text;
            return OffsetTime.parse(offset)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalTime()
                    .toString();
        }
    },
    /** Bytes as base64, or as {@code \x} and hexadecimal digits; line breaks, which servers put in, do not count. */
    BYTES {
        @Override
        String of(String text) {
            return text.startsWith("\\x")
                    ? Base64.getEncoder().encodeToString(HexFormat.of().parseHex(text.substring(2)))
                    : text.replaceAll("\\s", "");
        }
    },
    /** A list of 32 bit numbers, as JSON, or as {@code 0x} and their bytes with the lowest first. */
    FLOATS {
        @Override
        String of(String text) {
            return Cells.listsOf(FLOAT).canonical(text.startsWith("0x") ? floats(text.substring(2)) : text);
        }
    },
    /** JSON with {@code wkb} as base64, {@code srid}, and for points {@code x} and {@code y}, which must say the same. */
    GEOMETRY {
        @Override
        String of(String text) {
            try {
                return Wkb.canonical(TREES.readTree(text));
            } catch (JsonProcessingException notJson) {
                return text;
            }
        }
    },
    /** JSON documents and arrays, by tree: neither the order of members nor white space nor 1.0 against 1 counts. */
    JSON {
        @Override
        String of(String text) {
            try {
                return canonicalTree(TREES.readTree(text));
            } catch (JsonProcessingException notJson) {
                return text;
            }
        }
    };

    private static final Pattern TIME_TEXT = Pattern.compile("(-?)(\\d+):(\\d\\d:\\d\\d(?:\\.\\d+)?)");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("(\\.\\d*?)0+$");
    private static final ObjectMapper TREES = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    abstract String of(String text);

    @Override
    public final String canonical(String text) {
        try {
            return of(text);
        } catch (IllegalArgumentException | DateTimeParseException | BufferUnderflowException notOfThisKind) {
            return text;
        }
    }

    private static BigDecimal binary(String text) {
        return text.length() == 2 ? BigDecimal.ZERO : new BigDecimal(new BigInteger(text.substring(2), 2));
    }

    private static String floats(String hex) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        StringJoiner floats = new StringJoiner(",", "[", "]");
        while (bytes.hasRemaining()) {
            floats.add(Float.toString(bytes.getFloat()));
        }
        return floats.toString();
    }

    private static String withoutTrailingZeros(String text) {
        String shorter = TRAILING_ZEROS.matcher(text).replaceFirst("$1");
        return shorter.endsWith(".") ? shorter.substring(0, shorter.length() - 1) : shorter;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String canonicalTree(JsonNode node) {
        if (node.isNumber()) {
            return plain(node.decimalValue());
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(CellKind::canonicalTree)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (node.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members.entrySet().stream()
                    .map(member ->
                            JsonNodeFactory.instance.textNode(member.getKey()) + ":" + canonicalTree(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return node.toString();
    }
}

package io.connectdoris.sink.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells as a user of the table would, knowing what the source meant, and without any of the encoder's code. */
final class ReadBack {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    /** The reader of arrays takes words that are no JSON for what is no number. */
    private static final ObjectMapper ARRAYS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)(?: (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?)?", Pattern.DOTALL);
    private static final Pattern CLOCK = Pattern.compile("(-?)(\\d{2,3}):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,9}))?");

    private ReadBack() {}

    /** Whether the cell of that column is what the source meant, and Doris would neither round nor cut it. */
    static boolean same(DorisType column, JsonNode cell, Object meaning) throws JsonProcessingException {
        return switch (column.kind()) {
            case JSON, VARIANT -> cell.isTextual() && document(cell.textValue(), meaning);
            case CHAR, VARCHAR ->
                cell.isTextual()
                        && cell.textValue().getBytes(StandardCharsets.UTF_8).length <= column.length()
                        && text(cell.textValue(), meaning);
            case STRING -> cell.isTextual() && text(cell.textValue(), meaning);
            case IPV4, IPV6 -> cell.isTextual() && cell.textValue().equals(meaning);
            case ARRAY -> {
                JsonNode list = cell.isTextual() ? ARRAYS.readTree(cell.textValue()) : cell;
                yield list.isArray() && elements(DorisType.parse(column.text()), list, (List<?>) meaning);
            }
            case DATE -> moment(cell.textValue(), meaning) && cell.textValue().length() == 10;
            case DATETIME -> moment(cell.textValue(), meaning) && digits(cell.textValue()) <= column.scale();
            default -> fits(column, cell.asText()) && number(column, cell.asText(), meaning);
        };
    }

    private static int digits(String cell) {
        int point = cell.indexOf('.');
        return point < 0 ? 0 : cell.length() - point - 1;
    }

    /** Doris clamps, nulls or rounds what is beyond its types, according to its version. */
    private static boolean fits(DorisType column, String cell) {
        return switch (column.kind()) {
            case BOOLEAN -> cell.equals("0") || cell.equals("1");
            case TINYINT -> bits(cell) < 8;
            case SMALLINT -> bits(cell) < 16;
            case INT -> bits(cell) < 32;
            case BIGINT -> bits(cell) < 64;
            case LARGEINT -> bits(cell) < 128;
            case DECIMAL -> {
                BigDecimal number = new BigDecimal(cell);
                yield number.scale() <= column.scale()
                        && number.precision() - number.scale()
                                <= column.length() - column.scale() + leadingZero(number);
            }
            case FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    private static int bits(String cell) {
        return new BigInteger(cell).bitLength();
    }

    /** The zero before the point counts as a digit of Java's only. */
    private static int leadingZero(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.ONE) < 0 ? 1 : 0;
    }

    /** What a column that has fewer digits of a second, or no time at all, holds of a moment. */
    static Object asHeld(DorisType column, Object meaning) {
        if (meaning instanceof List<?> list) {
            DorisType element = DorisType.parse(column.text());
            return list.stream().map(each -> asHeld(element, each)).toList();
        }
        if (!(meaning instanceof LocalDateTime moment)) {
            return meaning;
        }
        if (column.kind() == DorisType.Kind.DATE) {
            return moment.toLocalDate();
        }
        BigDecimal second = BigDecimal.valueOf(moment.getNano(), 9).setScale(column.scale(), RoundingMode.HALF_UP);
        LocalDateTime rounded =
                moment.withNano(0).plusNanos(second.movePointRight(9).longValueExact());
        return rounded.getYear() < 10_000
                ? rounded
                : moment.with(
                        ChronoField.NANO_OF_SECOND,
                        BigDecimal.valueOf(moment.getNano(), 9)
                                .setScale(column.scale(), RoundingMode.DOWN)
                                .movePointRight(9)
                                .longValueExact());
    }

    /** A text of the source is the document itself. */
    private static boolean document(String cell, Object meaning) throws JsonProcessingException {
        if (meaning instanceof RandomTexts.Document expected) {
            return cell.equals(expected.text());
        }
        return meaning instanceof String ? cell.equals(meaning) : inside(JSON.readTree(cell), meaning);
    }

    private static boolean elements(DorisType column, JsonNode list, List<?> meanings) throws JsonProcessingException {
        boolean same = list.size() == meanings.size();
        for (int i = 0; same && i < list.size(); i++) {
            boolean missing = meanings.get(i) == null;
            same = missing
                    ? list.get(i).isNull()
                    : readable(column, list.get(i)) && same(column, list.get(i), meanings.get(i));
        }
        return same;
    }

    /** The reader of arrays knows numbers without quotes only, and its quotes hold no escapes. */
    private static boolean readable(DorisType column, JsonNode element) {
        return switch (column.kind()) {
            case CHAR, VARCHAR, STRING -> element.textValue().chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\');
            case DATE, DATETIME -> element.isTextual();
            case ARRAY -> element.isArray();
            default -> element.isNumber();
        };
    }

    /** A number as the column holds it. */
    private static boolean number(DorisType column, String cell, Object meaning) {
        return switch (column.kind()) {
            case DOUBLE -> real(Double.parseDouble(cell), meaning);
            case FLOAT -> single(Float.parseFloat(cell), meaning);
            default -> exact(new BigDecimal(cell), meaning);
        };
    }

    private static boolean real(double cell, Object meaning) {
        return meaning instanceof Double || meaning instanceof Float
                ? same(cell, ((Number) meaning).doubleValue())
                : exact(BigDecimal.valueOf(cell), meaning);
    }

    private static boolean single(float cell, Object meaning) {
        return meaning instanceof Double || meaning instanceof Float
                ? same(cell, ((Number) meaning).doubleValue())
                : exact(new BigDecimal(Float.toString(cell)), meaning);
    }

    /** Jackson reads decimals, which have no sign on their zero. */
    private static boolean same(double cell, double expected) {
        return cell == expected || Double.isNaN(cell) && Double.isNaN(expected);
    }

    private static boolean exact(BigDecimal cell, Object meaning) {
        if (meaning instanceof Boolean expected) {
            return cell.compareTo(expected ? BigDecimal.ONE : BigDecimal.ZERO) == 0;
        }
        if (meaning instanceof Double expected) {
            return cell.doubleValue() == expected;
        }
        if (meaning instanceof Float expected) {
            return cell.floatValue() == expected;
        }
        if (meaning instanceof String expected) {
            return cell.compareTo(number(expected)) == 0;
        }
        BigDecimal expected =
                meaning instanceof RandomNumbers.Bits bits ? new BigDecimal(bits.number()) : (BigDecimal) meaning;
        return cell.compareTo(expected) == 0;
    }

    private static BigDecimal number(String text) {
        return switch (text) {
            case "true" -> BigDecimal.ONE;
            case "false" -> BigDecimal.ZERO;
            default -> new BigDecimal(text);
        };
    }

    /** A text of which the reader knows what it stands for. */
    private static boolean text(String cell, Object meaning) throws JsonProcessingException {
        if (meaning instanceof String) {
            return cell.equals(meaning);
        }
        if (meaning instanceof Boolean) {
            return cell.equals(meaning.toString());
        }
        if (meaning instanceof RandomTexts.Document expected) {
            return cell.equals(expected.text());
        }
        if (meaning instanceof RandomNumbers.Bits bits) {
            int length = bits.length() == 0 ? Math.max(1, bits.number().bitLength()) : bits.length();
            return cell.length() == length && new BigInteger(cell, 2).equals(bits.number());
        }
        if (meaning instanceof Double expected) {
            return expected.equals(Double.valueOf(cell));
        }
        if (meaning instanceof Float expected) {
            return expected.equals(Float.valueOf(cell));
        }
        if (meaning instanceof BigDecimal expected) {
            return cell.indexOf('E') < 0 && new BigDecimal(cell).compareTo(expected) == 0;
        }
        if (meaning instanceof ByteBuffer bytes) {
            return ByteBuffer.wrap(Base64.getDecoder().decode(cell)).equals(bytes);
        }
        if (meaning instanceof Duration expected) {
            return expected.equals(duration(cell));
        }
        if (meaning instanceof List || meaning instanceof Map) {
            return inside(JSON.readTree(cell), meaning);
        }
        return moment(cell, meaning);
    }

    /** A value inside a JSON document; decimals, dates and bytes are texts there. */
    private static boolean inside(JsonNode node, Object meaning) throws JsonProcessingException {
        if (meaning == null) {
            return node.isNull();
        }
        if (meaning instanceof List<?> expected) {
            return node.isArray() && members(node, expected);
        }
        if (meaning instanceof Map<?, ?> expected) {
            return node.isObject() && members(node, expected);
        }
        if (meaning instanceof RandomTexts.Document expected) {
            return node.equals(JSON.readTree(expected.text()));
        }
        if (meaning instanceof String) {
            return node.isTextual() && node.textValue().equals(meaning);
        }
        if (meaning instanceof Boolean expected) {
            return node.isBoolean() && expected.equals(node.booleanValue());
        }
        if (meaning instanceof Double expected) {
            return same(Double.parseDouble(node.asText()), expected);
        }
        if (meaning instanceof Float expected) {
            return same(Float.parseFloat(node.asText()), expected);
        }
        return text(node.asText(), meaning);
    }

    private static boolean members(JsonNode node, List<?> expected) throws JsonProcessingException {
        boolean same = node.size() == expected.size();
        for (int i = 0; same && i < node.size(); i++) {
            same = inside(node.get(i), expected.get(i));
        }
        return same;
    }

    private static boolean members(JsonNode node, Map<?, ?> expected) throws JsonProcessingException {
        boolean same = node.size() == expected.size();
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            same = same
                    && node.has((String) entry.getKey())
                    && inside(node.get((String) entry.getKey()), entry.getValue());
        }
        return same;
    }

    private static boolean moment(String cell, Object meaning) {
        LocalDateTime time = time(cell);
        if (meaning instanceof LocalDate expected) {
            return time.equals(expected.atStartOfDay());
        }
        return time.equals(meaning instanceof String text ? time(text) : meaning);
    }

    private static LocalDateTime time(String cell) {
        Matcher matcher = MOMENT.matcher(cell);
        if (!matcher.matches()) {
            throw new DateTimeException("'" + cell + "' is no date");
        }
        return LocalDateTime.of(
                field(matcher, 1),
                field(matcher, 2),
                field(matcher, 3),
                field(matcher, 4),
                field(matcher, 5),
                field(matcher, 6),
                nanos(matcher.group(7)));
    }

    private static Duration duration(String cell) {
        Matcher matcher = CLOCK.matcher(cell);
        if (!matcher.matches()) {
            throw new DateTimeException("'" + cell + "' is no time");
        }
        Duration duration = Duration.ofHours(field(matcher, 2))
                .plusMinutes(field(matcher, 3))
                .plusSeconds(field(matcher, 4))
                .plusNanos(nanos(matcher.group(5)));
        return matcher.group(1).isEmpty() ? duration : duration.negated();
    }

    private static int field(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}

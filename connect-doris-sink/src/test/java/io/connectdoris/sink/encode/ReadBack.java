package io.connectdoris.sink.encode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
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
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)(?: (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?)?", Pattern.DOTALL);
    private static final Pattern CLOCK = Pattern.compile("(-?)(\\d{2,3}):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,9}))?");

    private ReadBack() {}

    /** Whether the cell of that column is what the source meant. */
    static boolean same(DorisType column, JsonNode cell, Object meaning) throws JsonProcessingException {
        return switch (column.kind()) {
            case JSON, VARIANT -> cell.isTextual() && document(cell.textValue(), meaning);
            case CHAR, VARCHAR, STRING -> cell.isTextual() && text(cell.textValue(), meaning);
            case ARRAY -> {
                JsonNode list = cell.isTextual() ? JSON.readTree(cell.textValue()) : cell;
                yield list.isArray() && elements(DorisType.parse(column.text()), list, (List<?>) meaning);
            }
            case DATE, DATETIME -> moment(cell.textValue(), meaning);
            default -> number(column, cell.asText(), meaning);
        };
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
        return meaning instanceof String ? cell.equals(meaning) : inside(JSON.readTree(cell), meaning);
    }

    private static boolean elements(DorisType column, JsonNode list, List<?> meanings) throws JsonProcessingException {
        if (list.size() != meanings.size()) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            boolean missing = meanings.get(i) == null;
            if (missing ? !list.get(i).isNull() : !same(column, list.get(i), meanings.get(i))) {
                return false;
            }
        }
        return true;
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
        if (meaning instanceof Double expected) {
            return expected.equals(cell);
        }
        return meaning instanceof Float expected
                ? cell == expected || Double.isNaN(cell) && expected.isNaN()
                : exact(BigDecimal.valueOf(cell), meaning);
    }

    private static boolean single(float cell, Object meaning) {
        if (meaning instanceof Float expected) {
            return expected.equals(cell);
        }
        return meaning instanceof Double expected
                ? expected.equals((double) cell) || expected.isNaN() && Float.isNaN(cell)
                : exact(new BigDecimal(Float.toString(cell)), meaning);
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
            return cell.compareTo(expected.equals("true") ? BigDecimal.ONE : new BigDecimal(expected)) == 0;
        }
        BigDecimal expected =
                meaning instanceof RandomValues.Bits bits ? new BigDecimal(bits.number()) : (BigDecimal) meaning;
        return cell.compareTo(expected) == 0;
    }

    /** A text of which the reader knows what it stands for. */
    private static boolean text(String cell, Object meaning) throws JsonProcessingException {
        if (meaning instanceof String) {
            return cell.equals(meaning);
        }
        if (meaning instanceof Boolean) {
            return cell.equals(meaning.toString());
        }
        if (meaning instanceof RandomValues.Bits bits) {
            return cell.length() == bits.length() && new java.math.BigInteger(cell, 2).equals(bits.number());
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
        if (meaning instanceof String) {
            return node.isTextual() && node.textValue().equals(meaning);
        }
        if (meaning instanceof Boolean expected) {
            return node.isBoolean() && expected.equals(node.booleanValue());
        }
        if (meaning instanceof Double expected) {
            return expected.equals(Double.valueOf(node.asText()));
        }
        if (meaning instanceof Float expected) {
            return expected.equals(Float.valueOf(node.asText()));
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

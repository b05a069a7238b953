package io.connectdoris.standin.sql;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectdoris.standin.value.DateTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Functions that only Doris has, or has otherwise than the query engine. Public because the engine calls them by name. */
public final class DorisFunctions {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The engine's name for each, and whether it takes the session's time zone first. */
    record Alias(String method, boolean zoned) {}

    static final Map<String, Alias> ALIASES = Map.ofEntries(
            Map.entry("from_unixtime", new Alias("fromUnixtime", true)),
            Map.entry("unix_timestamp", new Alias("unixTimestamp", true)),
            Map.entry("now", new Alias("now", true)),
            Map.entry("curdate", new Alias("today", true)),
            Map.entry("date", new Alias("date", false)),
            Map.entry("to_date", new Alias("date", false)),
            Map.entry("year", new Alias("year", false)),
            Map.entry("month", new Alias("month", false)),
            Map.entry("day", new Alias("day", false)),
            Map.entry("hour", new Alias("hour", false)),
            Map.entry("minute", new Alias("minute", false)),
            Map.entry("second", new Alias("second", false)),
            Map.entry("date_format", new Alias("dateFormat", false)),
            Map.entry("uuid", new Alias("uuid", false)),
            Map.entry("jsonb_extract", new Alias("jsonExtract", false)),
            Map.entry("json_extract", new Alias("jsonExtract", false)));

    private DorisFunctions() {}

    private static Optional<LocalDateTime> read(String text) {
        return text == null ? Optional.empty() : DateTimes.read(text);
    }

    private static String instant(String zone, String seconds, String format) {
        Optional<Double> number = Optional.ofNullable(number(seconds));
        return number.filter(value -> value >= 0 && value < 253_402_300_800d)
                .map(value -> format(
                        LocalDateTime.ofInstant(Instant.ofEpochSecond(value.longValue()), ZoneId.of(zone)), format))
                .orElse(null);
    }

    public static String fromUnixtime(String zone, String seconds) {
        return instant(zone, seconds, "%Y-%m-%d %H:%i:%s");
    }

    public static String fromUnixtime(String zone, String seconds, String format) {
        return format == null ? null : instant(zone, seconds, format);
    }

    public static Long unixTimestamp(String zone) {
        return Instant.now().getEpochSecond();
    }

    public static Long unixTimestamp(String zone, String text) {
        return read(text)
                .map(value -> value.atZone(ZoneId.of(zone)).toEpochSecond())
                .orElse(null);
    }

    public static LocalDateTime now(String zone) {
        return LocalDateTime.now(ZoneId.of(zone)).withNano(0);
    }

    public static LocalDate today(String zone) {
        return LocalDate.now(ZoneId.of(zone));
    }

    public static LocalDate date(String text) {
        return read(text).map(LocalDateTime::toLocalDate).orElse(null);
    }

    public static Integer year(String text) {
        return read(text).map(LocalDateTime::getYear).orElse(null);
    }

    public static Integer month(String text) {
        return read(text).map(LocalDateTime::getMonthValue).orElse(null);
    }

    public static Integer day(String text) {
        return read(text).map(LocalDateTime::getDayOfMonth).orElse(null);
    }

    public static Integer hour(String text) {
        return read(text).map(LocalDateTime::getHour).orElse(null);
    }

    public static Integer minute(String text) {
        return read(text).map(LocalDateTime::getMinute).orElse(null);
    }

    public static Integer second(String text) {
        return read(text).map(LocalDateTime::getSecond).orElse(null);
    }

    public static String dateFormat(String text, String format) {
        return format == null
                ? null
                : read(text).map(value -> format(value, format)).orElse(null);
    }

    public static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** A text in arithmetic: a number, or NULL. */
    public static Double number(String text) {
        try {
            return text == null || text.isBlank() ? null : Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public static String jsonExtract(String json, String path) {
        if (json == null || path == null || !path.startsWith("$")) {
            return null;
        }
        try {
            String pointer =
                    path.substring(1).replace("[", ".").replace("]", "").replace('.', '/');
            JsonNode found = MAPPER.readTree(json).at(JsonPointer.compile(pointer));
            return found.isMissingNode() ? null : MAPPER.writeValueAsString(found);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String format(LocalDateTime value, String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char field = format.charAt(++i);
            switch (field) {
                case 'Y' -> out.append(padded(value.getYear(), 4));
                case 'y' -> out.append(padded(value.getYear() % 100, 2));
                case 'm' -> out.append(padded(value.getMonthValue(), 2));
                case 'c' -> out.append(value.getMonthValue());
                case 'd' -> out.append(padded(value.getDayOfMonth(), 2));
                case 'e' -> out.append(value.getDayOfMonth());
                case 'H' -> out.append(padded(value.getHour(), 2));
                case 'k' -> out.append(value.getHour());
                case 'i' -> out.append(padded(value.getMinute(), 2));
                case 's', 'S' -> out.append(padded(value.getSecond(), 2));
                case 'f' -> out.append(padded(value.get(java.time.temporal.ChronoField.MICRO_OF_SECOND), 6));
                case 'j' -> out.append(padded(value.getDayOfYear(), 3));
                case 'T' ->
                    out.append(padded(value.getHour(), 2) + ":" + padded(value.getMinute(), 2) + ":"
                            + padded(value.getSecond(), 2));
                default -> out.append(field);
            }
        }
        return out.toString();
    }

    private static String padded(int number, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.sink.encode.RandomValues.Cell;
import io.connectdoris.sink.encode.RandomValues.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Random dates and times.
 *
 * @param zone of the sink: an instant means its wall clock
 */
record RandomTimes(Random random, ZoneId zone) {

    private static final long DAY = 86_400;
    /** A day of room on either side, so that no zone leads out of the four digits of a year. */
    private static final long FIRST_SECOND = LocalDate.of(0, 1, 2).toEpochDay() * DAY;

    private static final long SECONDS = LocalDate.of(9999, 12, 31).toEpochDay() * DAY - FIRST_SECOND;
    private static final long SECOND = 1_000_000_000;

    static Schema named(Schema.Type type, String name) {
        return new SchemaBuilder(type).name("io.debezium.time." + name).build();
    }

    Kind any() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> date();
            case 2, 3, 4 -> timestamp();
            default -> time();
        };
    }

    private LocalDateTime moment(int digits) {
        long second = FIRST_SECOND + Math.floorMod(random.nextLong(), SECONDS);
        // Now and then in the years that most rows are of, in which clocks change.
        second = random.nextInt(3) == 0 ? Math.floorMod(second, 60 * 365 * DAY) : second;
        int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt((int) SECOND);
        int unit = (int) Math.pow(10, 9 - digits);
        LocalDateTime moment = LocalDateTime.ofEpochSecond(second, nanos / unit * unit, ZoneOffset.UTC);
        return random.nextInt(5) == 0 ? moment.truncatedTo(ChronoUnit.DAYS) : moment;
    }

    private Kind date() {
        return switch (random.nextInt(3)) {
            case 0 -> days(Date.SCHEMA, day -> new java.util.Date(day.toEpochDay() * DAY * 1000));
            case 1 -> days(named(Schema.Type.STRING, "IsoDate"), day -> day + "Z");
            default -> days(named(Schema.Type.INT32, "Date"), day -> (int) day.toEpochDay());
        };
    }

    private Kind days(Schema schema, Function<LocalDate, Object> sent) {
        return new Kind(schema, () -> {
            LocalDate day = moment(0).toLocalDate();
            return new Cell(sent.apply(day), day);
        });
    }

    private Kind timestamp() {
        return switch (random.nextInt(7)) {
            case 0 -> moments(named(Schema.Type.INT64, "Timestamp"), 3, time -> units(time, 1000));
            case 1 -> moments(Timestamp.SCHEMA, 3, time -> new java.util.Date(units(time, 1000)));
            case 2 -> moments(named(Schema.Type.INT64, "MicroTimestamp"), 6, time -> units(time, 1_000_000));
            case 3 -> moments(named(Schema.Type.STRING, "IsoTimestamp"), 6, time -> time + "Z");
            case 4 -> new Kind(named(Schema.Type.INT64, "NanoTimestamp"), this::nanosecond);
            default -> new Kind(named(Schema.Type.STRING, "ZonedTimestamp"), this::zoned);
        };
    }

    private Kind moments(Schema schema, int digits, Function<LocalDateTime, Object> sent) {
        return new Kind(schema, () -> {
            LocalDateTime time = moment(digits);
            return new Cell(sent.apply(time), time);
        });
    }

    /** An instant with any offset. */
    private Cell zoned() {
        Instant instant = moment(6).toInstant(ZoneOffset.UTC);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(97) - 48) * 900);
        OffsetDateTime there = instant.atOffset(offset);
        boolean fourDigits = there.getYear() >= 0 && there.getYear() <= 9999;
        return new Cell(
                fourDigits ? there.toString() : instant.toString(),
                instant.atZone(zone).toLocalDateTime());
    }

    private Cell nanosecond() {
        long nanos = random.nextLong();
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, SECOND), (int) Math.floorMod(nanos, SECOND), ZoneOffset.UTC);
        return new Cell(nanos, time);
    }

    private static long units(LocalDateTime time, long ofSecond) {
        return time.toEpochSecond(ZoneOffset.UTC) * ofSecond + time.getNano() / (SECOND / ofSecond);
    }

    private Kind time() {
        return switch (random.nextInt(6)) {
            case 0 -> millis(named(Schema.Type.INT32, "Time"), millis -> millis);
            case 1 -> millis(Time.SCHEMA, java.util.Date::new);
            case 2 ->
                new Kind(named(Schema.Type.INT64, "NanoTime"), () -> {
                    long nanos = Math.floorMod(random.nextLong(), DAY * SECOND);
                    return new Cell(nanos, Duration.ofNanos(nanos));
                });
            case 3 ->
                new Kind(named(Schema.Type.STRING, "IsoTime"), () -> {
                    LocalTime time = timeOfDay();
                    return new Cell(shown(time), Duration.ofNanos(time.toNanoOfDay()));
                });
            case 4 ->
                new Kind(named(Schema.Type.STRING, "ZonedTime"), () -> {
                    String text = shown(timeOfDay());
                    return new Cell(text, text);
                });
            default ->
                new Kind(named(Schema.Type.INT64, "MicroTime"), () -> {
                    long micros = random.nextLong() % 3_020_399_000_000L;
                    return new Cell(micros, Duration.of(micros, ChronoUnit.MICROS));
                });
        };
    }

    private Kind millis(Schema schema, Function<Integer, Object> sent) {
        return new Kind(schema, () -> {
            int millis = random.nextInt((int) DAY * 1000);
            return new Cell(sent.apply(millis), Duration.ofMillis(millis));
        });
    }

    private LocalTime timeOfDay() {
        return moment(random.nextInt(7)).toLocalTime();
    }

    private static String shown(LocalTime time) {
        return time.format(DateTimeFormatter.ISO_LOCAL_TIME) + "Z";
    }
}

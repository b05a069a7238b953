package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.client.DorisType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalTypesTest {

    private static final Schema DATE = named(Schema.Type.INT32, "io.debezium.time.Date");
    private static final Schema MILLIS = named(Schema.Type.INT64, "io.debezium.time.Timestamp");
    private static final Schema MICROS = named(Schema.Type.INT64, "io.debezium.time.MicroTimestamp");
    private static final Schema NANOS = named(Schema.Type.INT64, "io.debezium.time.NanoTimestamp");
    private static final Schema ZONED = named(Schema.Type.STRING, "io.debezium.time.ZonedTimestamp");
    private static final Schema MICRO_TIME = named(Schema.Type.INT64, "io.debezium.time.MicroTime");

    @Test
    void everyDayOfTenThousandYearsIsWritten() {
        long last = LocalDate.of(9999, 12, 31).toEpochDay();
        ValueWriter writer = LogicalTypes.writer(DATE, DorisType.DATE, Written.UTC);
        JsonWriter out = new JsonWriter();
        for (long day = LocalDate.of(0, 1, 1).toEpochDay(); day <= last; day += day % 1461 < 70 ? 1 : 17) {
            out.reset();
            writer.write((int) day, out);
            String expected = '"' + LocalDate.ofEpochDay(day).toString() + '"';
            assertThat(Written.text(out)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-719_529, 2_932_897, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void dateOutsideOfTheRangeIsRefused(int day) {
        assertThatThrownBy(() -> Written.of(DATE, day))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("0000-01-01 to 9999-12-31");
    }

    @Test
    void timestampsOfAllUnitsAgreeWithJavaTime() {
        long seed = 9999;
        Random random = new Random(seed);
        DateTimeFormatter micros = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() % 250_000_000_000_000_000L;
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(value, 1_000_000L), (int) Math.floorMod(value, 1_000_000L) * 1000, ZoneOffset.UTC);
            if (time.getYear() >= 0) {
                assertThat(Written.of(MICROS, value)).as("seed %d", seed).isEqualTo('"' + micros.format(time) + '"');
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01 00:00:00.000",
        "-1, 1969-12-31 23:59:59.999",
        "253402300799999, 9999-12-31 23:59:59.999",
        "-62167219200000, 0000-01-01 00:00:00.000",
        "1709212455678, 2024-02-29 13:14:15.678"
    })
    void millisecondsBecomeDatetimeOfThreeDigits(long value, String expected) {
        assertThat(Written.of(MILLIS, value)).isEqualTo('"' + expected + '"');
        assertThat(Written.of(Timestamp.SCHEMA, new Date(value))).isEqualTo('"' + expected + '"');
    }

    @ParameterizedTest
    @ValueSource(longs = {9223372036825200000L, -9223372036832400000L, -210866803200000000L, Long.MIN_VALUE})
    void infinityAndYearsBeforeChristAreRefused(long micros) {
        assertThatThrownBy(() -> Written.of(MICROS, micros))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("0000-01-01 to 9999-12-31");
    }

    @Test
    void precisionIsThatOfTheSourceColumn() {
        assertThat(column(source(MILLIS, "DATETIME", null, null))).isEqualTo(DorisType.datetime(0));
        assertThat(column(source(MILLIS, "DATETIME", "3", null))).isEqualTo(DorisType.datetime(3));
        assertThat(column(source(MICROS, "DATETIME", "6", null))).isEqualTo(DorisType.datetime(6));
        assertThat(column(source(MICROS, "TIMESTAMP", "29", "6"))).isEqualTo(DorisType.datetime(6));
        assertThat(column(source(MILLIS, "TIMESTAMP", "22", "0"))).isEqualTo(DorisType.datetime(0));
        assertThat(column(source(ZONED, "TIMESTAMP", null, null))).isEqualTo(DorisType.datetime(0));
        assertThat(column(source(ZONED, "TIMESTAMPTZ", "35", "6"))).isEqualTo(DorisType.datetime(6));
        assertThat(column(source(NANOS, "DATETIME", "6", null))).isEqualTo(DorisType.datetime(6));
        assertThat(column(MILLIS)).isEqualTo(DorisType.datetime(3));
        assertThat(column(MICROS)).isEqualTo(DorisType.datetime(6));
        assertThat(column(ZONED)).isEqualTo(DorisType.datetime(6));
        assertThat(column(NANOS)).isEqualTo(DorisType.varcharOrString(29));
    }

    @Test
    void nanosecondsAreKept() {
        assertThat(Written.of(NANOS, 1709212455678901234L)).isEqualTo("\"2024-02-29 13:14:15.678901234\"");
        assertThat(Written.as(NANOS, DorisType.datetime(6), 1709212455678901000L))
                .isEqualTo("\"2024-02-29 13:14:15.678901\"");
        assertThat(Written.as(NANOS, DorisType.datetime(6), 1709212455678901500L))
                .isEqualTo("\"2024-02-29 13:14:15.678902\"");
    }

    @ParameterizedTest
    @CsvSource({
        "datetime, 2024-02-29T13:14:15, 2024-02-29 13:14:15, false",
        "datetime, 2024-02-29T13:14:15.499999, 2024-02-29 13:14:15, true",
        "datetime, 2024-02-29T13:14:15.500000, 2024-02-29 13:14:16, true",
        "datetime(3), 2024-02-29T13:14:15.678000, 2024-02-29 13:14:15.678, false",
        "datetime(3), 2024-02-29T13:14:15.678499, 2024-02-29 13:14:15.678, true",
        "datetime(3), 2024-02-29T13:14:15.678500, 2024-02-29 13:14:15.679, true",
        "datetime(5), 2024-02-29T13:14:15.000005, 2024-02-29 13:14:15.00001, true",
        "datetime, 2024-12-31T23:59:59.999999, 2025-01-01 00:00:00, true",
        "datetime, 1969-12-31T23:59:59.500000, 1970-01-01 00:00:00, true",
        "datetime, 1969-12-31T23:59:59.499999, 1969-12-31 23:59:59, true",
        "datetime, 0000-01-01T00:00:00.000001, 0000-01-01 00:00:00, true",
        "datetime, 9999-12-31T23:59:59.999999, 9999-12-31 23:59:59, true",
        "datetime(3), 9999-12-31T23:59:59.999999, 9999-12-31 23:59:59.999, true",
        "date, 2024-02-29T00:00:00, 2024-02-29, false",
        "date, 2024-02-29T23:59:59.999999, 2024-02-29, true",
        "date, 1969-12-31T23:59:59.999999, 1969-12-31, true",
        "date, 2024-02-29T00:00:00.000001, 2024-02-29, true"
    })
    void digitsThatTheColumnLacksAreRoundedAndNoticed(
            String column, LocalDateTime value, String expected, boolean noticed) {
        DorisType type = DorisType.parse(column);
        long micros = ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), value);
        assertThat(Written.as(MICROS, type, micros)).isEqualTo('"' + expected + '"');
        Remark remark = type.equals(DorisType.DATE) ? Remark.TIME_DROPPED : Remark.ROUNDED;
        assertThat(Written.remark(MICROS, type, micros)).isEqualTo(noticed ? Optional.of(remark) : Optional.empty());
    }

    @Test
    void dateInATimestampColumnIsItsMidnight() {
        assertThat(Written.as(DATE, DorisType.datetime(3), 19782)).isEqualTo("\"2024-02-29 00:00:00.000\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00.000000",
        "-1, -00:00:00.000001",
        "47655678901, 13:14:15.678901",
        "86400000000, 24:00:00.000000",
        "3020399000000, 838:59:59.000000",
        "-3020399000000, -838:59:59.000000",
        "-3600000000, -01:00:00.000000",
        "90000000000, 25:00:00.000000"
    })
    void timesGoBeyondADay(long micros, String expected) {
        assertThat(column(MICRO_TIME)).isEqualTo(DorisType.varcharOrString(20));
        assertThat(Written.of(MICRO_TIME, micros)).isEqualTo('"' + expected + '"');
    }

    @Test
    void timesHaveTheDigitsOfTheirColumn() {
        assertThat(Written.of(source(MICRO_TIME, "TIME", null, null), 47655000000L))
                .isEqualTo("\"13:14:15\"");
        assertThat(Written.of(source(MICRO_TIME, "TIME", "3", null), 47655678000L))
                .isEqualTo("\"13:14:15.678\"");
        assertThat(Written.of(source(MICRO_TIME, "TIME", null, null), 47655678901L))
                .as("more digits than the column should have are kept")
                .isEqualTo("\"13:14:15.678901\"");
        assertThat(Written.of(Time.SCHEMA, new Date(47655678))).isEqualTo("\"13:14:15.678\"");
        assertThat(Written.of(named(Schema.Type.INT64, "io.debezium.time.NanoTime"), 1L))
                .isEqualTo("\"00:00:00.000000001\"");
        assertThat(Written.of(named(Schema.Type.STRING, "io.debezium.time.IsoTime"), "13:14:15.67Z"))
                .isEqualTo("\"13:14:15.670000\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0001-01-01T00:00:00", "1582-10-15T00:00:00", "2262-04-12T00:00:00", "9999-12-31T23:59:59.999999"
            })
    void nanosecondsThatWrappedAroundAreRefused(String text) {
        long seconds = LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
        long wrapped = seconds * 1_000_000_000L + LocalDateTime.parse(text).getNano();
        Schema schema = source(NANOS, "TIMESTAMP", "29", "6");

        for (String target : List.of("datetime(6)", "datetime(0)", "string", "date")) {
            assertThatThrownBy(() -> Written.as(schema, DorisType.parse(target), wrapped))
                    .as(target)
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("wrapped around")
                    .hasMessageContaining("time.precision.mode=microseconds");
        }
    }

    @Test
    void timesThatConnectModeCutsAreNoticed() {
        Schema timestamp6 = source(Timestamp.SCHEMA, "DATETIME", "6", null);
        Schema timestamp3 = source(Timestamp.SCHEMA, "DATETIME", "3", null);
        Schema time6 = source(Time.SCHEMA, "TIME", "15", "6");
        Schema time3 = source(Time.SCHEMA, "TIME", "12", "3");

        assertThat(Written.remark(timestamp6, DorisType.datetime(6), new Date(1)))
                .contains(Remark.MILLISECONDS_ONLY);
        assertThat(Written.remark(timestamp3, DorisType.datetime(3), new Date(1)))
                .isEmpty();
        assertThat(Written.remark(Timestamp.SCHEMA, DorisType.datetime(3), new Date(1)))
                .isEmpty();
        assertThat(Written.remark(time6, DorisType.STRING, new Date(1))).contains(Remark.MILLISECONDS_ONLY);
        assertThat(Written.remark(time3, DorisType.STRING, new Date(1))).isEmpty();
        assertThat(Written.remark(source(MILLIS, "DATETIME", "3", null), DorisType.datetime(3), 1L))
                .isEmpty();
    }

    @Test
    void keysThatAModeHasCutOrWrappedAreKnownByTheirImage() {
        Schema timestamp6 = source(Timestamp.SCHEMA, "DATETIME", "6", null);
        JsonWriter out = new JsonWriter();
        LogicalTypes.keyWriter(timestamp6, DorisType.datetime(3), Written.UTC).write(new Date(1), out);

        assertThat(out.takeNoticed()).isEqualTo(Remark.MILLISECONDS_ONLY);
        ValueWriter nanos =
                LogicalTypes.keyWriter(source(NANOS, "TIMESTAMP", "29", "6"), DorisType.STRING, Written.UTC);
        assertThatThrownBy(() -> Written.by(nanos, 1L)).hasMessageContaining("wrapped around");
    }

    @Test
    void intervalsThatHaveLostTheirMonthsAreNoticed() {
        Schema number = named(Schema.Type.INT64, "io.debezium.time.MicroDuration");
        Schema text = named(Schema.Type.STRING, "io.debezium.time.Interval");

        assertThat(Written.remark(number, DorisType.BIGINT, 1L)).contains(Remark.MONTHS_AS_DAYS);
        assertThat(Written.remark(text, DorisType.STRING, "P1Y2M3DT4H5M6.789S")).isEmpty();
    }

    @Test
    void nanosecondsThatASourceHasAreWritten() {
        Schema micros = source(NANOS, "TIMESTAMP", "29", "6");
        assertThat(Written.of(micros, 1_709_212_455_678_901_000L)).isEqualTo("\"2024-02-29 13:14:15.678901\"");
        assertThat(Written.of(micros, -1_000L)).isEqualTo("\"1969-12-31 23:59:59.999999\"");
        Schema nanos = source(NANOS, "TIMESTAMP", "29", "9");
        assertThat(Written.of(nanos, 1_709_212_455_678_901_234L)).isEqualTo("\"2024-02-29 13:14:15.678901234\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTC", "America/St_Johns", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "-03:30"})
    void zonedTimestampsBecomeTheWallClock(String zone) {
        long seed = zone.hashCode();
        Random random = new Random(seed);
        ZoneId id = ZoneId.of(zone);
        ValueWriter writer = LogicalTypes.writer(ZONED, DorisType.datetime(6), Written.in(id));
        DateTimeFormatter expected = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
        long second = 0;
        for (int i = 0; i < 20_000; i++) {
            // Now and then far away, mostly a little further: as rows come.
            second = i % 50 == 0 ? random.nextLong() % 60_000_000_000L : second + random.nextInt(400_000) - 100_000;
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1000L);
            OffsetDateTime time = instant.atOffset(ZoneOffset.ofTotalSeconds((random.nextInt(100) - 50) * 900));
            assertThat(Written.by(writer, time.toString()))
                    .as("seed %d, %s", seed, time)
                    .isEqualTo('"' + expected.format(instant.atZone(id)) + '"');
        }
    }

    @Test
    void clockChangesAreSeenToTheSecond() {
        TypeSettings berlin = Written.in(ZoneId.of("Europe/Berlin"));
        ValueWriter writer = LogicalTypes.writer(ZONED, DorisType.datetime(0), berlin);
        assertThat(Written.by(writer, "2024-03-31T00:59:59Z")).isEqualTo("\"2024-03-31 01:59:59\"");
        assertThat(Written.by(writer, "2024-03-31T01:00:00Z")).isEqualTo("\"2024-03-31 03:00:00\"");
        assertThat(Written.by(writer, "2024-10-27T00:59:59Z")).isEqualTo("\"2024-10-27 02:59:59\"");
        assertThat(Written.by(writer, "2024-10-27T01:00:00Z")).isEqualTo("\"2024-10-27 02:00:00\"");
        assertThat(Written.by(writer, "2024-03-31T00:59:59Z")).isEqualTo("\"2024-03-31 01:59:59\"");
    }

    @Test
    void bothInstantsOfADoubleHourBecomeOneWallClockButTwoInUtc() {
        TypeSettings stJohns = Written.in(ZoneId.of("America/St_Johns"));
        DorisType seconds = DorisType.datetime(0);
        for (String instant : new String[] {"2024-11-03T04:00:00Z", "2024-11-03T05:00:00Z"}) {
            assertThat(Written.as(ZONED, seconds, instant, stJohns)).isEqualTo("\"2024-11-03 01:30:00\"");
            assertThat(Written.as(ZONED, seconds, instant))
                    .isEqualTo('"' + instant.replace('T', ' ').replace("Z", "") + '"');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/St_Johns, 2024-11-03T03:29:59Z, 1",
        "America/St_Johns, 2024-11-03T03:30:00Z, 2",
        "America/St_Johns, 2024-11-03T04:29:59Z, 2",
        "America/St_Johns, 2024-11-03T04:30:00Z, 2",
        "America/St_Johns, 2024-11-03T05:29:59Z, 2",
        "America/St_Johns, 2024-11-03T05:30:00Z, 1",
        "America/St_Johns, 2024-03-10T05:29:59Z, 1",
        "America/St_Johns, 2024-03-10T05:30:00Z, 1",
        "Australia/Lord_Howe, 2024-04-06T14:29:59Z, 1",
        "Australia/Lord_Howe, 2024-04-06T14:30:00Z, 2",
        "Australia/Lord_Howe, 2024-04-06T15:29:59Z, 2",
        "Australia/Lord_Howe, 2024-04-06T15:30:00Z, 1",
        "Asia/Kolkata, 2024-11-03T04:00:00Z, 1",
        "UTC, 2024-11-03T04:00:00Z, 1"
    })
    void instantThatTheClocksShowTwiceIsRemarked(String zone, String instant, int times) {
        JsonWriter out = new JsonWriter();
        LogicalTypes.writer(ZONED, DorisType.datetime(0), Written.in(ZoneId.of(zone)))
                .write(instant, out);
        assertThat(out.takeNoticed()).isEqualTo(times == 2 ? Remark.SHOWN_TWICE : null);
    }

    /** The rules of java.time are asked for each instant here, and not for each hour. */
    @ParameterizedTest
    @ValueSource(strings = {"America/St_Johns", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"})
    void hoursShownTwiceAreThoseOfJavaTime(String zone) {
        ZoneId id = ZoneId.of(zone);
        WallClock clock = new WallClock(id);
        Random random = new Random(zone.hashCode());
        long second = 0;
        for (int i = 0; i < 200_000; i++) {
            second = i % 5_000 == 0 ? random.nextInt() : second + random.nextInt(4_000) - 1_000;
            LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), id);
            assertThat(clock.isShownTwice(second))
                    .as("%s", wall)
                    .isEqualTo(id.getRules().getValidOffsets(wall).size() == 2);
        }
    }

    /** A minute after midnight, as St. John's had it until 2011, and by half an hour, as Lord Howe Island has it. */
    @ParameterizedTest
    @CsvSource({
        "America/St_Johns, 2006-04-02T03:30:59Z, 2006-04-02 00:00:59",
        "America/St_Johns, 2006-04-02T03:31:00Z, 2006-04-02 01:01:00",
        "America/St_Johns, 2006-10-29T02:30:59Z, 2006-10-29 00:00:59",
        "America/St_Johns, 2006-10-29T02:31:00Z, 2006-10-28 23:01:00",
        "Australia/Lord_Howe, 2024-04-06T14:59:59Z, 2024-04-07 01:59:59",
        "Australia/Lord_Howe, 2024-04-06T15:00:00Z, 2024-04-07 01:30:00",
        "Australia/Lord_Howe, 2024-10-05T15:29:59Z, 2024-10-06 01:59:59",
        "Australia/Lord_Howe, 2024-10-05T15:30:00Z, 2024-10-06 02:30:00"
    })
    void oddClockChangesAreSeenToTheSecond(String zone, String instant, String expected) {
        assertThat(Written.as(ZONED, DorisType.datetime(0), instant, Written.in(ZoneId.of(zone))))
                .isEqualTo('"' + expected + '"');
    }

    /** Of the sink's zone and, since the tests run in St. John's, of the worker's. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-03-10T02:30:00", "2024-11-03T01:30:00", "2006-04-02T00:30:00", "2006-10-28T23:30:00"})
    void wallClockThatAZoneShowsTwiceOrNeverIsKept(String time) {
        TypeSettings stJohns = Written.in(ZoneId.of("America/St_Johns"));
        DorisType seconds = DorisType.datetime(0);
        String expected = '"' + time.replace('T', ' ') + '"';
        long millis = LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
        assertThat(Written.as(MILLIS, seconds, millis, stJohns)).isEqualTo(expected);
        assertThat(Written.as(MICROS, seconds, millis * 1_000, stJohns)).isEqualTo(expected);
        assertThat(Written.as(NANOS, seconds, millis * 1_000_000, stJohns)).isEqualTo(expected);
        assertThat(Written.as(Timestamp.SCHEMA, seconds, new Date(millis), stJohns))
                .isEqualTo(expected);
        assertThat(Written.as(named(Schema.Type.STRING, "io.debezium.time.IsoTimestamp"), seconds, time + "Z", stJohns))
                .isEqualTo(expected);
        assertThat(Written.schemaless(time, seconds, stJohns)).isEqualTo(expected);
    }

    @Test
    void settingsSideBySideDoNotMeet() {
        String noon = "2024-01-01T12:00:00Z";
        ValueWriter tokyo = LogicalTypes.writer(ZONED, DorisType.datetime(0), Written.in(ZoneId.of("Asia/Tokyo")));
        ValueWriter lima = LogicalTypes.writer(ZONED, DorisType.datetime(0), Written.in(ZoneId.of("America/Lima")));
        assertThat(Written.by(tokyo, noon)).isEqualTo("\"2024-01-01 21:00:00\"");
        assertThat(Written.by(lima, noon)).isEqualTo("\"2024-01-01 07:00:00\"");
        assertThat(Written.by(tokyo, noon)).isEqualTo("\"2024-01-01 21:00:00\"");
    }

    @Test
    void timestampsWithoutZoneAreNotShifted() {
        TypeSettings tokyo = Written.in(ZoneId.of("Asia/Tokyo"));
        assertThat(Written.as(MILLIS, DorisType.datetime(0), 1709212455000L, tokyo))
                .isEqualTo("\"2024-02-29 13:14:15\"");
        Schema iso = named(Schema.Type.STRING, "io.debezium.time.IsoTimestamp");
        assertThat(Written.as(iso, DorisType.datetime(0), "2024-02-29T13:14:15Z", tokyo))
                .isEqualTo("\"2024-02-29 13:14:15\"");
        Schema date = named(Schema.Type.STRING, "io.debezium.time.IsoDate");
        assertThat(Written.as(date, DorisType.DATE, "2024-02-29Z", tokyo)).isEqualTo("\"2024-02-29\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infinity",
                "-infinity",
                "",
                "2024",
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-02-29T24:00:00Z",
                "2024-02-29T13:60:00Z",
                "2024-02-29T13:14:60Z",
                "2024-02-29T13:14:15.Z",
                "2024-02-29T13:14:15.1234567890Z",
                "2024-02-29T13:14:15+",
                "2024-02-29T13:14:15+1",
                "2024-02-29T13:14:15Zx",
                "2024-02-29T13:14:15+01:0",
                "2024-02-29+01:9",
                "2024-02-29T",
                "2024-02-29T1",
                "2024-02-29T13",
                "+294276-12-31T23:59:59Z",
                "-4713-11-24T00:00:00Z",
                "2024-02-29T13:14:15+19:00",
                "2024-02-29 13:14:15 Z",
                "２０２４-02-29T13:14:15Z"
            })
    void whatIsNoTimestampIsRefused(String text) {
        assertThatThrownBy(() -> Written.of(ZONED, text)).isInstanceOf(UnencodableValueException.class);
    }

    @Test
    void shiftOutOfTheRangeIsRefused() {
        TypeSettings tokyo = Written.in(ZoneId.of("Asia/Tokyo"));
        assertThatThrownBy(() -> Written.as(ZONED, DorisType.datetime(0), "9999-12-31T23:59:59Z", tokyo))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("9999-12-31");
    }

    private static DorisType column(Schema schema) {
        return LogicalTypes.columnType(schema, false, Written.UTC);
    }

    private static Schema named(Schema.Type type, String name) {
        return new SchemaBuilder(type).name(name).build();
    }

    private static Schema source(Schema schema, String type, String length, String scale) {
        SchemaBuilder builder = new SchemaBuilder(schema.type()).name(schema.name());
        builder.parameter("__debezium.source.column.type", type);
        if (length != null) {
            builder.parameter("__debezium.source.column.length", length);
        }
        if (scale != null) {
            builder.parameter("__debezium.source.column.scale", scale);
        }
        return builder.build();
    }
}

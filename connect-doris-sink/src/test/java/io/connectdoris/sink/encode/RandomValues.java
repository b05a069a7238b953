package io.connectdoris.sink.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Random schemas with random values, and what the value means to the source. */
final class RandomValues {

    private static final String TIME = "io.debezium.time.";
    private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
    private static final long SECONDS = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400 - FIRST_SECOND;

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /**
     * @param value as Connect has it
     * @param meaning in the terms of {@link ReadBack}: a Boolean, BigDecimal, Double, Float, String, LocalDate,
     *     LocalDateTime, Duration, ByteBuffer, List or Map of such
     */
    record Sample(Schema schema, Object value, Object meaning) {
        @Override
        public String toString() {
            return LogicalTypes.shown(schema) + " " + meaning;
        }
    }

    /** @param depth how many levels of lists, maps and structs there may be */
    Sample next(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            return switch (random.nextInt(3)) {
                case 0 -> list(depth);
                case 1 -> map(depth);
                default -> struct(depth);
            };
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> integer();
            case 2 -> floating();
            case 3 -> decimal();
            case 4 -> text();
            case 5 -> binary();
            case 6 -> date();
            case 7, 8 -> timestamp();
            default -> time();
        };
    }

    private Sample integer() {
        long value = random.nextLong() >> random.nextInt(64);
        BigDecimal small = BigDecimal.valueOf((byte) value);
        return switch (random.nextInt(6)) {
            case 0 -> new Sample(Schema.INT8_SCHEMA, (byte) value, small);
            case 1 -> new Sample(Schema.INT16_SCHEMA, (short) value, BigDecimal.valueOf((short) value));
            case 2 -> new Sample(Schema.INT32_SCHEMA, (int) value, BigDecimal.valueOf((int) value));
            case 3 -> new Sample(Schema.BOOLEAN_SCHEMA, value > 0, value > 0);
            case 4 -> bits();
            default -> new Sample(Schema.INT64_SCHEMA, value, BigDecimal.valueOf(value));
        };
    }

    private Sample bits() {
        int length = 1 + random.nextInt(120);
        BigInteger number = new BigInteger(length, random);
        byte[] lowestFirst = new byte[(length + 7) / 8];
        for (int i = 0; i < lowestFirst.length; i++) {
            lowestFirst[i] = number.shiftRight(8 * i).byteValue();
        }
        Schema schema = SchemaBuilder.bytes()
                .name("io.debezium.data.Bits")
                .parameter("length", Integer.toString(length))
                .build();
        return new Sample(schema, lowestFirst, new Bits(number, length));
    }

    /** A bit string of a fixed length: a number, or its digits. */
    record Bits(BigInteger number, int length) {}

    /** Any bits, or a decimal number that somebody wrote. */
    static double real(Random random) {
        return random.nextInt(3) == 0
                ? random.nextInt(1_000_000_000) / 10_000.0
                : Double.longBitsToDouble(random.nextLong());
    }

    private Sample floating() {
        if (random.nextBoolean()) {
            float value = random.nextBoolean() ? random.nextInt(1000) / 8f : Float.intBitsToFloat(random.nextInt());
            return new Sample(Schema.FLOAT32_SCHEMA, value, value);
        }
        double value = real(random);
        return new Sample(Schema.FLOAT64_SCHEMA, value, value);
    }

    private Sample decimal() {
        int precision = 1 + random.nextInt(50);
        int scale = random.nextInt(precision + 1);
        BigInteger unscaled = new BigInteger(1 + random.nextInt(160), random).mod(BigInteger.TEN.pow(precision));
        BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
        if (random.nextInt(4) == 0) {
            Schema schema = SchemaBuilder.struct()
                    .name("io.debezium.data.VariableScaleDecimal")
                    .field("scale", Schema.INT32_SCHEMA)
                    .field("value", Schema.BYTES_SCHEMA)
                    .build();
            Struct struct = new Struct(schema).put("scale", scale).put("value", unscaled(value));
            return new Sample(schema, struct, value);
        }
        SchemaBuilder schema = Decimal.builder(scale);
        if (random.nextBoolean()) {
            schema.parameter("connect.decimal.precision", Integer.toString(precision));
        }
        return new Sample(schema.build(), value, value);
    }

    private static byte[] unscaled(BigDecimal value) {
        return value.unscaledValue().toByteArray();
    }

    private Sample text() {
        String text = random.nextInt(4) == 0 ? Long.toString(random.nextInt(1000)) : characters();
        String name = List.of("data.Xml", "data.Ltree", "data.Tsvector", "").get(random.nextInt(4));
        Schema schema = name.isEmpty()
                ? Schema.STRING_SCHEMA
                : SchemaBuilder.string().name("io.debezium." + name).build();
        return new Sample(schema, text, text);
    }

    private String characters() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextInt(20) == 0 ? 3000 : 12);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/'{}[],:İıß".charAt(random.nextInt(13)));
                case 2 -> text.append((char) (0x7F + random.nextInt(0xD780)));
                case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) (' ' + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }

    private Sample binary() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        Object value = random.nextBoolean() ? bytes : ByteBuffer.wrap(bytes);
        return new Sample(Schema.BYTES_SCHEMA, value, ByteBuffer.wrap(bytes));
    }

    private LocalDateTime moment(int digits) {
        long second = FIRST_SECOND + Math.floorMod(random.nextLong(), SECONDS);
        int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000);
        int unit = (int) Math.pow(10, 9 - digits);
        boolean midnight = random.nextInt(5) == 0;
        LocalDateTime moment = LocalDateTime.ofEpochSecond(second, nanos / unit * unit, ZoneOffset.UTC);
        return midnight ? moment.truncatedTo(ChronoUnit.DAYS) : moment;
    }

    private Sample date() {
        LocalDate day = moment(0).toLocalDate();
        return switch (random.nextInt(3)) {
            case 0 ->
                new Sample(
                        org.apache.kafka.connect.data.Date.SCHEMA,
                        new java.util.Date(day.toEpochDay() * 86_400_000),
                        day);
            case 1 -> new Sample(named(Schema.Type.STRING, "IsoDate"), day + "Z", day);
            default -> new Sample(named(Schema.Type.INT32, "Date"), (int) day.toEpochDay(), day);
        };
    }

    private Sample timestamp() {
        return switch (random.nextInt(6)) {
            case 0 -> {
                LocalDateTime time = moment(3);
                yield new Sample(named(Schema.Type.INT64, "Timestamp"), units(time, 1000), time);
            }
            case 1 -> {
                LocalDateTime time = moment(3);
                java.util.Date date = new java.util.Date(units(time, 1000));
                yield new Sample(org.apache.kafka.connect.data.Timestamp.SCHEMA, date, time);
            }
            case 2 -> {
                LocalDateTime time = nanosecond();
                yield new Sample(named(Schema.Type.INT64, "NanoTimestamp"), units(time, 1_000_000_000), time);
            }
            case 3 -> {
                LocalDateTime time = moment(6);
                yield new Sample(named(Schema.Type.STRING, "IsoTimestamp"), time + "Z", time);
            }
            case 4 -> zoned();
            default -> {
                LocalDateTime time = moment(6);
                yield new Sample(named(Schema.Type.INT64, "MicroTimestamp"), units(time, 1_000_000), time);
            }
        };
    }

    /** An instant with any offset; what is written is its wall clock in UTC. */
    private Sample zoned() {
        LocalDateTime utc = moment(6);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(97) - 48) * 900);
        LocalDateTime there = utc.plusSeconds(offset.getTotalSeconds());
        boolean fourDigits = there.getYear() >= 0 && there.getYear() <= 9999;
        String text = fourDigits
                ? there.atOffset(offset).toString()
                : utc.atOffset(ZoneOffset.UTC).toString();
        return new Sample(named(Schema.Type.STRING, "ZonedTimestamp"), text, utc);
    }

    private LocalDateTime nanosecond() {
        long nanos = random.nextLong();
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), (int) Math.floorMod(nanos, 1_000_000_000L), ZoneOffset.UTC);
    }

    private static long units(LocalDateTime time, long ofSecond) {
        long second = time.toEpochSecond(ZoneOffset.UTC);
        return second * ofSecond + time.getNano() / (1_000_000_000L / ofSecond);
    }

    private Sample time() {
        return switch (random.nextInt(4)) {
            case 0 -> {
                int millis = random.nextInt(86_400_000);
                yield new Sample(named(Schema.Type.INT32, "Time"), millis, Duration.ofMillis(millis));
            }
            case 1 -> {
                long nanos = Math.floorMod(random.nextLong(), 86_400_000_000_000L);
                yield new Sample(named(Schema.Type.INT64, "NanoTime"), nanos, Duration.ofNanos(nanos));
            }
            case 2 -> {
                LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
                String text = time.format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME) + "Z";
                yield new Sample(named(Schema.Type.STRING, "IsoTime"), text, Duration.ofSeconds(time.toSecondOfDay()));
            }
            default -> {
                long micros = random.nextLong() % 3_020_399_000_000L;
                yield new Sample(named(Schema.Type.INT64, "MicroTime"), micros, Duration.of(micros, ChronoUnit.MICROS));
            }
        };
    }

    private Sample list(int depth) {
        Sample first = next(depth - 1);
        List<Object> values = new ArrayList<>();
        List<Object> meanings = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            boolean missing = isNull(first);
            values.add(missing ? null : first.value());
            meanings.add(missing ? null : first.meaning());
        }
        return new Sample(SchemaBuilder.array(optional(first.schema())).build(), values, meanings);
    }

    private Sample map(int depth) {
        Sample first = next(depth - 1);
        Map<Object, Object> values = new HashMap<>();
        Map<Object, Object> meanings = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = characters();
            boolean missing = isNull(first);
            values.put(key, missing ? null : first.value());
            meanings.put(key, missing ? null : first.meaning());
        }
        return new Sample(
                SchemaBuilder.map(Schema.STRING_SCHEMA, optional(first.schema()))
                        .build(),
                values,
                meanings);
    }

    private Sample struct(int depth) {
        Map<String, Sample> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.put(i + characters(), next(depth - 1));
        }
        SchemaBuilder builder = SchemaBuilder.struct();
        fields.forEach((name, sample) -> builder.field(name, optional(sample.schema())));
        Schema schema = builder.build();
        Struct struct = new Struct(schema);
        Map<Object, Object> meanings = new HashMap<>();
        fields.forEach((name, sample) -> {
            boolean missing = isNull(sample);
            meanings.put(name, missing ? null : sample.meaning());
            if (!missing) {
                struct.put(name, sample.value());
            }
        });
        return new Sample(schema, struct, meanings);
    }

    /** A struct is never null here: its schema would have to be that of its place. */
    private boolean isNull(Sample sample) {
        return sample.schema().type() != Schema.Type.STRUCT && random.nextInt(4) == 0;
    }

    private static Schema optional(Schema schema) {
        if (schema.type() == Schema.Type.STRUCT) {
            return schema;
        }
        SchemaBuilder builder =
                switch (schema.type()) {
                    case ARRAY -> SchemaBuilder.array(schema.valueSchema());
                    case MAP -> SchemaBuilder.map(schema.keySchema(), schema.valueSchema());
                    default -> new SchemaBuilder(schema.type());
                };
        if (schema.name() != null) {
            builder.name(schema.name());
        }
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        return builder.optional().build();
    }

    private static Schema named(Schema.Type type, String name) {
        return new SchemaBuilder(type).name(TIME + name).build();
    }
}

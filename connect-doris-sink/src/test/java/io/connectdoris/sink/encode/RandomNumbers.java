package io.connectdoris.sink.encode;

import io.connectdoris.sink.encode.RandomValues.Cell;
import io.connectdoris.sink.encode.RandomValues.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Random numbers, and what a source counts with numbers. */
record RandomNumbers(Random random) {

    private static final Schema VARIABLE_SCALE = SchemaBuilder.struct()
            .name("io.debezium.data.VariableScaleDecimal")
            .field("scale", Schema.INT32_SCHEMA)
            .field("value", Schema.BYTES_SCHEMA)
            .build();

    /** A bit string: a number, or its digits; as many as it has itself when the length varies, which is 0. */
    record Bits(BigInteger number, int length) {}

    Kind any() {
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> integer();
            case 3 -> floating();
            case 4 -> bits();
            case 5 -> variableScale();
            default -> decimal();
        };
    }

    private Kind integer() {
        return switch (random.nextInt(9)) {
            case 0 -> new Kind(Schema.INT8_SCHEMA, () -> cell((byte) number()));
            case 1 -> new Kind(Schema.INT16_SCHEMA, () -> cell((short) number()));
            case 2 -> new Kind(Schema.INT32_SCHEMA, () -> cell((int) number()));
            case 3 ->
                new Kind(Schema.BOOLEAN_SCHEMA, () -> {
                    boolean value = random.nextBoolean();
                    return new Cell(value, value);
                });
            case 4 -> new Kind(RandomTimes.named(Schema.Type.INT32, "Year"), () -> cell(1901 + random.nextInt(255)));
            case 5 -> new Kind(RandomTimes.named(Schema.Type.INT64, "MicroDuration"), () -> cell(number()));
            case 6 -> new Kind(RandomTimes.named(Schema.Type.INT64, "NanoDuration"), () -> cell(number()));
            default -> new Kind(Schema.INT64_SCHEMA, () -> cell(number()));
        };
    }

    /** Of any size, and often a small one. */
    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    private static Cell cell(Number value) {
        return new Cell(value, BigDecimal.valueOf(value.longValue()));
    }

    private Kind bits() {
        int length = 1 + random.nextInt(140);
        boolean varying = random.nextInt(4) == 0;
        SchemaBuilder schema =
                SchemaBuilder.bytes().name("io.debezium.data.Bits").parameter("length", Integer.toString(length));
        if (varying) {
            schema.parameter("__debezium.source.column.type", "VARBIT");
        }
        return new Kind(schema.build(), () -> {
            BigInteger number = new BigInteger(random.nextInt(length + 1), random);
            return new Cell(lowestFirst(number, length), new Bits(number, varying ? 0 : length));
        });
    }

    private static byte[] lowestFirst(BigInteger number, int length) {
        byte[] bytes = new byte[(length + 7) / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    /** Any bits, or a decimal number that somebody wrote, or what is no number. */
    static double real(Random random) {
        return switch (random.nextInt(24)) {
            case 0 ->
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE)
                        .get(random.nextInt(5));
            case 1, 2, 3, 4, 5, 6, 7 -> random.nextInt(1_000_000_000) / 10_000.0;
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    static float single(Random random) {
        return switch (random.nextInt(24)) {
            case 0 ->
                List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.0f, Float.MIN_VALUE)
                        .get(random.nextInt(5));
            case 1, 2, 3, 4, 5, 6, 7 -> random.nextInt(1000) / 8f;
            default -> Float.intBitsToFloat(random.nextInt());
        };
    }

    private Kind floating() {
        return random.nextBoolean() ? singles() : doubles();
    }

    Kind singles() {
        return new Kind(Schema.FLOAT32_SCHEMA, () -> {
            float value = single(random);
            return new Cell(value, value);
        });
    }

    Kind doubles() {
        return new Kind(Schema.FLOAT64_SCHEMA, () -> {
            double value = real(random);
            return new Cell(value, value);
        });
    }

    private Kind decimal() {
        int precision = 1 + random.nextInt(50);
        int scale = random.nextInt(precision + 1);
        SchemaBuilder schema = Decimal.builder(scale);
        if (random.nextBoolean()) {
            schema.parameter("connect.decimal.precision", Integer.toString(precision));
        }
        return new Kind(schema.build(), () -> {
            BigDecimal value = decimal(precision, scale);
            return new Cell(value, value);
        });
    }

    private Kind variableScale() {
        return new Kind(VARIABLE_SCALE, () -> {
            BigDecimal value = decimal(1 + random.nextInt(60), random.nextInt(50) - 5);
            Struct struct = new Struct(VARIABLE_SCALE)
                    .put("scale", value.scale())
                    .put("value", value.unscaledValue().toByteArray());
            return new Cell(struct, value);
        });
    }

    private BigDecimal decimal(int precision, int scale) {
        BigInteger unscaled = new BigInteger(1 + random.nextInt(160), random).mod(BigInteger.TEN.pow(precision));
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
    }
}

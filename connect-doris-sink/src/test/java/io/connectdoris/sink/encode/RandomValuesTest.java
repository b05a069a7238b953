package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random values of random types, read back by a reader that shares nothing with the encoder. {@code -Dvalues.count=10000000}
 * tries more of them than the build does.
 */
@Timeout(3_600)
class RandomValuesTest {

    private static final int COUNT = Integer.getInteger("values.count", 200_000);
    /** A value of a random schema costs as much as some dozen numbers. */
    private static final int OF_RANDOM_SCHEMA = COUNT / 40;

    private static final List<String> SCALARS = List.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "bigint",
            "largeint",
            "float",
            "double",
            "decimal(38,9)",
            "decimal(9,4)",
            "decimal(5,0)",
            "date",
            "datetime",
            "datetime(3)",
            "datetime(6)",
            "char(12)",
            "varchar(20)",
            "varchar(65533)",
            "string",
            "json",
            "variant");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void valueComesBackFromTheColumnThatIsCreatedForIt(long seed) throws IOException {
        RandomValues values = new RandomValues(new Random(seed));
        for (int i = 0; i < OF_RANDOM_SCHEMA / 2; i++) {
            RandomValues.Sample sample = values.next(2);
            DorisType column = LogicalTypes.columnType(sample.schema(), false, Written.UTC);
            String cell = Written.as(sample.schema(), column, sample.value());
            assertThat(ReadBack.same(column, parsed(cell), sample.meaning()))
                    .as("seed %d, value %d: %s as %s is %s", seed, i, sample, column, cell)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void anyOtherColumnHasTheSameValueOrARoundedTimeAndARemarkOrARefusalThatNamesBoth(long seed) throws IOException {
        Random random = new Random(seed);
        RandomValues values = new RandomValues(random);
        int written = 0;
        for (int i = 0; i < OF_RANDOM_SCHEMA / 2; i++) {
            RandomValues.Sample sample = values.next(1);
            DorisType column = column(random);
            String what = "seed " + seed + ", value " + i + ": " + sample + " as " + column;
            try {
                String cell = Written.as(sample.schema(), column, sample.value());
                boolean noticed =
                        Written.remark(sample.schema(), column, sample.value()).isPresent();
                written++;
                Object meaning = noticed ? ReadBack.asHeld(column, sample.meaning()) : sample.meaning();
                assertThat(ReadBack.same(column, parsed(cell), meaning))
                        .as("%s is %s", what, cell)
                        .isTrue();
            } catch (UnsupportedTypeException e) {
                assertThat(e).as(what).hasMessageContaining(LogicalTypes.shown(sample.schema()));
                assertThat(e).as(what).hasMessageContaining(column.ddl());
            } catch (UnencodableValueException e) {
                assertThat(e).as(what).hasMessageContaining(innermost(column).ddl());
            }
        }
        assertThat(written).as("values that fit, seed %d", seed).isGreaterThan(OF_RANDOM_SCHEMA / 10);
    }

    @Test
    void doublesAreReadBackToTheBit() throws IOException {
        Random random = new Random(5);
        ValueWriter number = LogicalTypes.writer(Schema.FLOAT64_SCHEMA, DorisType.DOUBLE, Written.UTC);
        ValueWriter text = LogicalTypes.writer(Schema.FLOAT64_SCHEMA, DorisType.STRING, Written.UTC);
        for (int i = 0; i < COUNT; i++) {
            double value = RandomValues.real(random);
            long bits = Double.doubleToLongBits(value);
            ValueWriter writer = i % 4 == 0 ? text : number;
            String cell = unquoted(Written.by(writer, value));
            if (Double.doubleToLongBits(Double.parseDouble(cell)) != bits) {
                throw new AssertionError("double " + i + ", " + Long.toHexString(bits) + " became " + cell);
            }
        }
    }

    @Test
    void floatsAreReadBackToTheBit() throws IOException {
        Random random = new Random(6);
        ValueWriter number = LogicalTypes.writer(Schema.FLOAT32_SCHEMA, DorisType.FLOAT, Written.UTC);
        ValueWriter text = LogicalTypes.writer(Schema.FLOAT32_SCHEMA, DorisType.STRING, Written.UTC);
        for (int i = 0; i < COUNT; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            int bits = Float.floatToIntBits(value);
            ValueWriter writer = i % 4 == 0 ? text : number;
            String cell = unquoted(Written.by(writer, value));
            if (Float.floatToIntBits(Float.parseFloat(cell)) != bits) {
                throw new AssertionError("float " + i + ", " + Integer.toHexString(bits) + " became " + cell);
            }
        }
    }

    @Test
    void decimalsAreReadBackToTheLastDigit() throws IOException {
        Random random = new Random(7);
        ValueWriter[] writers = new ValueWriter[39];
        for (int scale = 0; scale < writers.length; scale++) {
            writers[scale] = LogicalTypes.writer(Decimal.schema(scale), DorisType.decimal(38, scale), Written.UTC);
        }
        for (int i = 0; i < COUNT; i++) {
            int scale = random.nextInt(writers.length);
            BigInteger unscaled = new BigInteger(1 + random.nextInt(126), random);
            BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
            String cell = unquoted(Written.by(writers[scale], value));
            if (!new BigDecimal(cell).equals(value) || cell.indexOf('E') >= 0) {
                throw new AssertionError("decimal " + i + ", " + value + " became " + cell);
            }
        }
    }

    /** What is in the quotes of a string, or the number that is no string; both have no escapes in them. */
    private static String unquoted(String cell) {
        return cell.charAt(0) == '"' ? cell.substring(1, cell.length() - 1) : cell;
    }

    private JsonNode parsed(String cell) throws JsonProcessingException {
        return json.readTree(cell);
    }

    private static DorisType column(Random random) {
        String scalar = SCALARS.get(random.nextInt(SCALARS.size()));
        boolean array = random.nextInt(6) == 0 && !scalar.equals("json") && !scalar.equals("variant");
        return DorisType.parse(array ? "array<" + scalar + ">" : scalar);
    }

    private static DorisType innermost(DorisType column) {
        return column.kind() == DorisType.Kind.ARRAY ? innermost(DorisType.parse(column.text())) : column;
    }
}

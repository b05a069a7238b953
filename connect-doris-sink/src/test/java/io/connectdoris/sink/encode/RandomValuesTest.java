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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random values of random types, read back by a reader that shares nothing with the encoder. The build tries a few. Ten
 * million doubles, floats and decimals take about three minutes: {@code mvn -pl connect-doris-sink -am test
 * -Dtest='RandomValuesTest#doubles*+floats*+decimals*' -Dsurefire.failIfNoSpecifiedTests=false -Dvalues.count=10000000}.
 */
@Timeout(3_600)
class RandomValuesTest {

    private static final int COUNT = Integer.getInteger("values.count", 200_000);
    /** A value of a random schema costs as much as some dozen numbers. */
    private static final int OF_RANDOM_SCHEMA = COUNT / 40;

    private static final int OF_ONE_KIND = 5;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource({"1, UTC", "2, UTC", "11, Asia/Kolkata", "12, America/St_Johns", "13, Australia/Lord_Howe"})
    void valueComesBackFromTheColumnThatIsCreatedForIt(long seed, ZoneId zone) throws IOException {
        RandomValues values = new RandomValues(new Random(seed), zone);
        TypeSettings settings = Written.in(zone);
        for (int i = 0; i < OF_RANDOM_SCHEMA / 3; i += OF_ONE_KIND) {
            RandomValues.Kind kind = values.next(3);
            DorisType column = LogicalTypes.columnType(kind.schema(), false, settings);
            ValueWriter writer = LogicalTypes.writer(kind.schema(), column, settings);
            for (int j = 0; j < OF_ONE_KIND; j++) {
                RandomValues.Cell sample = kind.next();
                String cell = Written.by(writer, sample.value());
                assertThat(ReadBack.same(column, parsed(cell), sample.meaning()))
                        .as("seed %d, %d: %s %s as %s is %s", seed, i, shown(kind), sample.meaning(), column, cell)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, UTC", "4, UTC", "14, Asia/Kolkata", "15, America/St_Johns"})
    void anyOtherColumnHasTheSameValueOrARoundedTimeAndARemarkOrARefusalThatNamesBoth(long seed, ZoneId zone)
            throws IOException {
        Random random = new Random(seed);
        RandomValues values = new RandomValues(random, zone);
        int written = 0;
        for (int i = 0; i < OF_RANDOM_SCHEMA; i++) {
            RandomValues.Kind kind = values.next(2);
            RandomValues.Cell sample = kind.next();
            DorisType column = new RandomColumns(random).next(2);
            String what = "seed " + seed + ", " + i + ": " + shown(kind) + " " + sample.meaning() + " as " + column;
            try {
                JsonWriter out = new JsonWriter();
                LogicalTypes.writer(kind.schema(), column, Written.in(zone)).write(sample.value(), out);
                written++;
                Object meaning = isRounded(out) ? ReadBack.asHeld(column, sample.meaning()) : sample.meaning();
                assertThat(ReadBack.same(column, parsed(Written.text(out)), meaning))
                        .as("%s is %s", what, Written.text(out))
                        .isTrue();
            } catch (UnsupportedTypeException e) {
                assertThat(e).as(what).hasMessageContaining(shown(kind));
                assertThat(e).as(what).hasMessageContaining(column.ddl());
            } catch (UnencodableValueException e) {
                assertThat(e).as(what).hasMessageContaining(innermost(column).ddl());
            }
        }
        assertThat(written).as("values that fit, seed %d", seed).isGreaterThan(OF_RANDOM_SCHEMA / 10);
    }

    /** So that no type is forgotten here that the catalogue has. */
    @Test
    void everyTypeIsAmongTheRandomOnes() {
        RandomValues values = new RandomValues(new Random(8), ZoneOffset.UTC);
        Set<String> names = new HashSet<>();
        Set<Schema.Type> plain = EnumSet.noneOf(Schema.Type.class);
        for (int i = 0; i < 5_000; i++) {
            Schema schema = values.next(1).schema();
            if (schema.name() == null) {
                plain.add(schema.type());
            } else {
                names.add(schema.name());
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(LogicalTypes.names().keySet());
        assertThat(plain).isEqualTo(TypeCatalogue.plain().keySet());
    }

    @Test
    void doublesAreReadBackToTheBit() throws IOException {
        Random random = new Random(5);
        ValueWriter number = LogicalTypes.writer(Schema.FLOAT64_SCHEMA, DorisType.DOUBLE, Written.UTC);
        ValueWriter text = LogicalTypes.writer(Schema.FLOAT64_SCHEMA, DorisType.STRING, Written.UTC);
        for (int i = 0; i < COUNT; i++) {
            double value = RandomNumbers.real(random);
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
            float value = RandomNumbers.single(random);
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

    private static boolean isRounded(JsonWriter out) {
        Remark remark = out.takeNoticed();
        return remark == Remark.ROUNDED || remark == Remark.TIME_DROPPED;
    }

    private static String shown(RandomValues.Kind kind) {
        return LogicalTypes.shown(kind.schema());
    }

    private static DorisType innermost(DorisType column) {
        return column.kind() == DorisType.Kind.ARRAY ? innermost(DorisType.parse(column.text())) : column;
    }
}

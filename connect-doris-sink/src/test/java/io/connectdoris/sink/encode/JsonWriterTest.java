package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    private static final int VALUES = 20_000;

    private final ObjectMapper reader = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final JsonWriter out = new JsonWriter();

    @Test
    void textIsEscapedAndInUtf8() {
        assertThat(written(w -> w.string("a\"b\\c\n\r\t\b\f\u0000\u001f\u007f/é日😀")))
                .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0000\\u001f\u007f/é日😀\"");
        assertThat(written(w -> w.string(""))).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83d", "\ude00", "\ude00\ud83d", "\ud83da", "\ud83d\ud83d\ude00"})
    void unpairedSurrogateIsRefused(String text) {
        assertThatThrownBy(() -> written(w -> w.string(text)))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("unpaired surrogate (U+D");
        assertThatThrownBy(() -> written(w -> w.jsonText('"' + text + '"')))
                .isInstanceOf(UnencodableValueException.class);
    }

    @Test
    void pairAcrossTheEndOfAPartStaysAPair() {
        for (int before = 1020; before < 1030; before++) {
            String text = "x".repeat(before) + "😀".repeat(600);
            assertThat(written(w -> w.string(text))).isEqualTo('"' + text + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomTextIsReadBackAsItWas(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = text(random);
            String json = written(w -> w.string(text));
            assertThat(reader.readTree(json).textValue())
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(text);
            assertThat(json.chars()).as("one line").noneMatch(c -> c < ' ');
            assertThat(JsonWriter.utf8Length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            String twice = written(w -> {
                w.string(text);
                w.quoteSince(0);
            });
            assertThat(reader.readTree(twice).textValue())
                    .as("seed %d, text %d in a JSON text", seed, i)
                    .isEqualTo(json);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10) == 0 ? random.nextInt(5000) : random.nextInt(40);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/'{}[],:".charAt(random.nextInt(10)));
                case 2 -> text.append((char) (0x80 + random.nextInt(0x780)));
                case 3 -> text.append((char) (0x800 + random.nextInt(0xD000)));
                case 4 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) (' ' + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 9, 10, 99, 100, 2147483647L, 2147483648L, -2147483648L, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void integerIsItsDigits(long value) {
        assertThat(written(w -> w.integer(value))).isEqualTo(Long.toString(value));
    }

    @Test
    void randomNumbersPrintExactly() throws IOException {
        long seed = 20261120;
        Random random = new Random(seed);
        for (int i = 0; i < VALUES; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertThat(written(w -> w.integer(number))).as("seed %d", seed).isEqualTo(Long.toString(number));
            double real = Double.longBitsToDouble(random.nextLong());
            assertThat(reader.readTree(written(w -> w.floating(real))).asText())
                    .as("seed %d", seed)
                    .satisfies(text -> assertThat(Double.parseDouble(text)).isEqualTo(Double.valueOf(real)));
            float single = Float.intBitsToFloat(random.nextInt());
            assertThat(reader.readTree(written(w -> w.floating(single))).asText())
                    .as("seed %d", seed)
                    .satisfies(text -> assertThat(Float.parseFloat(text)).isEqualTo(Float.valueOf(single)));
        }
    }

    @Test
    void notANumberAndInfinityAreTexts() {
        assertThat(written(w -> w.floating(Double.NaN))).isEqualTo("\"NaN\"");
        assertThat(written(w -> w.floating(Double.POSITIVE_INFINITY))).isEqualTo("\"Infinity\"");
        assertThat(written(w -> w.floating(Float.NEGATIVE_INFINITY))).isEqualTo("\"-Infinity\"");
        assertThat(written(w -> w.floating(-0.0))).isEqualTo("-0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.00, 0.00",
        "-0.01, -0.01",
        "1E+3, 1000",
        "1E-18, 0.000000000000000001",
        "123456789012345.6789, 123456789012345.6789",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775807.5, 9223372036854775807.5",
        "-0.000000000000000000000001, -0.000000000000000000000001",
        "999999999999999, 999999999999999",
        "0.999999999999999, 0.999999999999999",
        "1.10, 1.10"
    })
    void decimalIsPlain(String value, String expected) {
        assertThat(written(w -> w.decimal(new BigDecimal(value)))).isEqualTo(expected);
    }

    @Test
    void randomDecimalsPrintLikeThePlainText() {
        long seed = 38;
        Random random = new Random(seed);
        for (int i = 0; i < VALUES * 5; i++) {
            BigInteger unscaled = new BigInteger(1 + random.nextInt(random.nextBoolean() ? 52 : 140), random);
            BigDecimal value =
                    new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(45) - 4);
            assertThat(written(w -> w.decimal(value))).as("seed %d", seed).isEqualTo(value.toPlainString());
        }
    }

    /** The largest numbers of 15 digits for which the way through double is taken, at every scale. */
    @Test
    void decimalsOfFifteenDigitsAreNotRounded() {
        for (int scale = 0; scale < 25; scale++) {
            for (long unscaled = 999_999_999_999_999L; unscaled > 999_999_999_990_000L; unscaled--) {
                BigDecimal value = BigDecimal.valueOf(unscaled, scale);
                assertThat(written(w -> w.decimal(value))).isEqualTo(value.toPlainString());
            }
        }
    }

    @Test
    void binaryIsBase64OrHexOfWhatIsBetweenPositionAndLimit() {
        Random random = new Random(64);
        for (int size = 0; size < 100; size++) {
            byte[] bytes = new byte[size + 4];
            random.nextBytes(bytes);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            buffer.position(3).limit(3 + size);
            byte[] part = Arrays.copyOfRange(bytes, 3, 3 + size);
            assertThat(written(w -> w.base64(buffer)))
                    .isEqualTo(Base64.getEncoder().encodeToString(part));
            assertThat(written(w -> w.hex(buffer.asReadOnlyBuffer())))
                    .isEqualTo(HexFormat.of().formatHex(part));
            assertThat(buffer.position()).isEqualTo(3);
            assertThat(buffer.limit()).isEqualTo(3 + size);
        }
    }

    @Test
    void writerGrowsAndGivesLargeMemoryBack() throws IOException {
        String large = "\u0001".repeat(3_000_000);
        JsonNode node = reader.readTree(written(w -> w.string(large)));
        assertThat(node.textValue()).isEqualTo(large);
        out.reset();
        assertThat(out.array().length).isLessThan(10_000);
    }

    @Test
    void truncateTakesBackWhatWasWritten() {
        assertThat(written(w -> {
                    w.raw('{');
                    int before = w.length();
                    w.string("half a value");
                    w.truncate(before);
                    w.raw('}');
                }))
                .isEqualTo("{}");
        assertThatThrownBy(() -> out.truncate(100)).isInstanceOf(IllegalArgumentException.class);
    }

    private String written(Consumer<JsonWriter> what) {
        out.reset();
        what.accept(out);
        return Written.text(out);
    }
}

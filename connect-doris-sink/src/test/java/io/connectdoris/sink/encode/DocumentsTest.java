package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays, maps, structs and JSON. */
class DocumentsTest {

    private static final String PLACEHOLDER = "__debezium_unavailable_value";
    private static final Schema TEXTS =
            SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).build();

    private final ObjectMapper reader = new ObjectMapper();

    @Test
    void textsOfAnArrayStayExactAsJson() throws IOException {
        List<String> texts =
                Arrays.asList("a,b", "c\"d", null, "null", "", "{}[]", "back\\slash", "line\nbreak", "'", "ü😀");
        assertThat(LogicalTypes.columnType(TEXTS, false, Written.UTC)).isEqualTo(DorisType.JSON);
        String document = reader.readTree(Written.of(TEXTS, texts)).textValue();
        assertThat(reader.convertValue(reader.readTree(document), List.class)).isEqualTo(texts);
    }

    @Test
    void textsThatDorisReadsExactlyGoIntoAnArrayColumn() {
        DorisType column = DorisType.parse("array<text>");
        assertThat(Written.as(TEXTS, column, Arrays.asList("a,b", null, "", "null", "it's", "日本")))
                .isEqualTo("[\"a,b\",null,\"\",\"null\",\"it's\",\"日本\"]");
        for (String text : List.of("c\"d", "back\\slash", "line\nbreak")) {
            assertThatThrownBy(() -> Written.as(TEXTS, column, List.of(text)))
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("an element of an ARRAY column");
        }
        assertThatThrownBy(() -> Written.as(TEXTS, DorisType.parse("array<varchar(2)>"), List.of("abc")))
                .hasMessageContaining("3 bytes does not fit VARCHAR(2)");
    }

    /** As PostgreSQL's text[][] arrive from Debezium 3.5, with two dimensions and with three. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[Ljava.lang.String;@1b2c3d", "[[Ljava.lang.String;@7f31245a", "[Lorg.postgresql.Some$Thing;@0"})
    void nameOfAJavaObjectInAnArrayIsRefusedWithTheWayOut(String name) {
        List<String> values = Arrays.asList(null, "a", name);
        for (DorisType column : List.of(DorisType.JSON, DorisType.STRING, DorisType.parse("array<text>"))) {
            assertThatThrownBy(() -> Written.as(TEXTS, column, values))
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("'" + name + "'")
                    .hasMessageContaining("column.exclude.list");
            assertThatThrownBy(() -> Written.schemaless(values, column)).isInstanceOf(UnencodableValueException.class);
        }
        assertThatThrownBy(() -> Written.schemaless(Map.of("a", values), DorisType.JSON))
                .isInstanceOf(UnencodableValueException.class);
        // Only in arrays is it one: somebody may write about it.
        assertThat(Written.of(Schema.STRING_SCHEMA, name)).isEqualTo('"' + name + '"');
        List<String> like = List.of(name + ".", "see " + name, "[L;@1", "[a]", "[");
        assertThat(Written.as(TEXTS, DorisType.parse("array<text>"), like))
                .isEqualTo(like.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")));
    }

    /** The quotes of a list or record inside would end the element for Doris' reader of arrays. */
    @Test
    void listWithTextsIsRefusedAsAnElementOfAnArrayOfTexts() {
        DorisType column = DorisType.parse("array<varchar(100)>");
        Schema lists = SchemaBuilder.array(TEXTS).build();
        assertThatThrownBy(() -> Written.as(lists, column, List.of(List.of("a"))))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("an element of an ARRAY column")
                .hasMessageContaining("VARCHAR(100)");
        Schema numbers = SchemaBuilder.array(
                        SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                .build();
        assertThat(Written.as(numbers, column, List.of(List.of(1, 2), List.of())))
                .isEqualTo("[\"[1,2]\",\"[]\"]");
    }

    @Test
    void numbersOfAnArrayAreBare() {
        Schema longs = SchemaBuilder.array(Schema.OPTIONAL_INT64_SCHEMA).build();
        assertThat(Written.of(longs, Arrays.asList(1L, null, Long.MAX_VALUE)))
                .isEqualTo("[1,null,9223372036854775807]");
        Schema booleans = SchemaBuilder.array(Schema.OPTIONAL_BOOLEAN_SCHEMA).build();
        assertThat(Written.of(booleans, Arrays.asList(true, null, false))).isEqualTo("[1,null,0]");
        assertThatThrownBy(() -> Written.as(longs, DorisType.parse("array<tinyint(4)>"), List.of(300L)))
                .as("Doris would make NULL of it")
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("300 does not fit TINYINT");
    }

    /** As text they are exact with every reader of Doris, and NaN is no JSON number. */
    @Test
    void fractionsOfAnArrayTravelAsText() {
        Schema decimals = SchemaBuilder.array(Decimal.builder(2)
                        .parameter("connect.decimal.precision", "10")
                        .optional()
                        .build())
                .build();
        assertThat(LogicalTypes.columnType(decimals, false, Written.UTC))
                .isEqualTo(DorisType.array(DorisType.decimal(10, 2)));
        assertThat(Written.of(decimals, Arrays.asList(new BigDecimal("1.10"), null)))
                .isEqualTo("\"[1.10,null]\"");
        Schema doubles = SchemaBuilder.array(Schema.FLOAT64_SCHEMA).build();
        assertThat(Written.of(doubles, List.of(1.5, Double.NaN))).isEqualTo("\"[1.5,NaN]\"");
        assertThat(Written.of(SchemaBuilder.array(doubles).build(), List.of(List.of(1.5), List.of())))
                .isEqualTo("\"[[1.5],[]]\"");
    }

    @Test
    void nestedArraysAreArraysDownToNineLevels() {
        Schema nested = Schema.INT32_SCHEMA;
        Object value = 7;
        for (int depth = 1; depth <= 10; depth++) {
            nested = SchemaBuilder.array(nested).build();
            value = List.of(value);
            DorisType column = LogicalTypes.columnType(nested, false, Written.UTC);
            assertThat(column.kind()).isEqualTo(depth <= 9 ? DorisType.Kind.ARRAY : DorisType.Kind.JSON);
            String expected = "[".repeat(depth) + "7" + "]".repeat(depth);
            assertThat(Written.of(nested, value)).isEqualTo(depth <= 9 ? expected : '"' + expected + '"');
        }
    }

    @Test
    void structIsAnObjectInTheOrderOfItsFields() throws IOException {
        Schema inner = SchemaBuilder.struct()
                .field("amount", Decimal.schema(2))
                .field(
                        "day",
                        SchemaBuilder.int32().name("io.debezium.time.Date").build())
                .field("json", SchemaBuilder.string().name(JsonType.NAME).build())
                .field("real", Schema.FLOAT64_SCHEMA)
                .field("flag", Schema.BOOLEAN_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct()
                .field(
                        "text",
                        SchemaBuilder.string()
                                .optional()
                                .defaultValue("default")
                                .build())
                .field("list", SchemaBuilder.array(inner).build())
                .build();
        Struct item = new Struct(inner)
                .put("amount", new BigDecimal("12345678901234567890.10"))
                .put("day", 19782)
                .put("json", "{\"a\": 1}")
                .put("real", 0.5)
                .put("flag", true);
        Struct value = new Struct(schema).put("text", null).put("list", List.of(item));
        String expected = "{\"text\":null,\"list\":[{\"amount\":\"12345678901234567890.10\",\"day\":\"2024-02-29\","
                + "\"json\":{\"a\": 1},\"real\":0.5,\"flag\":true}]}";
        assertThat(reader.readTree(Written.of(schema, value)).textValue()).isEqualTo(expected);
        assertThat(reader.readTree(Written.as(schema, DorisType.STRING, value)).textValue())
                .isEqualTo(expected);
        assertThatThrownBy(() -> Written.as(schema, DorisType.varcharOrString(100), value))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("VARCHAR(100)");
    }

    @Test
    void mapIsAnObject() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("k 3", "v,\"3");
        map.put("k2", null);
        Schema hstore = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        assertThat(Written.of(hstore, map)).isEqualTo("\"{\\\"k 3\\\":\\\"v,\\\\\\\"3\\\",\\\"k2\\\":null}\"");
        assertThat(Written.of(hstore, Map.of())).isEqualTo("\"{}\"");
        Schema numbers =
                SchemaBuilder.map(Schema.INT16_SCHEMA, Schema.FLOAT64_SCHEMA).build();
        assertThat(Written.of(numbers, Map.of((short) 3, 0.5))).isEqualTo("\"{\\\"3\\\":0.5}\"");
        Schema odd =
                SchemaBuilder.map(Schema.BYTES_SCHEMA, Schema.FLOAT64_SCHEMA).build();
        assertThatThrownBy(() -> LogicalTypes.writer(odd, DorisType.JSON, Written.UTC))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("BYTES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1,  \"a\": 2, \"big\": 123456789012345678901234567890}|\"{\\\"a\\\": 1,  \\\"a\\\": 2, \\\"big\\\": 123456789012345678901234567890}\"",
                "null|\"null\"",
                "\"text\"|\"\\\"text\\\"\"",
                "1.50|\"1.50\"",
                "\"\\u0000\"|\"\\\"\\\\u0000\\\"\""
            })
    void jsonTextIsSentAsItArrives(String text, String expected) {
        Schema json = SchemaBuilder.string().name(JsonType.NAME).build();
        assertThat(Written.of(json, text)).isEqualTo(expected);
        assertThat(Written.as(json, DorisType.STRING, text)).isEqualTo(expected);
    }

    static List<Object[]> placeholders() {
        byte[] bytes = PLACEHOLDER.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        List<Integer> ints = new java.util.ArrayList<>();
        List<Long> longs = new java.util.ArrayList<>();
        for (byte b : bytes) {
            ints.add((int) b);
            longs.add((long) b);
        }
        Schema uuid = SchemaBuilder.string().name("io.debezium.data.Uuid").build();
        return List.of(
                new Object[] {Schema.STRING_SCHEMA, PLACEHOLDER},
                new Object[] {Schema.STRING_SCHEMA, "X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ=="},
                new Object[] {Schema.STRING_SCHEMA, java.util.HexFormat.of().formatHex(bytes)},
                new Object[] {Schema.BYTES_SCHEMA, bytes},
                new Object[] {SchemaBuilder.string().name(JsonType.NAME).build(), PLACEHOLDER},
                new Object[] {
                    SchemaBuilder.string().name(JsonType.NAME).build(),
                    "{\"" + PLACEHOLDER + "\":\"" + PLACEHOLDER + "\"}"
                },
                new Object[] {
                    SchemaBuilder.string().name("io.debezium.data.Xml").build(), PLACEHOLDER
                },
                new Object[] {TEXTS, List.of(PLACEHOLDER)},
                new Object[] {SchemaBuilder.array(Schema.INT32_SCHEMA).build(), ints},
                new Object[] {SchemaBuilder.array(Schema.INT64_SCHEMA).build(), longs},
                new Object[] {SchemaBuilder.array(Schema.BYTES_SCHEMA).build(), List.of(bytes)},
                new Object[] {
                    SchemaBuilder.array(uuid).build(),
                    List.of(UUID.nameUUIDFromBytes(bytes).toString())
                },
                new Object[] {
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                            .build(),
                    Map.of(PLACEHOLDER, PLACEHOLDER)
                });
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void unchangedToastValueIsNeverWritten(Schema schema, Object value) {
        assertThatThrownBy(() -> Written.of(schema, value))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("unchanged TOAST value")
                .hasMessageContaining("ALTER TABLE ... REPLICA IDENTITY FULL");
        if (!(value instanceof String text && text.startsWith("{"))) {
            assertThatThrownBy(() -> Written.schemaless(value, DorisType.STRING))
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("unchanged TOAST value");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"__debezium_unavailable_valuE", "__debezium_unavailable_value ", "_"})
    void textLikeThePlaceholderIsWritten(String text) {
        assertThat(Written.of(Schema.STRING_SCHEMA, text)).isEqualTo('"' + text + '"');
    }
}

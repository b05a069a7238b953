package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against the columns that they are written into. */
class ColumnsTest {

    private static final List<DorisType> EVERY_KIND = Stream.of(
                    "boolean",
                    "tinyint",
                    "smallint",
                    "int",
                    "bigint",
                    "largeint",
                    "float",
                    "double",
                    "decimal(38,9)",
                    "date",
                    "datetime(6)",
                    "char(255)",
                    "varchar(65533)",
                    "string",
                    "json",
                    "variant",
                    "array<int>",
                    "array<text>",
                    "array<array<double>>",
                    "map<varchar(20),int>",
                    "struct<a:int>",
                    "ipv4",
                    "ipv6",
                    "bitmap")
            .map(DorisType::parse)
            .toList();

    static Stream<Schema> everySchema() {
        Stream<Schema> plain = Stream.of(
                Schema.INT8_SCHEMA,
                Schema.INT16_SCHEMA,
                Schema.INT32_SCHEMA,
                Schema.INT64_SCHEMA,
                Schema.FLOAT32_SCHEMA,
                Schema.FLOAT64_SCHEMA,
                Schema.BOOLEAN_SCHEMA,
                Schema.STRING_SCHEMA,
                Schema.BYTES_SCHEMA,
                SchemaBuilder.array(Schema.INT32_SCHEMA).build(),
                SchemaBuilder.array(Schema.STRING_SCHEMA).build(),
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA).build(),
                SchemaBuilder.struct().field("a", Schema.INT32_SCHEMA).build());
        return Stream.concat(
                plain, LogicalTypes.names().entrySet().stream().map(name -> named(name.getKey(), name.getValue())));
    }

    private static Schema named(String name, Schema.Type type) {
        if (name.equals(VariableScaleDecimalType.NAME)) {
            return SchemaBuilder.struct()
                    .name(name)
                    .field("scale", Schema.INT32_SCHEMA)
                    .field("value", Schema.BYTES_SCHEMA)
                    .build();
        }
        return switch (type) {
            case ARRAY -> SchemaBuilder.array(Schema.FLOAT32_SCHEMA).name(name).build();
            case STRUCT ->
                SchemaBuilder.struct()
                        .name(name)
                        .field("wkb", Schema.BYTES_SCHEMA)
                        .build();
            default ->
                new SchemaBuilder(type).name(name).parameter("scale", "2").build();
        };
    }

    private static Object sample(Schema schema) {
        if (VariableScaleDecimalType.NAME.equals(schema.name())) {
            return new Struct(schema).put("scale", 0).put("value", new byte[] {1});
        }
        if (schema.name() != null && schema.name().startsWith("org.apache.kafka")) {
            return schema.name().endsWith("Decimal") ? new BigDecimal("1.00") : new java.util.Date(0);
        }
        return switch (schema.type()) {
            case INT8 -> (byte) 1;
            case INT16 -> (short) 1;
            case INT32 -> 1;
            case INT64 -> 0L;
            case FLOAT32 -> 1f;
            case FLOAT64 -> 1d;
            case BOOLEAN -> true;
            case STRING -> "1";
            case BYTES -> new byte[] {1};
            case ARRAY -> List.of();
            case MAP -> Map.of("a", "b");
            case STRUCT -> {
                Schema field = schema.fields().get(0).schema();
                yield new Struct(schema).put(schema.fields().get(0).name(), sample(field));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("everySchema")
    void everyTypeWritesIntoOrRefusesEveryKindOfColumn(Schema schema) {
        for (DorisType column : EVERY_KIND) {
            ValueWriter writer;
            try {
                writer = LogicalTypes.writer(schema, column, Written.UTC);
            } catch (UnsupportedTypeException e) {
                assertThat(e)
                        .hasMessageContaining(
                                schema.name() == null ? schema.type().toString() : schema.name())
                        .hasMessageContaining(column.ddl());
                continue;
            }
            try {
                assertThat(Written.by(writer, sample(schema))).isNotEmpty();
            } catch (UnencodableValueException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    /** Whatever the type is: Debezium puts it where it has no value, and some types have no text at all. */
    @ParameterizedTest
    @MethodSource("everySchema")
    void placeholderOfAnUnchangedValueIsRefusedWithTheRemedy(Schema schema) {
        Optional<Object> placeholder = placeholder(schema);
        if (placeholder.isEmpty()) {
            return;
        }
        for (DorisType column : List.of(LogicalTypes.columnType(schema, false, Written.UTC), DorisType.STRING)) {
            assertThatThrownBy(() -> Written.as(schema, column, placeholder.get()))
                    .as("%s as %s", schema.name(), column)
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("REPLICA IDENTITY FULL");
        }
    }

    private static Optional<Object> placeholder(Schema schema) {
        String text = "__debezium_unavailable_value";
        return switch (schema.type()) {
            case STRING -> Optional.of(text);
            case BYTES ->
                Decimal.LOGICAL_NAME.equals(schema.name())
                        ? Optional.empty()
                        : Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case MAP -> Optional.of(Map.of(text, text));
            case ARRAY ->
                schema.valueSchema().type() == Schema.Type.STRING ? Optional.of(List.of(text)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("everySchema")
    void columnThatIsCreatedTakesTheType(Schema schema) {
        DorisType column = LogicalTypes.columnType(schema, false, Written.UTC);
        assertThat(LogicalTypes.writer(schema, column, Written.UTC)).isNotNull();
        try {
            DorisType key = LogicalTypes.columnType(schema, true, Written.UTC);
            assertThat(key.kind())
                    .isNotIn(
                            DorisType.Kind.STRING,
                            DorisType.Kind.FLOAT,
                            DorisType.Kind.DOUBLE,
                            DorisType.Kind.JSON,
                            DorisType.Kind.ARRAY);
            assertThat(LogicalTypes.writer(schema, key, Written.UTC)).isNotNull();
        } catch (UnsupportedTypeException e) {
            assertThat(e).hasMessageContaining("cannot be a key");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tinyint, 127, 127",
        "tinyint, -128, -128",
        "smallint, 32767, 32767",
        "int, -2147483648, -2147483648",
        "bigint, 9007199254740992, 9007199254740992",
        "bigint, 9007199254740993, '\"9007199254740993\"'",
        "largeint, 1, '\"1\"'",
        "boolean, 1, 1",
        "boolean, 0, 0",
        "float, 16777216, 16777216",
        "double, 9007199254740992, 9007199254740992",
        "'decimal(10,2)', 12345678, '\"12345678\"'",
        "string, 5, '\"5\"'",
        "varchar(2), -5, '\"-5\"'",
        "json, 5, '\"5\"'",
        "variant, -7, '\"-7\"'"
    })
    void integerIsWrittenAsItsColumnReadsIt(String column, long value, String expected) {
        assertThat(Written.as(Schema.INT64_SCHEMA, DorisType.parse(column), value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "tinyint, 128",
        "tinyint, -129",
        "smallint, 32768",
        "int, 2147483648",
        "boolean, 2",
        "float, 16777217",
        "double, 9007199254740993",
        "double, 9223372036854775807",
        "'decimal(10,2)', 123456789",
        "varchar(2), 100"
    })
    void integerThatTheColumnDoesNotHoldIsRefused(String column, long value) {
        assertThatThrownBy(() -> Written.as(Schema.INT64_SCHEMA, DorisType.parse(column), value))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining(DorisType.parse(column).ddl());
    }

    @ParameterizedTest
    @CsvSource({
        "'decimal(5,2)', 999.99, '\"999.99\"'",
        "'decimal(5,2)', 1.5, '\"1.5\"'",
        "'decimal(5,2)', 1.5000, '\"1.50\"'",
        "'decimal(2,2)', 0, '\"0\"'",
        "'decimal(2,2)', 0.000, '\"0.00\"'",
        "'decimal(38,0)', 1E+37, '\"10000000000000000000000000000000000000\"'",
        "int, 5.00, 5",
        "largeint, 170141183460469231731687303715884105727, '\"170141183460469231731687303715884105727\"'",
        "largeint, -170141183460469231731687303715884105728, '\"-170141183460469231731687303715884105728\"'",
        "string, 1E-18, '\"0.000000000000000001\"'",
        "double, 0.1, 0.1",
        "float, 0.1, 0.1",
        "json, 1.10, '\"\\\"1.10\\\"\"'"
    })
    void decimalIsWrittenAsItsColumnReadsIt(String column, BigDecimal value, String expected) {
        assertThat(decimal(column, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'decimal(5,2)', 1000, digits before",
        "'decimal(5,2)', 0.001, more than 2 digits",
        "int, 5.5, fraction",
        "largeint, 170141183460469231731687303715884105728, 128-bit",
        "bigint, 9223372036854775808, 64-bit",
        "double, 0.12345678901234567890, round",
        "float, 0.123456789, round",
        "varchar(3), 1000, 4 bytes",
        "string, 1E+2000000000, digits",
        "'decimal(38,0)', 1E+2000000000, digits",
        "int, 1E+2000000000, digits",
        "bigint, 1E-2000000000, digits"
    })
    void decimalThatTheColumnWouldRoundOrCutIsRefused(String column, BigDecimal value, String why) {
        assertThatThrownBy(() -> decimal(column, value))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining(why);
    }

    private static String decimal(String column, BigDecimal value) {
        ValueWriter writer = LogicalTypes.writer(Decimal.schema(2), DorisType.parse(column), Written.UTC);
        return Written.by(writer, value);
    }

    @ParameterizedTest
    @CsvSource({
        "double, 1.5, 1.5",
        "string, 1.0E10, '\"1E+10\"'",
        "string, -0.0, '\"-0.0\"'",
        "string, 1.0, '\"1\"'",
        "string, 123456.75, '\"123456.75\"'",
        "double, NaN, '\"NaN\"'",
        "string, -Infinity, '\"-Infinity\"'",
        "float, 0.5, 0.5",
        "'decimal(3,2)', 0.1, '\"0.1\"'",
        "int, 3.0, 3",
        "json, 0.25, '\"0.25\"'",
        "json, NaN, '\"\\\"NaN\\\"\"'"
    })
    void doubleIsWrittenAsItsColumnReadsIt(String column, double value, String expected) {
        assertThat(Written.as(Schema.FLOAT64_SCHEMA, DorisType.parse(column), value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"float, 0.1", "'decimal(3,2)', 0.125", "'decimal(3,2)', NaN", "int, 3.5", "bigint, Infinity"})
    void doubleThatTheColumnWouldRoundIsRefused(String column, double value) {
        assertThatThrownBy(() -> Written.as(Schema.FLOAT64_SCHEMA, DorisType.parse(column), value))
                .isInstanceOf(UnencodableValueException.class);
    }

    @Test
    void floatingPointTextReadsBackAndFitsItsKey() {
        long seed = 24;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double real = Double.longBitsToDouble(random.nextLong());
            String text = Numbers.text(real);
            assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(Double.valueOf(real));
            assertThat(text.length()).as("%s", text).isLessThanOrEqualTo(DoubleType.KEY.length());
            float single = Float.intBitsToFloat(random.nextInt());
            assertThat(Float.parseFloat(Numbers.text(single)))
                    .as("seed %d", seed)
                    .isEqualTo(Float.valueOf(single));
        }
        assertThat(Numbers.text(2.0e-3)).isEqualTo("0.002");
        assertThat(Numbers.text(0.1f)).isEqualTo("0.1");
        assertThat(Numbers.text(1e23)).isEqualTo("1E+23");
    }

    @Test
    void singlePrecisionKeepsItsShortestTextAndItsValue() {
        assertThat(Written.of(Schema.FLOAT32_SCHEMA, 1.1f)).isEqualTo("1.1");
        assertThat(Written.as(Schema.FLOAT32_SCHEMA, DorisType.STRING, 1.1f)).isEqualTo("\"1.1\"");
        assertThat(Written.as(Schema.FLOAT32_SCHEMA, DorisType.DOUBLE, 1.1f)).isEqualTo("1.100000023841858");
        assertThat(Written.as(Schema.FLOAT32_SCHEMA, DorisType.decimal(3, 1), 1.1f))
                .isEqualTo("\"1.1\"");
    }

    @Test
    void booleanIsAWordInTexts() {
        assertThat(Written.of(Schema.BOOLEAN_SCHEMA, true)).isEqualTo("1");
        assertThat(Written.as(Schema.BOOLEAN_SCHEMA, DorisType.TINYINT, false)).isEqualTo("0");
        assertThat(Written.as(Schema.BOOLEAN_SCHEMA, DorisType.STRING, true)).isEqualTo("\"true\"");
        assertThat(Written.as(Schema.BOOLEAN_SCHEMA, DorisType.JSON, true)).isEqualTo("\"true\"");
    }

    @Test
    void textThatIsTooLongIsRefusedWithItsSizeInBytes() {
        DorisType five = DorisType.varcharOrString(5);
        assertThat(Written.as(Schema.STRING_SCHEMA, five, "ééx")).isEqualTo("\"ééx\"");
        assertThatThrownBy(() -> Written.as(Schema.STRING_SCHEMA, five, "ééé"))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessage("a text of 6 bytes does not fit VARCHAR(5), which holds 5 bytes: widen the column");
        assertThatThrownBy(() -> Written.as(Schema.STRING_SCHEMA, DorisType.parse("char(3)"), "😀"))
                .hasMessageContaining("4 bytes does not fit CHAR(3)");
        assertThatThrownBy(() -> Written.as(Schema.BYTES_SCHEMA, five, new byte[4]))
                .hasMessageContaining("8 bytes does not fit VARCHAR(5)");
    }

    @Test
    void textIsReadAsWhatTheColumnHolds() {
        assertThat(Written.as(Schema.STRING_SCHEMA, DorisType.decimal(10, 2), "1234.50"))
                .isEqualTo("\"1234.50\"");
        assertThat(Written.as(Schema.STRING_SCHEMA, DorisType.INT, "42")).isEqualTo("42");
        assertThat(Written.as(Schema.STRING_SCHEMA, DorisType.BOOLEAN, "true")).isEqualTo("1");
        assertThat(Written.as(Schema.STRING_SCHEMA, DorisType.DOUBLE, "NaN")).isEqualTo("\"NaN\"");
        assertThat(Written.as(Schema.STRING_SCHEMA, DorisType.JSON, "{\"a\":[1]}"))
                .as("MariaDB's JSON")
                .isEqualTo("\"{\\\"a\\\":[1]}\"");
        assertThat(Written.as(Schema.STRING_SCHEMA, DorisType.parse("ipv4"), "10.0.0.1"))
                .isEqualTo("\"10.0.0.1\"");
        for (DorisType column : List.of(DorisType.decimal(10, 2), DorisType.INT, DorisType.JSON, DorisType.DATE)) {
            assertThatThrownBy(() -> Written.as(Schema.STRING_SCHEMA, column, "NAN{"))
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("'NAN{' does not fit " + column);
        }
    }

    @Test
    void binaryIsTextInTheEncodingOfTheSettings() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0, (byte) 0xCA, (byte) 0xFE, 0}, 1, 2);
        TypeSettings hex = new TypeSettings(Written.UTC.timezone(), TypeSettings.BinaryEncoding.HEX);
        assertThat(Written.of(Schema.BYTES_SCHEMA, bytes)).isEqualTo("\"yv4=\"");
        assertThat(Written.as(Schema.BYTES_SCHEMA, DorisType.STRING, bytes, hex))
                .isEqualTo("\"cafe\"");
        assertThat(bytes.position()).isEqualTo(1);
    }

    @Test
    void bitsAreTheNumberTheyAre() {
        Schema bits16 = SchemaBuilder.bytes()
                .name(BitsType.NAME)
                .parameter("length", "16")
                .build();
        assertThat(Written.of(bits16, new byte[] {5, 0})).isEqualTo("5");
        assertThat(Written.of(bits16, new byte[] {0, 5})).isEqualTo("1280");
        assertThat(Written.as(bits16, DorisType.STRING, new byte[] {5, 0})).isEqualTo("\"0000000000000101\"");
        Schema bits64 = SchemaBuilder.bytes()
                .name(BitsType.NAME)
                .parameter("length", "64")
                .build();
        assertThat(Written.of(bits64, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}))
                .isEqualTo("\"18446744073709551615\"");
        Schema bits200 = SchemaBuilder.bytes()
                .name(BitsType.NAME)
                .parameter("length", "200")
                .build();
        assertThat(LogicalTypes.columnType(bits200, false, Written.UTC)).isEqualTo(DorisType.varcharOrString(200));
        assertThat(Written.of(bits200, new byte[] {3})).isEqualTo('"' + "0".repeat(198) + "11\"");
    }

    @Test
    void wrappedUnsignedBigintIsRefused() {
        Schema unsigned = SchemaBuilder.int64()
                .parameter("__debezium.source.column.type", "BIGINT UNSIGNED")
                .build();
        assertThat(LogicalTypes.columnType(unsigned, true, Written.UTC)).isEqualTo(DorisType.LARGEINT);
        assertThat(Written.of(unsigned, Long.MAX_VALUE)).isEqualTo("\"9223372036854775807\"");
        assertThatThrownBy(() -> Written.of(unsigned, -1L))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("bigint.unsigned.handling.mode=precise");
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 65, true",
        "DECIMAL UNSIGNED, 16, true",
        "DECIMAL, 15, false",
        "NUMERIC, 131089, true",
        "NUMERIC, 10, false",
        "MONEY, 2147483647, true",
        "DOUBLE, 22, false",
        "FLOAT8, 17, false"
    })
    void decimalsThatADoubleMayHaveRoundedAreNoticed(String type, String length, boolean noticed) {
        Schema schema = SchemaBuilder.float64()
                .parameter("__debezium.source.column.type", type)
                .parameter("__debezium.source.column.length", length)
                .build();
        assertThat(Written.remark(schema, DorisType.DOUBLE, 0.1).filter(Remark.DOUBLE_FOR_DECIMAL::equals))
                .isEqualTo(noticed ? Optional.of(Remark.DOUBLE_FOR_DECIMAL) : Optional.empty());
    }

    @Test
    void keysHaveAColumnThatDorisTakes() {
        assertThat(key(Schema.STRING_SCHEMA)).isEqualTo(DorisType.varcharOrString(65533));
        assertThat(key(Schema.FLOAT64_SCHEMA)).isEqualTo(DorisType.varcharOrString(32));
        assertThat(Written.as(Schema.FLOAT64_SCHEMA, key(Schema.FLOAT64_SCHEMA), -Double.MIN_VALUE))
                .isEqualTo("\"-4.94065645841247E-324\"");
        Schema wide = SchemaBuilder.bytes()
                .name(Decimal.LOGICAL_NAME)
                .parameter("scale", "30")
                .parameter("connect.decimal.precision", "65")
                .build();
        assertThat(key(wide)).isEqualTo(DorisType.varcharOrString(68));
        assertThat(LogicalTypes.columnType(wide, false, Written.UTC)).isEqualTo(DorisType.STRING);
    }

    private static DorisType key(Schema schema) {
        return LogicalTypes.columnType(schema, true, Written.UTC);
    }

    @Test
    void unknownNameIsRefusedByItsName() {
        Schema unknown = SchemaBuilder.string().name("com.example.Colour").build();
        assertThatThrownBy(() -> LogicalTypes.columnType(unknown, false, Written.UTC))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("com.example.Colour of STRING is not a known type")
                .hasMessageContaining("exclude the column");
        Schema other = SchemaBuilder.int64().name("io.debezium.time.Date").build();
        assertThatThrownBy(() -> LogicalTypes.writer(other, DorisType.DATE, Written.UTC))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("it is known as INT32");
        Schema record = SchemaBuilder.struct()
                .name("com.example.Address")
                .field("zip", Schema.STRING_SCHEMA)
                .build();
        assertThat(Written.of(record, new Struct(record).put("zip", "A1"))).isEqualTo("\"{\\\"zip\\\":\\\"A1\\\"}\"");
    }

    /** As Debezium 3.5 sends them from a worker with -Duser.language=tr. */
    @ParameterizedTest
    @ValueSource(strings = {"İNT UNSİGNED", "BİGİNT UNSİGNED", "TİNYİNT", "TİMESTAMP", "bİnary", "BİT"})
    void typesOfAWorkerThatSpeaksTurkishAreRefusedWithTheWayOut(String type) {
        Schema schema = SchemaBuilder.int32()
                .parameter("__debezium.source.column.type", type)
                .build();
        assertThatThrownBy(() -> LogicalTypes.columnType(schema, false, Written.UTC))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("-Duser.language=en");
        assertThatThrownBy(() -> LogicalTypes.writer(schema, DorisType.INT, Written.UTC))
                .isInstanceOf(UnsupportedTypeException.class);
        Schema ofSomebody = SchemaBuilder.string()
                .parameter("__debezium.source.column.type", "İLÇE")
                .build();
        assertThat(LogicalTypes.columnType(ofSomebody, false, Written.UTC)).isEqualTo(DorisType.STRING);
    }

    @Test
    void streamedEnumLabelLosesItsBackslash() {
        Schema mysql = SchemaBuilder.string()
                .name(EnumType.NAME)
                .parameter("allowed", "small,large\\, x")
                .parameter("__debezium.source.column.type", "ENUM")
                .build();
        assertThat(LogicalTypes.columnType(mysql, false, Written.UTC)).isEqualTo(DorisType.varcharOrString(32));
        assertThat(Written.of(mysql, "large\\, x")).isEqualTo("\"large, x\"");
        assertThat(Written.of(mysql, "large, x")).isEqualTo("\"large, x\"");
        Schema postgres = SchemaBuilder.string()
                .name(EnumType.NAME)
                .parameter("allowed", "a\\, b")
                .parameter("__debezium.source.column.type", "\"SHOP\".\"MOOD\"")
                .build();
        assertThat(Written.of(postgres, "a\\, b")).isEqualTo("\"a\\\\, b\"");
    }
}

package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.client.DorisType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemalessWriterTest {

    @ParameterizedTest
    @CsvSource({
        "bigint, 5", "string, '\"5\"'", "boolean, !", "double, 5", "'decimal(3,1)', '\"5\"'", "largeint, '\"5\"'",
        "date, '\"1970-01-06\"'", "json, '\"5\"'", "tinyint, 5", "ipv4, !", "array<int>, !", "datetime, !"
    })
    void integerGoesWhereItFits(String column, String expected) {
        DorisType type = DorisType.parse(column);
        if (expected.equals("!")) {
            assertThatThrownBy(() -> Written.schemaless(5L, type))
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining(type.ddl());
        } else {
            assertThat(Written.schemaless(5L, type)).isEqualTo(expected);
            assertThat(Written.schemaless(5, type)).isEqualTo(expected);
        }
    }

    @Test
    void numberOfATimestampIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> Written.schemaless(1709212455000L, DorisType.datetime(3)))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("milli-, micro- or nanoseconds")
                .hasMessageContaining("time.precision.mode=isostring");
    }

    @ParameterizedTest
    @CsvSource({
        "'datetime(0)', 2024-02-29T13:14:15, 2024-02-29 13:14:15",
                "'datetime(0)', 2024-02-29 13:14:15, 2024-02-29 13:14:15",
        "'datetime(0)', 2024-02-29T13:14:15Z, 2024-02-29 14:14:15",
                "'datetime(3)', 2024-02-29T13:14:15.5+01:00, 2024-02-29 13:14:15.500",
        "'datetime(0)', 2024-07-01T00:00:00-05:30, 2024-07-01 07:30:00",
                "'datetime(0)', 2024-02-29, 2024-02-29 00:00:00",
        "date, 2024-02-29, 2024-02-29", "date, 2024-02-29T00:00:00, 2024-02-29"
    })
    void textOfADateIsRead(String column, String text, String expected) {
        TypeSettings berlin = Written.in(ZoneId.of("Europe/Berlin"));
        assertThat(Written.schemaless(text, DorisType.parse(column), berlin)).isEqualTo('"' + expected + '"');
    }

    /** As Debezium's dates in text are: their Z is no instant. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Lima", "Pacific/Kiritimati"})
    void dateWithAZoneIsTheDateInEveryZone(String zone) {
        TypeSettings settings = Written.in(ZoneId.of(zone));
        assertThat(Written.schemaless("2024-02-29Z", DorisType.DATE, settings)).isEqualTo("\"2024-02-29\"");
        assertThat(Written.schemaless("2024-02-29+05:30", DorisType.datetime(0), settings))
                .isEqualTo("\"2024-02-29 00:00:00\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'datetime(0)', 2024-02-29T13:14:15.5, 2024-02-29 13:14:16",
        "date, 2024-02-29T23:14:15, 2024-02-29",
        "date, 2024-02-29T23:30:00Z, 2024-03-01"
    })
    void textOfATimestampIsRoundedToItsColumn(String column, String text, String expected) {
        TypeSettings berlin = Written.in(ZoneId.of("Europe/Berlin"));
        assertThat(Written.schemaless(text, DorisType.parse(column), berlin)).isEqualTo('"' + expected + '"');
    }

    /** Debezium's isostring mode ends a MySQL DATETIME, which has no zone, with the Z of a TIMESTAMP. */
    @Test
    void zoneThatMayNotBeMeantIsRemarkedUnlessBothMeaningsAreTheSame() {
        DorisType type = DorisType.datetime(0);
        String moment = "2024-02-29T00:00:00Z";
        for (String zone : List.of("Europe/Berlin", "Europe/London", "+08:00")) {
            TypeSettings settings = Written.in(ZoneId.of(zone));
            assertThat(Written.schemalessRemark(moment, type, settings)).contains(Remark.ZONE_GUESSED);
            assertThat(Written.schemalessRemark("2024-02-29T00:00:00", type, settings))
                    .isEmpty();
            assertThat(Written.schemalessRemark("2024-02-29Z", type, settings)).isEmpty();
        }
        for (String zone : List.of("UTC", "Z", "Etc/UTC", "GMT")) {
            assertThat(Written.schemalessRemark(moment, type, Written.in(ZoneId.of(zone))))
                    .isEmpty();
        }
        assertThat(Written.schemalessRemark(moment, DorisType.STRING, Written.in(ZoneId.of("Europe/Berlin"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'datetime(0)', yesterday",
        "date, 20240229",
        "'decimal(5,2)', AeI6",
        "int, x",
        "boolean, yes",
        "bigint, 1.5",
        "json, hello",
        "double, 0.12345678901234567890"
    })
    void textThatTheColumnCannotReadIsRefused(String column, String text) {
        assertThatThrownBy(() -> Written.schemaless(text, DorisType.parse(column)))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("does not fit " + DorisType.parse(column));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1",
        "1234.567",
        "-3.4028235E38",
        "3.40282E38",
        "1.17549E-38",
        "1.4E-45",
        "1.17549435E-38",
        "1.1754944E-38",
        "-0.0",
        "0.3",
        "16777216",
        "2.0E-3",
        "1.2345679E8"
    })
    void numberThatAFloatPrintsGoesIntoAFloat(String printed) {
        double number = Double.parseDouble(printed);
        String written = Written.schemaless(number, DorisType.FLOAT);

        assertThat(Float.parseFloat(written)).isEqualTo(Float.parseFloat(printed));
        assertThat(Written.schemaless(List.of(number), DorisType.parse("array<float>")))
                .isEqualTo("\"[" + written + "]\"");
    }

    @ParameterizedTest
    @CsvSource({"0.123456789012", "0.30000001", "123456789", "16777217", "1e39", "1e-46", "2.718281828459045"})
    void numberThatAFloatWouldRoundIsRefused(double number) {
        assertThatThrownBy(() -> Written.schemaless(number, DorisType.FLOAT))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("a FLOAT would round it");
    }

    @ParameterizedTest
    @CsvSource({"'decimal(20,5)'", "largeint", "bigint"})
    void numberOfMoreDigitsThanADoubleKeepsIsRefusedWithTheWayOut(String column) {
        for (double number : new double[] {12345678901234567.0, 1.2345678901234567e17}) {
            assertThatThrownBy(() -> Written.schemaless(number, DorisType.parse(column)))
                    .isInstanceOf(UnencodableValueException.class)
                    .hasMessageContaining("decimal.handling.mode=string");
        }
        assertThat(Written.schemaless(123456789012345.0, DorisType.parse(column)))
                .contains("123456789012345");
    }

    @ParameterizedTest
    @CsvSource({"date, 2024-02-29", "datetime(0), 2024-02-29 00:00:00", "datetime(6), 2024-02-29 00:00:00.000000"})
    void dateIsThatDayInEveryZone(String column, String expected) {
        for (String zone : List.of("UTC", "Asia/Shanghai", "America/St_Johns")) {
            TypeSettings settings = Written.in(ZoneId.of(zone));
            assertThat(Written.schemaless("2024-02-29Z", DorisType.parse(column), settings))
                    .isEqualTo('"' + expected + '"');
            assertThat(Written.schemaless("2024-02-29", DorisType.parse(column), settings))
                    .isEqualTo('"' + expected + '"');
        }
    }

    /** What Debezium sends with isostring, string and base64, into the columns that are made with schemas. */
    @ParameterizedTest
    @CsvSource({
        "2024-02-29Z, date, '\"2024-02-29\"'",
        "2024-02-29T13:14:15.678901Z, datetime(6), '\"2024-02-29 13:14:15.678901\"'",
        "2024-02-29T13:14:15Z, datetime(3), '\"2024-02-29 13:14:15.000\"'",
        "13:14:15.678Z, varchar(20), '\"13:14:15.678Z\"'",
        "-838:59:59, varchar(20), '\"-838:59:59\"'",
        "18446744073709551615, largeint, '\"18446744073709551615\"'",
        "-9223372036854775808, bigint, '\"-9223372036854775808\"'",
        "99999999.99, 'decimal(10,2)', '\"99999999.99\"'",
        "0.1, double, 0.1",
        "NaN, double, '\"NaN\"'",
        "AQID, string, '\"AQID\"'",
        "P1Y2M3DT4H5M6.789S, varchar(64), '\"P1Y2M3DT4H5M6.789S\"'",
        "123e4567-e89b-12d3-a456-426614174000, varchar(36), '\"123e4567-e89b-12d3-a456-426614174000\"'",
        "10.0.0.1, ipv4, '\"10.0.0.1\"'",
        "::1, ipv6, '\"::1\"'",
        "true, boolean, 1",
        "'[1, 2]', json, '\"[1, 2]\"'",
        "a, char(3), '\"a\"'"
    })
    void textIsWhatItsColumnHolds(String text, String column, String expected) {
        assertThat(Written.schemaless(text, DorisType.parse(column))).isEqualTo(expected);
    }

    /** Bytes are base64 in JSON: those of a decimal or of a bit string are no number. */
    @ParameterizedTest
    @CsvSource({
        "AeI6, 'decimal(10,2)'",
        "AP//////////, largeint",
        "pQ==, bigint",
        "CgAAAAAAAAA=, largeint",
        "NaN, 'decimal(10,2)'",
        "13:14:15Z, datetime(0)",
        "1709212455000, datetime(3)",
        "1709212455000, date"
    })
    void textThatMeansAnotherValueIsRefused(String text, String column) {
        DorisType type = DorisType.parse(column);
        assertThatThrownBy(() -> Written.schemaless(text, type))
                .isInstanceOf(UnencodableValueException.class)
                .hasMessageContaining("does not fit " + type);
    }

    @Test
    void otherValuesAreWhatTheirClassIs() {
        assertThat(Written.schemaless(true, DorisType.BOOLEAN)).isEqualTo("1");
        assertThat(Written.schemaless(1.5, DorisType.DOUBLE)).isEqualTo("1.5");
        assertThat(Written.schemaless(1.5f, DorisType.FLOAT)).isEqualTo("1.5");
        assertThat(Written.schemaless("1.50", DorisType.decimal(5, 2))).isEqualTo("\"1.50\"");
        assertThat(Written.schemaless(new BigDecimal("1.5"), DorisType.decimal(5, 2)))
                .isEqualTo("\"1.5\"");
        assertThat(Written.schemaless(BigInteger.TEN, DorisType.LARGEINT)).isEqualTo("\"10\"");
        assertThat(Written.schemaless(new byte[] {1}, DorisType.STRING)).isEqualTo("\"AQ==\"");
        assertThatThrownBy(() -> Written.schemaless(new Object(), DorisType.STRING))
                .isInstanceOf(UnencodableValueException.class);
    }

    @Test
    void mapsAndListsAreJson() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", Arrays.asList(1L, null, "x\"", 1.5, true));
        map.put("b", Map.of());
        String expected = "\"{\\\"a\\\":[1,null,\\\"x\\\\\\\"\\\",1.5,true],\\\"b\\\":{}}\"";
        assertThat(Written.schemaless(map, DorisType.JSON)).isEqualTo(expected);
        assertThat(Written.schemaless(map, DorisType.STRING)).isEqualTo(expected);
        assertThat(Written.schemaless(List.of(1L, 2L), DorisType.parse("array<int>")))
                .isEqualTo("[1,2]");
        assertThat(Written.schemaless(List.of(List.of("1.5")), DorisType.parse("array<array<decimal(3,1)>>")))
                .isEqualTo("\"[[1.5]]\"");
        assertThatThrownBy(() -> Written.schemaless(map, DorisType.BIGINT))
                .isInstanceOf(UnencodableValueException.class);
    }

    @Test
    void columnIsThatOfTheValue() {
        assertThat(LogicalTypes.schemalessColumnType(true, false)).contains(DorisType.BOOLEAN);
        assertThat(LogicalTypes.schemalessColumnType(1L, true)).contains(DorisType.BIGINT);
        assertThat(LogicalTypes.schemalessColumnType(1.5, false)).contains(DorisType.DOUBLE);
        assertThat(LogicalTypes.schemalessColumnType(1.5, true)).contains(DorisType.varcharOrString(32));
        assertThat(LogicalTypes.schemalessColumnType("a", false)).contains(DorisType.STRING);
        assertThat(LogicalTypes.schemalessColumnType("a", true)).contains(DorisType.varcharOrString(65533));
        assertThat(LogicalTypes.schemalessColumnType(Map.of(), false)).contains(DorisType.JSON);
        assertThat(LogicalTypes.schemalessColumnType(List.of(), false)).contains(DorisType.JSON);
        assertThat(LogicalTypes.schemalessColumnType(null, false)).isEmpty();
        assertThatThrownBy(() -> LogicalTypes.schemalessColumnType(Map.of(), true))
                .isInstanceOf(UnsupportedTypeException.class);
    }
}

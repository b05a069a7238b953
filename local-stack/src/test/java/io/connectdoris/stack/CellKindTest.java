package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NUMBER | 1.50 | 1.5",
                "NUMBER | true | 1",
                "NUMBER | FALSE | 0",
                "NUMBER | -0.000 | 0",
                "NUMBER | 1E+3 | 1000",
                "NUMBER | 18446744073709551615 | 18446744073709551615.0",
                "DOUBLE | -1e100 | -1.0E100",
                "DOUBLE | 1.5 | 1.50",
                "TIMESTAMP | 2024-03-31T02:30:00 | 2024-03-31 02:30:00.000000",
                "TIMESTAMP | 2024-03-31 02:30:00.1+00 | 2024-03-31 02:30:00.100",
                "TIMESTAMP | 2024-03-31 02:30:00+00:00 | 2024-03-31T02:30:00Z",
                "TIME | 1:02:03 | 01:02:03.000",
                "BYTES | `AAEC\nAw==` | AAECAw==",
                "JSON | `{\"a\": 1.0, \"b\": [1, 2]}` | `{\"b\":[1,2],\"a\":1}`",
            })
    void differentTextsOfOneValueAreEqual(CellKind kind, String one, String other) {
        assertThat(kind.canonical(one)).isEqualTo(kind.canonical(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NUMBER | 0.1 | 0.10000000001",
                "NUMBER | 9007199254740993 | 9007199254740992",
                "DOUBLE | 0.1 | 0.10000000000000002",
                "TEXT | a | A",
                "TIMESTAMP | 2024-03-31 02:30:00 | 2024-03-31 03:30:00",
                "TIMESTAMP | 2024-03-31 02:30:10 | 2024-03-31 02:30:01",
                "TIMESTAMP | 2024-03-31 02:30:00+01 | 2024-03-31 02:30:00",
                "TIME | 10:00:00 | 01:00:00",
                "JSON | `{\"a\": \"1\"}` | `{\"a\": 1}`",
                "JSON | [null] | []",
            })
    void differentValuesAreDifferent(CellKind kind, String one, String other) {
        assertThat(kind.canonical(one)).isNotEqualTo(kind.canonical(other));
    }

    @Test
    void textThatIsNotOfItsKindStaysAsItIs() {
        assertThat(CellKind.NUMBER.canonical("NaN")).isEqualTo("NaN");
        assertThat(CellKind.JSON.canonical("{")).isEqualTo("{");
        assertThat(CellKind.TIME.canonical("soon")).isEqualTo("soon");
    }

    @Test
    void wholeSecondsKeepTheirZeros() {
        assertThat(CellKind.TIMESTAMP.canonical("2024-03-31 02:30:00")).isEqualTo("2024-03-31 02:30:00");
        assertThat(CellKind.TIMESTAMP.canonical("2024-03-31 02:30:00.500")).isEqualTo("2024-03-31 02:30:00.5");
    }
}

package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DorisNamesTest {

    private static final DorisNames UNICODE = new DorisNames(DorisNames.Case.KEEP, DorisNames.Characters.UNICODE);
    private static final DorisNames ASCII = new DorisNames(DorisNames.Case.KEEP, DorisNames.Characters.ASCII);

    @ParameterizedTest
    @CsvSource({
        "orders, orders, orders",
        "Weird Name-ü, Weird Name-ü, Weirdx_20_Name-x_fc_",
        "1st, 1st, x_31_st",
        "_hidden, _hidden, x_5f_hidden",
        "a.b, ax_2e_b, ax_2e_b",
        "x_20_, x_78__20_, x_78__20_",
        "订单, 订单, x_8ba2_x_5355_"
    })
    void tableIsWrittenAsDorisTakesIt(String raw, String unicode, String ascii) {
        assertThat(UNICODE.table(raw)).isEqualTo(unicode);
        assertThat(ASCII.table(raw)).isEqualTo(ascii);
    }

    @Test
    void databaseIsStricterThanATable() {
        assertThat(UNICODE.database("my shop")).isEqualTo("myx_20_shop");
        assertThat(UNICODE.database("1shop")).isEqualTo("x_31_shop");
        assertThat(UNICODE.database("läden")).isEqualTo("läden");
    }

    @Test
    void caseIsFoldedInNoLanguage() {
        assertThat(new DorisNames(DorisNames.Case.LOWER, DorisNames.Characters.UNICODE).table("ITEMS"))
                .isEqualTo("items");
        assertThat(new DorisNames(DorisNames.Case.UPPER, DorisNames.Characters.UNICODE).table("items"))
                .isEqualTo("ITEMS");
    }

    /** The patterns are Doris' own: FeNameFormat of 2.1, of 4.1 with Unicode names, and the one of databases. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyNameIsLegalAndCanBeReadBack(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 100; n++) {
            String raw = name(random);
            assertThat(DorisNames.decoded(UNICODE.table(raw))).isEqualTo(raw);
            assertThat(DorisNames.decoded(ASCII.table(raw))).isEqualTo(raw);
            assertThat(DorisNames.decoded(UNICODE.database(raw))).isEqualTo(raw);
            assertThat(UNICODE.table(raw)).matches(Pattern.compile("^[\\s\\S]*[\\S]$"));
            assertThat(ASCII.table(raw)).matches("^[a-zA-Z][a-zA-Z0-9-_]*$");
            assertThat(ASCII.database(raw)).matches("^[a-zA-Z][a-zA-Z0-9-_]{0,63}$");
            assertThat(UNICODE.database(raw)).matches("^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,63}$");
        }
    }

    private static String name(Random random) {
        String[] parts = {
            "a", "x", "x_", "20", "_", "x_20_", "x_78_", " ", ".", "`", "ü", "単", "\uD83D\uDE00", "-", "9", "\t"
        };
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            name.append(parts[random.nextInt(parts.length)]);
        }
        return name.toString();
    }
}

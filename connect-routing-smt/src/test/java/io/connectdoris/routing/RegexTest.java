package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "emp_.* emp_[0-9]+",
                ".* anything",
                "emp_[0-9]+ emp_12",
                "emp_\\d+ emp_[1-3]",
                "(a|b)* (ab)+",
                "[^x]* [a-w]{2,5}",
                "(?:orders|items)(_\\d{1,2})? orders_7",
                "a{2,} aaaa*?",
                "\\w+ emp_(?<n>[0-9]+)",
                "^t.*$ t1",
                "x|y x",
                "a\\.b a\\.b"
            })
    void widerExpressionCovers(String wide, String narrow) {
        assertThat(covers(wide, narrow)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "emp_[0-9]+ emp_.*",
                "emp_[0-9]+ emp_[0-9a]+",
                "a\\.b a.b",
                "[a-c]+ [a-d]",
                "a+ a*",
                "orders order",
                "\\d+ \\w+",
                "a{2,3} a{2,4}",
                "[^a]+ b|a"
            })
    void narrowerExpressionDoesNot(String wide, String narrow) {
        assertThat(covers(wide, narrow)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)a.*", "(a)\\1", "a++", "\\p{L}+", "[a&&b]", "(?i)a"})
    void whatIsNotReadCoversNothingButItself(String expression) {
        assertThat(covers(expression, "a")).isFalse();
        assertThat(covers(expression, expression)).isTrue();
    }

    /** What is said to be covered is matched by both, text by text. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void coveredMeansThatEveryTextIsMatched(long seed) {
        Random random = new Random(seed);
        int covered = 0;
        for (int n = 0; n < 60; n++) {
            String wide = expression(random, 3);
            String narrow = expression(random, 2);
            boolean is = covers(wide, narrow);
            covered += is ? 1 : 0;
            boolean counterexample = false;
            for (int t = 0; t < 120; t++) {
                String text = Integer.toString(t, 3)
                        .replace('0', 'a')
                        .replace('1', 'b')
                        .replace('2', 'c');
                counterexample |= text.matches(narrow) && !text.matches(wide);
            }
            counterexample |= "".matches(narrow) && !"".matches(wide);
            if (counterexample) {
                assertThat(is).as("%s covers %s", wide, narrow).isFalse();
            }
        }
        assertThat(covered).isPositive();
    }

    private static boolean covers(String wide, String narrow) {
        return Regex.covers(Pattern.compile(wide), Pattern.compile(narrow));
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            String[] atoms = {"a", "b", "c", ".", "[ab]", "[^a]", "b?", "c*", "a+"};
            return atoms[random.nextInt(atoms.length)];
        }
        String left = expression(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + left + "|" + expression(random, depth - 1) + ")";
            case 1 -> "(" + left + ")*";
            case 2 -> "(?:" + left + "){1,2}";
            default -> left + expression(random, depth - 1);
        };
    }
}

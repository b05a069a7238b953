package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionsTest {

    private final DorisStandIn standIn = DorisStandIn.builder().start();

    @BeforeEach
    void createTable() {
        standIn.sql("CREATE DATABASE d; CREATE TABLE d.t (k INT, a ARRAY<INT>, s STRING, v4 IPV4, v6 IPV6)"
                + " UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
        standIn.sql("INSERT INTO d.t VALUES (1, [1, 2], 'x', '9.1.1.1', '2001:db8::'),"
                + " (2, [3], 'y', '10.1.1.1', '2001:db8::1'), (3, NULL, 'z', NULL, NULL)");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String value(String expression) {
        return standIn.sql("SELECT " + expression).get(0).get(0);
    }

    @Test
    void addressesTurnIntoNumbersAndBack() {
        assertThat(value("ipv6_from_uint128_string_or_null('42540766411282592856903984951653826561')"))
                .isEqualTo("2001:db8::1");
        assertThat(value("ipv6_from_uint128_string_or_null('x')")).isNull();
        assertThat(value("hex(ipv6_string_to_num('1.2.3.4'))")).isEqualTo("00000000000000000000FFFF01020304");
        assertThat(value("ipv6_num_to_string(ipv6_string_to_num('2001:DB8::1'))"))
                .isEqualTo("2001:db8::1");
        assertThat(value("ipv4_num_to_string(ipv4_string_to_num('1.2.3.4'))")).isEqualTo("1.2.3.4");
        assertThat(value("ipv4_string_to_num_or_default('x')")).isEqualTo("0");
        assertThatThrownBy(() -> value("ipv4_string_to_num('x')")).hasMessageContaining("Invalid IPv4 value");
    }

    @Test
    void addressesAreOrderedAsNumbers() {
        assertThat(standIn.sql("SELECT v4 FROM d.t t ORDER BY t.v4 DESC"))
                .containsExactly(List.of("10.1.1.1"), List.of("9.1.1.1"), Arrays.asList((String) null));
        assertThat(standIn.sql("SELECT min(v4), max(v4), max(v6) FROM d.t"))
                .containsExactly(List.of("9.1.1.1", "10.1.1.1", "2001:db8::1"));
    }

    @Test
    void hexSpellsNumbersAndTexts() {
        assertThat(value("hex(255)")).isEqualTo("FF");
        assertThat(value("hex('@1')")).isEqualTo("4031");
        assertThat(value("unhex('4031')")).isEqualTo("@1");
    }

    @Test
    void lambdaIsAppliedToEveryElement() {
        assertThat(standIn.sql("SELECT array_map(x -> x + 1, a) FROM d.t ORDER BY k"))
                .containsExactly(List.of("[2, 3]"), List.of("[4]"), Arrays.asList((String) null));
        assertThat(value("array_map(x -> ifnull(x, '$'), ['a', null])")).isEqualTo("[\"a\", \"$\"]");
        assertThat(value("array_map(x -> x is null, ['a', null])")).isEqualTo("[0, 1]");
        assertThat(value("array_map((x, y) -> concat(x, y), ['a', 'b'], ['c', 'd'])"))
                .isEqualTo("[\"ac\", \"bd\"]");
    }

    @Test
    void lambdaWantsAnArray() {
        assertThatThrownBy(() -> value("array_map(x -> x, 's')")).hasMessageContaining("lambda argument must be array");
        assertThatThrownBy(() -> value("array_map(x -> x, a[0]) FROM d.t"))
                .hasMessageContaining("lambda argument must be array");
        assertThatThrownBy(() -> value("array_map(x -> x, k) FROM d.t"))
                .hasMessageContaining("lambda argument must be array");
    }

    @Test
    void jsonContainsWhatIsAtAPath() {
        assertThat(value("json_contains('{\"a\": [1, {\"b\": 2.50}]}', '{\"b\": 2.5}', '$.a')"))
                .isEqualTo("1");
        assertThat(value("json_contains('{\"a\": 1}', '{\"a\": 1, \"b\": 2}')")).isEqualTo("0");
        assertThat(value("json_contains('{\"a\": 1}', '1', '$.c')")).isNull();
    }

    @Test
    void bitmapsAreCountedAndNotShown() {
        standIn.sql("CREATE TABLE d.b (k INT, b BITMAP BITMAP_UNION, h HLL HLL_UNION) AGGREGATE KEY(k)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
        standIn.sql(
                "INSERT INTO d.b VALUES (1, to_bitmap(7), hll_hash('x')), (1, bitmap_from_string('7,9'), hll_hash('y')),"
                        + " (2, bitmap_empty(), hll_hash('x'))");

        assertThat(standIn.sql("SELECT k, b, h, bitmap_count(b), bitmap_to_string(b), hll_cardinality(h) FROM d.b"
                        + " ORDER BY k"))
                .containsExactly(
                        Arrays.asList("1", null, null, "2", "7,9", "2"), Arrays.asList("2", null, null, "0", "", "1"));
        assertThat(standIn.sql("SELECT bitmap_union_count(b), hll_union_agg(h) FROM d.b"))
                .containsExactly(List.of("2", "2"));
        assertThatThrownBy(() -> standIn.sql("INSERT INTO d.b VALUES (1, '7', hll_empty())"))
                .hasMessageContaining("to target type=BITMAP");
    }

    @Test
    void bitmapsOfFewMembersHaveATextInBase64() {
        assertThat(value("bitmap_to_string(bitmap_from_base64('AA=='))")).isEmpty();
        assertThat(value("bitmap_to_string(bitmap_from_base64(bitmap_to_base64(to_bitmap(4294967296))))"))
                .isEqualTo("4294967296");
        assertThat(value("bitmap_from_base64('?')")).isNull();
    }

    @Test
    void samplesOfOneRowDoNotDeviate() {
        assertThat(standIn.sql("SELECT stddev_samp(k), variance_samp(k), stddev_pop(k) FROM d.t WHERE k = 1"))
                .containsExactly(List.of("0", "0", "0"));
        assertThat(value("stddev_samp(k) FROM d.t WHERE k > 9")).isNull();
        assertThat(value("variance_samp(k) FROM d.t")).isEqualTo("1");
        assertThat(value("percentile(k, 0.75) FROM d.t")).isEqualTo("2.5");
    }
}

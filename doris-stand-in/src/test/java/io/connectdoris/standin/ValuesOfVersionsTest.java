package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.standin.catalog.DorisVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lines of Doris make of the same text in a load. */
class ValuesOfVersionsTest {

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void longTextIsFilteredBefore40AndCutFromThenOn(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "VARCHAR(3)")) {
            assertThat(loads.stored("abcdef")).isEqualTo(older(version, "filtered", "abc"));
            assertThat(loads.stored("abcdef", "strict_mode", "true")).isEqualTo(older(version, "filtered", "abc"));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void stringOfMoreThanAMegabyteIsFilteredBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "STRING")) {
            loads.load("1|" + "x".repeat(1_048_577));

            assertThat(loads.standIn().count("d", "t")).isEqualTo(VersionedLoads.isOlder(version) ? 0 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void tooBigDecimalIsTheBiggestBefore40AndNullFromThenOn(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DECIMAL(9,1)")) {
            assertThat(loads.stored("12345678901")).isEqualTo(older(version, "99999999.9", null));
            assertThat(loads.stored("-12345678901")).isEqualTo(older(version, "-99999999.9", null));
            assertThat(loads.stored("12345678901", "strict_mode", "true"))
                    .isEqualTo(older(version, "99999999.9", null));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void textAfterTheDigitsOfADecimalIsIgnoredBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DECIMAL(9,1)")) {
            assertThat(loads.stored("12abc")).isEqualTo(older(version, "12.0", null));
            assertThat(loads.stored("abc")).isNull();
            assertThat(loads.stored("1e200")).isEqualTo(older(version, "0.0", null));
            assertThat(loads.stored("1.25")).isEqualTo("1.3");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void tooBigDoubleIsNullBefore40AndInfinityFromThenOn(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DOUBLE")) {
            assertThat(loads.stored("1e400")).isEqualTo(older(version, null, "Infinity"));
            assertThat(loads.stored("inf")).isEqualTo("Infinity");
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void onlyTrueFalseAndNumbersAreBooleansBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "BOOLEAN")) {
            assertThat(loads.stored("true")).isEqualTo("1");
            assertThat(loads.stored("yes")).isEqualTo(older(version, null, "1"));
            assertThat(loads.stored("off")).isEqualTo(older(version, null, "0"));
            assertThat(loads.stored("1.11")).isEqualTo(older(version, "1", null));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void offsetsWithoutColonAreNullBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DATETIME")) {
            assertThat(loads.stored("2024-01-02 03:04:05+08:00", "timezone", "UTC"))
                    .isEqualTo("2024-01-01 19:04:05");
            assertThat(loads.stored("2024-01-02 03:04:05+0800", "timezone", "UTC"))
                    .isEqualTo(older(version, null, "2024-01-01 19:04:05"));
            assertThat(loads.stored("2024-01-02 03:04:05+8", "timezone", "UTC"))
                    .isEqualTo(older(version, null, "2024-01-01 19:04:05"));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void offsetsAreMovedToShanghaiBefore40AndToTheTimeZoneOfTheServerFromThenOn(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DATETIME")) {
            assertThat(loads.stored("2024-01-02 03:04:05Z"))
                    .isEqualTo(older(version, "2024-01-02 11:04:05", "2024-01-02 03:04:05"));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void zonesAreTakenAsTheyWereIn1970Before40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DATETIME")) {
            assertThat(loads.stored("2024-07-01 12:00:00Z", "timezone", "America/New_York"))
                    .isEqualTo(older(version, "2024-07-01 07:00:00", "2024-07-01 08:00:00"));
        }
    }

    @ParameterizedTest
    @EnumSource(DorisVersion.class)
    void twelveDigitsAreADateWithAShortYearBefore40(DorisVersion version) {
        try (VersionedLoads loads = new VersionedLoads(version, "DATETIME")) {
            assertThat(loads.stored("1612111213")).isEqualTo(older(version, "2016-12-11 12:13:00", null));
            assertThat(loads.stored("161211121314")).isEqualTo(older(version, "2016-12-11 12:13:14", null));
            assertThat(loads.stored("20161211121314")).isEqualTo("2016-12-11 12:13:14");
        }
    }

    private static String older(DorisVersion version, String before, String since) {
        return VersionedLoads.isOlder(version) ? before : since;
    }
}

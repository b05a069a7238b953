package io.connectdoris.sink.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValidationTest {

    @Test
    void goodConfigurationHasNoErrors() {
        assertThat(errors(
                        "create.properties.replication_num",
                        "1",
                        "errors.tolerance",
                        "all",
                        "topics",
                        "a",
                        "tasks.max",
                        "2",
                        "transforms",
                        "x",
                        "transforms.x.type",
                        "y",
                        "consumer.override.max.poll.records",
                        "5",
                        "name",
                        "n",
                        "my.own.note",
                        "free"))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() {
        Map<String, List<String>> errors = errorsOf(Map.of());
        assertThat(errors).containsOnlyKeys("doris.fe.endpoints", "doris.user");
        assertThat(errors.get("doris.user")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "flush.row, flush.rows",
        "flsh.rows, flush.rows",
        "doris.fe.endpoint, doris.fe.endpoints",
        "table.database, tables.database",
        "doris.pasword, doris.password"
    })
    void unknownKeyIsRefusedWithTheKeyThatWasMeant(String given, String meant) {
        assertThat(errors(given, "1").get(given)).singleElement().asString().contains("Did you mean " + meant + "?");
    }

    @Test
    void unknownKeyUnderOurPrefixesIsRefusedThoughNothingIsNear() {
        assertThat(errors("flush.completely.different", "1")).containsOnlyKeys("flush.completely.different");
    }

    @ParameterizedTest
    @CsvSource({
        "doris.fe.endpoints, fe1",
        "doris.fe.endpoints, fe1:0",
        "doris.fe.endpoints, http://fe1:8030",
        "doris.fe.endpoints, ::1:8030",
        "doris.timezone, Mars/Olympus",
        "flush.rows, 0",
        "load.binary.encoding, utf8",
        "tables.without.key, guess",
        "doris.tls.ca.file, /no/such/file.pem"
    })
    void badValueIsNamed(String key, String value) {
        assertThat(errors(key, value)).containsOnlyKeys(key);
    }

    @Test
    void passwordInAnEndpointIsRefusedWithoutRepeatingIt() {
        assertThat(errors("doris.fe.endpoints", "root:s3cret@fe1:8030").get("doris.fe.endpoints"))
                .singleElement()
                .asString()
                .doesNotContain("s3cret");
    }

    @Test
    void rulesOfTheRoutingTransformAreLookedAt() {
        Map<String, List<String>> errors = errors(
                "transforms", "other, route",
                "transforms.other.type", "x.Y",
                "transforms.other.rule.a.table", "[",
                "transforms.route.type", "io.connectdoris.routing.TableRouter",
                "transforms.route.rules", "all, one",
                "transforms.route.rule.all.table", "emp_.*",
                "transforms.route.rule.all.tabel", "x",
                "transforms.route.rule.one.table", "emp_[");
        assertThat(errors).containsOnlyKeys("transforms.route.rule.all.tabel");
        assertThat(errors(
                        "transforms",
                        "route",
                        "transforms.route.type",
                        "io.connectdoris.routing.TableRouter",
                        "transforms.route.rules",
                        "one",
                        "transforms.route.rule.one.table",
                        "emp_["))
                .containsOnlyKeys("transforms.route.rule.one.table");
    }

    private static Map<String, List<String>> errors(String... keysAndValues) {
        Map<String, String> properties =
                new HashMap<>(Map.of("doris.fe.endpoints", "localhost:8030", "doris.user", "root"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return errorsOf(properties);
    }

    private static Map<String, List<String>> errorsOf(Map<String, String> properties) {
        Map<String, List<String>> errors = new TreeMap<>();
        ConfigValidation.validate(properties).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}

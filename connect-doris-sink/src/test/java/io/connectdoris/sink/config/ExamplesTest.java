package io.connectdoris.sink.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.connectdoris.routing.TableRouter;
import io.connectdoris.sink.DorisSinkConnector;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of config-examples/ is of a known kind and right for it; what Debezium itself thinks of it is local-stack's to test. */
class ExamplesTest {

    private static final Path FOLDER = Path.of("..", "config-examples");
    private static final Path COMPOSE_DEFAULTS = Path.of("..", ".env");
    private static final String MYSQL_SOURCE = "io.debezium.connector.mysql.MySqlConnector";
    private static final String MARIADB_SOURCE = "io.debezium.connector.mariadb.MariaDbConnector";
    private static final String POSTGRES_SOURCE = "io.debezium.connector.postgresql.PostgresConnector";
    private static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";
    private static final String AVRO_CONVERTER = "io.confluent.connect.avro.AvroConverter";

    /** Ours to fill in; config providers' placeholders have a colon. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

    /** The routing transform's fields look like a provider's keys. */
    private static final Pattern PROVIDED = Pattern.compile("\\$\\{(?!field:)([a-z]+):[^}]*}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void everyFileIsOfAKindThatIsTestedHere() {
        List<String> connectors = new ArrayList<>(names(sinks()));
        connectors.addAll(names(sources()));

        assertThat(names(files(".json")))
                .as("connector.class is neither our sink nor a source that sourceSetsWhatExactnessNeeds knows")
                .containsExactlyInAnyOrderElementsOf(connectors);
        assertThat(names(files("")))
                .as("neither connector JSON nor worker properties, and no test knows what else it could be")
                .allMatch(name -> name.endsWith(".json")
                        || name.endsWith(".properties")
                        || Set.of("README.md", "post-connectors.sh").contains(name));
    }

    @Test
    void everyFileIsInTheTableOfTheReadme() {
        String readme = text(FOLDER.resolve("README.md"));

        assertThat(names(files(""))).allMatch(name -> name.equals("README.md") || readme.contains("(" + name + ")"));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void connectorIsWhatPostConnectorsTakes(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());

        assertThat(root.fieldNames()).toIterable().containsExactly("name", "config");
        assertThat(root.path("name").asText() + ".json")
                .isEqualTo(file.getFileName().toString());
        assertThat(root.path("config")).allMatch(JsonNode::isTextual);
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void sinkIsAcceptedWithoutAWord(Path file) {
        Map<String, String> config = config(file);
        Map<String, List<String>> errors = new TreeMap<>();
        ConfigValidation.validate(config).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages()));

        assertThat(errors).isEmpty();
        assertThat(config.keySet()).allMatch(key -> isKnown(key, config), "is a setting of the sink or of Connect");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void sourceSetsWhatExactnessNeeds(Path file) {
        assertThat(config(file))
                .containsEntry("skipped.operations", "none")
                .containsEntry("column.propagate.source.type", ".*");
        if (isOneOf(file, MYSQL_SOURCE, MARIADB_SOURCE)) {
            assertThat(config(file))
                    .containsEntry("bigint.unsigned.handling.mode", "precise")
                    .containsEntry("enable.time.adjuster", "false")
                    .containsEntry("driver.connectionTimeZone", "UTC")
                    .containsEntry("driver.forceConnectionTimeZoneToSession", "true")
                    .containsEntry("include.schema.changes", "true");
        }
        if (isOneOf(file, MARIADB_SOURCE)) {
            assertThat(config(file)).containsEntry("driver.preserveInstants", "true");
        }
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void nullStaysNullAndTypesAreKnown(Path file) {
        Map<String, String> config = config(file);

        switch (config.get("value.converter")) {
            case JSON_CONVERTER ->
                assertThat(config)
                        .containsEntry("key.converter", JSON_CONVERTER)
                        .containsEntry("key.converter.schemas.enable", "true")
                        .containsEntry("value.converter.schemas.enable", "true")
                        .containsEntry("value.converter.replace.null.with.default", "false");
            case AVRO_CONVERTER ->
                assertThat(config)
                        .containsEntry("key.converter", AVRO_CONVERTER)
                        .containsKeys("key.converter.schema.registry.url", "value.converter.schema.registry.url")
                        .containsEntry("value.converter.ignore.default.for.nullables", "true");
            default -> throw new AssertionError("no rule for " + config.get("value.converter"));
        }
    }

    @Test
    void sourcesDoNotShareWhatBelongsToOneOfThem() {
        for (String setting :
                List.of("topic.prefix", "database.server.id", "schema.history.internal.kafka.topic", "slot.name")) {
            assertThat(sources().map(file -> config(file).get(setting)).filter(value -> value != null))
                    .as(setting)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("workers")
    void workerFindsPluginsByTheirServices(Path file) {
        assertThat(properties(file))
                .containsEntry("plugin.discovery", "service_load")
                .containsEntry("value.converter.replace.null.with.default", "false")
                .containsKeys("bootstrap.servers", "plugin.path");
    }

    @ParameterizedTest
    @MethodSource("workers")
    void workerHasTheConfigProvidersThatConnectorsReferTo(Path file) throws ReflectiveOperationException, IOException {
        Map<String, String> worker = properties(file);
        Set<String> providers =
                new TreeSet<>(List.of(worker.get("config.providers").split(",")));

        assertThat(providers)
                .containsAll(connectors().flatMap(ExamplesTest::providers).toList());
        for (String provider : providers) {
            String prefix = "config.providers." + provider + ".";
            Map<String, String> parameters = new HashMap<>();
            worker.forEach((key, value) -> {
                if (key.startsWith(prefix + "param.")) {
                    // The folders are the worker's; any that exists here will do.
                    parameters.put(key.substring((prefix + "param.").length()), value.startsWith("/") ? "/" : value);
                }
            });
            try (ConfigProvider configured = Class.forName(worker.get(prefix + "class"))
                    .asSubclass(ConfigProvider.class)
                    .getDeclaredConstructor()
                    .newInstance()) {
                configured.configure(parameters);
            }
        }
    }

    @Test
    void composeHasAValueForEveryPlaceholderOfTheConnectorsItRuns() {
        Map<String, String> defaults = properties(COMPOSE_DEFAULTS);

        assertThat(Stream.of("source-mysql", "source-postgres", "sink-mysql", "sink-postgres")
                        .flatMap(name -> placeholders(FOLDER.resolve(name + ".json"))))
                .isNotEmpty()
                .allMatch(defaults::containsKey);
    }

    @Test
    void composeUsesVariablesThatHaveADefaultOnly() {
        Matcher variables = Pattern.compile("\\$\\{([A-Z_]+)[^}]*}").matcher(text(Path.of("..", "docker-compose.yml")));

        assertThat(variables.results().map(variable -> variable.group(1)).collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(properties(COMPOSE_DEFAULTS).keySet());
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void routingTransformIsAcceptedOnItsSide(Path file) {
        Map<String, String> config = config(file);
        for (String alias : config.getOrDefault("transforms", "").split(",")) {
            String prefix = "transforms." + alias + ".";
            if (config.containsKey(prefix + "type")) {
                Map<String, String> settings = new TreeMap<>();
                config.forEach((key, value) -> {
                    if (key.startsWith(prefix)) {
                        settings.put(key.substring(prefix.length()), value);
                    }
                });
                if (settings.get("type").equals(TableRouter.class.getName())) {
                    boolean sink = config.get("connector.class").equals(DorisSinkConnector.class.getName());
                    settings.putIfAbsent("side", sink ? "sink" : "source");
                    assertThat(TableRouter.validate(settings)).isEmpty();
                }
            }
        }
    }

    private static boolean isKnown(String key, Map<String, String> config) {
        if (key.equals("transforms") || key.startsWith("transforms.")) {
            return true; // what is ours there is looked at by routingTransformIsAcceptedOnItsSide
        }
        for (String converter : List.of("key.converter.", "value.converter.")) {
            if (key.startsWith(converter)) {
                // The registry's converter is not on the class path.
                return config.get(converter.substring(0, converter.length() - 1))
                                .equals(AVRO_CONVERTER)
                        || JsonConverterConfig.configDef().names().contains(key.substring(converter.length()));
            }
        }
        String consumer = "consumer.override.";
        ConfigDef ours = DorisSinkConfig.CONFIG_DEF;
        return ours.names().contains(key)
                || key.startsWith(DorisSinkConfig.CREATE_PROPERTIES)
                || (key.startsWith(consumer) && ConsumerConfig.configNames().contains(key.substring(consumer.length())))
                || Set.of("connector.class", "tasks.max", "topics.regex", "key.converter", "value.converter")
                        .contains(key);
    }

    static Stream<Path> connectors() {
        return files(".json");
    }

    static Stream<Path> sinks() {
        return files(".json").filter(file -> isOneOf(file, DorisSinkConnector.class.getName()));
    }

    static Stream<Path> sources() {
        return files(".json").filter(file -> isOneOf(file, MYSQL_SOURCE, MARIADB_SOURCE, POSTGRES_SOURCE));
    }

    static Stream<Path> workers() {
        return files(".properties");
    }

    private static boolean isOneOf(Path file, String... connectorClasses) {
        return List.of(connectorClasses).contains(config(file).get("connector.class"));
    }

    private static Stream<String> providers(Path file) {
        return PROVIDED.matcher(text(file)).results().map(reference -> reference.group(1));
    }

    private static Stream<String> placeholders(Path file) {
        return PLACEHOLDER.matcher(text(file)).results().map(placeholder -> placeholder.group(1));
    }

    /** The config with plausible values in the place of placeholders. */
    private static Map<String, String> config(Path file) {
        try {
            Map<String, String> config = JSON.convertValue(
                    JSON.readTree(file.toFile()).path("config"), new TypeReference<Map<String, String>>() {});
            config.replaceAll((key, value) -> PROVIDED.matcher(
                            PLACEHOLDER.matcher(value).replaceAll(placeholder -> plausible(placeholder.group(1))))
                    .replaceAll("provided"));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String plausible(String placeholder) {
        return placeholder.equals("DORIS_FE_ENDPOINTS") ? "fe1:8030,fe2:8030" : "some-" + placeholder;
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String ending) {
        try (Stream<Path> children = Files.list(FOLDER)) {
            return children.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Stream<Path> files) {
        return files.map(file -> file.getFileName().toString()).toList();
    }
}

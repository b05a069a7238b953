package io.connectdoris.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Where the build has laid out what the processes run on: Kafka's own jars, Debezium's plugins, the sink's plugin archive. */
public record Distribution(Path repository) {
    /** Found from where this class was loaded: {@code local-stack/target/...} of a working tree. */
    public static Distribution ofThisBuild() {
        try {
            Path code = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = code; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("local-stack/dist"))) {
                    return new Distribution(folder);
                }
            }
            throw new ServerFailure("no working tree of the project around " + code);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path exampleConfig(String name) {
        return repository.resolve("config-examples").resolve(name);
    }

    /** The tag of a server's image, such as {@code MYSQL}'s: that of docker-compose.yml, whose defaults are in {@code .env}. */
    String imageVersion(String server) {
        Properties defaults = new Properties();
        try (Reader in = Files.newBufferedReader(repository.resolve(".env"))) {
            defaults.load(in);
            return defaults.getProperty(server + "_VERSION");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kafka's jars and nothing else: neither the sink's classes nor ours may help it along. */
    String kafkaClassPath() {
        return built(repository.resolve("local-stack/dist/target/kafka"))
                .resolve("*")
                .toString();
    }

    /** The oldest Connect that loads the plugins, with what it ships with. */
    String oldestConnectClassPath() {
        return built(repository.resolve("local-stack/dist-oldest/target/kafka"))
                .resolve("*")
                .toString();
    }

    /** One of Debezium's plugin folders, such as {@code mysql}. */
    Path debezium(String database) {
        return built(repository.resolve("local-stack/dist/target/plugins/debezium-connector-" + database));
    }

    /** The sink's plugin folder, as unpacked from its archive; empty as long as the sink has not been built. */
    public Optional<Path> sink() {
        Path unpacked = repository.resolve("local-stack/target/plugins");
        if (!Files.isDirectory(unpacked)) {
            return Optional.empty();
        }
        try (var children = Files.list(unpacked)) {
            return children.filter(Files::isDirectory).sorted().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for {@code plugin.path} that holds exactly the given plugins. */
    Path pluginPath(Path folder, List<String> debeziumDatabases) {
        List<Path> plugins = new ArrayList<>();
        debeziumDatabases.forEach(database -> plugins.add(debezium(database)));
        sink().ifPresent(plugins::add);
        try {
            Files.createDirectories(folder);
            for (Path plugin : plugins) {
                Path link = folder.resolve(plugin.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, plugin.toAbsolutePath());
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ServerFailure(folder + " is missing: build it with mvn -pl local-stack -am package -DskipTests");
        }
        return folder;
    }
}

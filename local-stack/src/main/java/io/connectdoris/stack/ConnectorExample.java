package io.connectdoris.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connector as a file of {@code config-examples/} describes it, with the values of one installation filled in. */
public record ConnectorExample(String name, Map<String, String> config) {
    /** Config providers write {@code ${provider:key}}: the colon tells them from ours. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

    public ConnectorExample {
        config = Map.copyOf(config);
    }

    /** Reads the file; a placeholder that has no value is an error. */
    static ConnectorExample read(Path file, Map<String, String> values) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            Map<String, String> config = new LinkedHashMap<>();
            json.path("config")
                    .properties()
                    .forEach(setting -> config.put(
                            setting.getKey(), filled(setting.getValue().asText(), values, file)));
            return new ConnectorExample(json.path("name").asText(), config);
        } catch (IOException e) {
            throw new ServerFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String filled(String text, Map<String, String> values, Path file) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            String value = values.get(placeholder.group(1));
            if (value == null) {
                throw new ServerFailure(file + " asks for " + placeholder.group() + ", which nothing here knows");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The same connector with some settings changed or added. */
    public ConnectorExample with(Map<String, String> settings) {
        Map<String, String> merged = new LinkedHashMap<>(config);
        merged.putAll(settings);
        return new ConnectorExample(name, merged);
    }

    /** The same connector with one setting less. */
    public ConnectorExample without(String setting) {
        Map<String, String> rest = new LinkedHashMap<>(config);
        rest.remove(setting);
        return new ConnectorExample(name, rest);
    }

    /** The same settings under another name. */
    public ConnectorExample named(String otherName) {
        return new ConnectorExample(otherName, config);
    }

    /** Connector configs hold passwords: only the settings' names are text. */
    @Override
    public String toString() {
        return name + " " + config.keySet();
    }
}

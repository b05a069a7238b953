package io.connectdoris.sink.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** What a value must be like; each message says what is wrong with it and what would be right. */
final class Checks {

    static final Validator NOT_BLANK = LambdaValidator.with(
            (key, value) -> {
                if (value != null && value.toString().isBlank()) {
                    throw new ConfigException(key, value, "must not be empty");
                }
            },
            () -> "not empty");

    static final Validator ZONE =
            LambdaValidator.with(Checks::zone, () -> "a zone such as UTC, +08:00 or Europe/Vienna");

    static final Validator FILE = LambdaValidator.with(Checks::file, () -> "a file that can be read");

    static final Validator ENDPOINTS = LambdaValidator.with(Checks::endpoints, () -> "host:port, ...");

    private Checks() {}

    static Validator oneOf(String... values) {
        return ValidString.in(values);
    }

    private static void zone(String key, Object value) {
        try {
            ZoneId.of((String) value);
        } catch (DateTimeException e) {
            throw new ConfigException(key, value, "is not a time zone; write for example UTC, +08:00 or Europe/Vienna");
        }
    }

    private static void file(String key, Object value) {
        String name = (String) value;
        if (!name.isEmpty() && !Files.isReadable(Path.of(name))) {
            throw new ConfigException(key, value, "is not a file that the worker can read");
        }
    }

    private static void endpoints(String key, Object value) {
        List<?> endpoints = (List<?>) value;
        if (endpoints == null) {
            return; // missing, which is said already
        }
        if (endpoints.isEmpty()) {
            throw new ConfigException(key, value, "must name at least one FE as host:port");
        }
        for (Object each : endpoints) {
            String endpoint = each.toString();
            if (endpoint.contains("://") || endpoint.contains("@") || endpoint.contains("/")) {
                throw new ConfigException(
                        key,
                        "[hidden]",
                        "must be host:port alone; user, password and scheme have settings of their own");
            }
            if (!hasHostAndPort(endpoint)) {
                throw new ConfigException(key, endpoint, "is not host:port; an FE's HTTP port is 8030 by default");
            }
        }
    }

    private static boolean hasHostAndPort(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        String host = endpoint.substring(0, Math.max(colon, 0));
        boolean bareIpv6 = host.indexOf(':') >= 0 && !(host.startsWith("[") && host.endsWith("]"));
        if (host.isBlank() || bareIpv6) {
            return false;
        }
        try {
            int port = Integer.parseInt(endpoint.substring(colon + 1));
            return port > 0 && port < 65536;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

package io.connectdoris.sink.config;

import io.connectdoris.client.DorisConnection.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Looks up the FEs' names while the person who typed them is still there. Only then: a task that starts at night while a
 * name server is away waits instead. Never takes long, since a slow check stalls the worker.
 */
public final class HostCheck {

    private static final long PATIENCE_SECONDS = 5;

    private HostCheck() {}

    /** Adds an error for each FE whose name is unknown; only if the endpoints are well formed. */
    public static void addTo(Config config) {
        for (ConfigValue value : config.configValues()) {
            if (value.name().equals(DorisSinkConfig.FE_ENDPOINTS)
                    && value.errorMessages().isEmpty()) {
                unknown((List<?>) value.value()).forEach(value::addErrorMessage);
            }
        }
    }

    private static List<String> unknown(List<?> endpoints) {
        List<CompletableFuture<Void>> lookups = new ArrayList<>();
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        for (Object each : endpoints) {
            Endpoint endpoint = DorisSinkConfig.endpoint(each.toString().trim());
            lookups.add(CompletableFuture.runAsync(() -> lookUp(endpoint, errors)));
        }
        // Names that are not decided in time are left to the tasks.
        CompletableFuture.allOf(lookups.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return List.copyOf(errors);
    }

    private static void lookUp(Endpoint endpoint, List<String> errors) {
        try {
            InetAddress.getByName(endpoint.host());
        } catch (UnknownHostException e) {
            errors.add("FE host " + endpoint.host() + " is unknown to this worker: check its name, or the worker's name"
                    + " server");
        }
    }
}

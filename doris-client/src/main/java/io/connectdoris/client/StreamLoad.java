package io.connectdoris.client;

import java.util.Map;
import java.util.Objects;

/**
 * One Stream Load: JSON, one object per line, under one label.
 *
 * @param label at most 128 characters of {@code [-_A-Za-z0-9:]}
 * @param rows how many rows the body holds; Doris must have counted as many for the load to be committed
 * @param headers what differs from load to load (for example {@code hidden_columns}); the headers that every load needs are
 *     added by the client; naming one of those here, or {@code two_phase_commit} or {@code group_commit}, gets the load
 *     rejected without being sent
 */
public record StreamLoad(TableName table, String label, LoadBody body, long rows, Map<String, String> headers) {

    public StreamLoad {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(body, "body");
        headers = Map.copyOf(headers);
    }
}

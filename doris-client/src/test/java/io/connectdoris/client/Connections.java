package io.connectdoris.client;

import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.DorisConnection.Secret;
import io.connectdoris.client.DorisConnection.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Connections and loads for tests; each {@code with} changes one thing. */
record Connections(
        List<Endpoint> frontends,
        String user,
        String password,
        Tls tls,
        Duration request,
        Duration load,
        boolean expect,
        boolean gzip) {

    static final TableName TABLE = new TableName("shop", "orders");

    static Connections to(Endpoint... frontends) {
        return new Connections(
                List.of(frontends),
                "root",
                LoadTest.PASSWORD,
                Tls.OFF,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                true,
                false);
    }

    Connections withLogin(String otherUser, String otherPassword) {
        return new Connections(frontends, otherUser, otherPassword, tls, request, load, expect, gzip);
    }

    Connections withTls(Tls other) {
        return new Connections(frontends, user, password, other, request, load, expect, gzip);
    }

    Connections withRequestTimeout(long millis) {
        return new Connections(frontends, user, password, tls, Duration.ofMillis(millis), load, expect, gzip);
    }

    Connections withLoadTimeout(long millis) {
        return new Connections(frontends, user, password, tls, request, Duration.ofMillis(millis), expect, gzip);
    }

    Connections withoutExpect() {
        return new Connections(frontends, user, password, tls, request, load, false, gzip);
    }

    Connections withGzip() {
        return new Connections(frontends, user, password, tls, request, load, expect, true);
    }

    DorisConnection connection() {
        return new DorisConnection(
                frontends, user, new Secret(password), tls, "UTC", Duration.ofSeconds(5), request, load, expect, gzip);
    }

    DorisClient open() {
        return DorisClient.open(connection());
    }

    static StreamLoad load(String body, long rows) {
        return load(TABLE, body, rows, Map.of());
    }

    static StreamLoad load(TableName table, String body, long rows, Map<String, String> headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new StreamLoad(table, "label-1", body(bytes), rows, headers);
    }

    static LoadBody body(byte[] bytes) {
        return new LoadBody() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(java.io.OutputStream out) throws java.io.IOException {
                out.write(bytes);
            }
        };
    }

    /** A BE's answer as 4.1 prints it. */
    static String success(long loaded) {
        return answer("Success", "OK", loaded, 0, 0, "");
    }

    static String answer(String status, String message, long loaded, long filtered, long unselected, String more) {
        return """
                {
                    "TxnId": 1003,
                    "Label": "label-1",
                    "Comment": "",
                    "TwoPhaseCommit": "false",
                    "Status": "%s",
                    "Message": "%s",
                    "NumberTotalRows": %d,
                    "NumberLoadedRows": %d,
                    "NumberFilteredRows": %d,
                    "NumberUnselectedRows": %d,
                    "LoadBytes": 118,
                    "LoadTimeMs": 173,%s
                    "BeginTxnTimeMs": 1,
                    "CommitAndPublishTimeMs": 52
                }
                """.formatted(status, message, loaded + filtered + unselected, loaded, filtered, unselected, more);
    }
}

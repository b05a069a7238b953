package io.connectdoris.standin.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.fault.Fault;
import io.connectdoris.standin.fault.Fault.Action;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Exchange;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import io.connectdoris.standin.sql.Session;
import io.connectdoris.standin.sql.SqlResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code POST /api/query}: at most two statements at once, every call a connection of its own. */
final class QueryApi {

    private static final int WORKERS = 2;
    private static final int DEFAULT_LIMIT = 1000;
    private static final Set<String> NOT_SUBMITTED =
            Set.of("SET", "USE", "SWITCH", "KILL", "BEGIN", "COMMIT", "ROLLBACK", "LOCK", "UNLOCK");
    private static final String LOOPBACK = "127.0.0.1";

    private final World world;
    private final FrontendAccess access;
    private final Semaphore workers = new Semaphore(WORKERS);
    private final AtomicInteger connections = new AtomicInteger(10);

    QueryApi(World world, FrontendAccess access) {
        this.world = world;
        this.access = access;
    }

    /** @return null when a fault ended the exchange */
    Response answer(Request request, Exchange exchange, String namespace, String database) throws IOException, Refused {
        access.requireMethod(request, "POST");
        if (request.header("Authorization").isEmpty()) {
            return Replies.unauthorized("Cookie is invalid");
        }
        Credentials credentials = access.authenticate(request);
        String body = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode call = read(body);
        if (!call.isObject()) {
            return notAnObject(call);
        }
        if (!call.hasNonNull("stmt")) {
            return Replies.badRequest("Missing statement request body");
        }
        if (!call.path("is_sync").asBoolean(true)) {
            return Replies.error("Not support async query execution");
        }
        if (!namespace.equals("internal") && !namespace.equals("default_cluster")) {
            return Replies.internal("Cannot invoke \"org.apache.doris.datasource.CatalogIf.getDb(String)\" because the"
                    + " return value of \"org.apache.doris.qe.ConnectContext.getCurrentCatalog()\" is null");
        }
        String sql = call.get("stmt").asText();
        Optional<Fault> fault = world.faults().next(Faults.Point.SQL, sql);
        return submit(request, exchange, credentials, database, call, fault);
    }

    /** Words without quotes are texts to Doris' lenient reader. */
    private static JsonNode read(String body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    private static Response notAnObject(JsonNode call) {
        String was =
                switch (call.getNodeType()) {
                    case ARRAY -> "BEGIN_ARRAY";
                    case NUMBER -> "NUMBER";
                    case BOOLEAN -> "BOOLEAN";
                    default -> "STRING";
                };
        return Replies.internal(
                "java.lang.IllegalStateException: Expected BEGIN_OBJECT but was " + was + " at line 1 column 1 path $");
    }

    private Response submit(
            Request request,
            Exchange exchange,
            Credentials credentials,
            String database,
            JsonNode call,
            Optional<Fault> fault)
            throws IOException {
        if (!workers.tryAcquire()) {
            return Replies.internal("Task java.util.concurrent.FutureTask@1[Not completed] rejected from"
                    + " java.util.concurrent.ThreadPoolExecutor@1[Running, pool size = 2, active threads = 2, queued"
                    + " tasks = 0, completed tasks = 0]");
        }
        Response response;
        try {
            if (fault.isPresent() && FaultActions.before(fault.get(), request, exchange)) {
                return null;
            }
            response = run(request, credentials, database, call, fault);
        } finally {
            workers.release();
        }
        if (fault.isPresent()
                && fault.get().action() != Action.FAIL
                && fault.get().action() != Action.DELAY) {
            FaultActions.answer(fault.get(), response, exchange);
            return null;
        }
        return response;
    }

    private Response run(
            Request request, Credentials credentials, String database, JsonNode call, Optional<Fault> fault) {
        int connection = connections.incrementAndGet();
        long started = world.clock().millis();
        try {
            if (fault.isPresent() && fault.get().action() == Action.FAIL) {
                throw DorisException.of(fault.get().text());
            }
            if (!isSubmittable(call.get("stmt").asText())) {
                return Replies.error("Failed to execute sql: java.lang.Exception: Unsupported statement type");
            }
            if (!world.catalog().exists(database)) {
                throw DorisException.coded(DorisException.UNKNOWN_DATABASE, "Unknown database '" + database + "'");
            }
            Session session = new Session(credentials.user(), LOOPBACK, database);
            SqlResult result = world.sql().execute(call.get("stmt").asText(), session);
            long millis = world.clock().millis() - started;
            boolean streamed = request.header("X-Doris-Stream")
                    .filter("false"::equalsIgnoreCase)
                    .isEmpty();
            int limit = call.path("limit").asInt(DEFAULT_LIMIT);
            return streamed ? streamed(result, millis) : Replies.ok(compact(result, millis, limit));
        } catch (DorisException e) {
            return Replies.error("Failed to execute sql: " + thrower(e, connection) + e.detail());
        }
    }

    /** Lines before 4.0 look at the first statement themselves, and let only some kinds through. */
    private boolean isSubmittable(String sql) {
        String word = sql.strip().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
        return world.version().isAtLeast(DorisVersion.V4_0) || !NOT_SUBMITTED.contains(word);
    }

    /** The class that the FE's own JDBC driver has for the state; what its own check finds never gets to the driver. */
    private String thrower(DorisException e, int connection) {
        if (!world.version().isAtLeast(DorisVersion.V4_0) && e.getMessage().startsWith("Syntax error in line")) {
            return "org.apache.doris.common.AnalysisException: ";
        }
        String kind = e.sqlState().startsWith("42") ? "java.sql.SQLSyntaxErrorException" : "java.sql.SQLException";
        return kind + ": (conn=" + connection + ") ";
    }

    private static List<Map<String, Object>> meta(SqlResult result) {
        return result.headers().stream()
                .map(header -> Json.object("name", header.name(), "type", header.type()))
                .toList();
    }

    private static Object compact(SqlResult result, long millis, int limit) {
        if (!result.isResultSet()) {
            return Json.object("time", millis, "type", "exec_status", "status", Map.of());
        }
        List<List<Object>> rows = result.rows();
        List<List<Object>> shown = new ArrayList<>();
        rows.subList(0, Math.min(limit, rows.size())).forEach(row -> shown.add(cells(row)));
        return Json.object("data", shown, "meta", meta(result), "time", millis, "type", "result_set");
    }

    /** JSON has no infinity and no NaN. */
    private static List<Object> cells(List<Object> row) {
        List<Object> cells = new ArrayList<>(row);
        cells.replaceAll(cell -> (cell instanceof Double number && !Double.isFinite(number))
                        || (cell instanceof Float single && !Float.isFinite(single))
                ? cell.toString()
                : cell);
        return cells;
    }

    private static Response streamed(SqlResult result, long millis) {
        StringBuilder out = new StringBuilder("{\n");
        if (!result.isResultSet()) {
            out.append(
                            "    \"msg\": \"success\",\n    \"code\": 0,\n    \"data\": {\n        \"type\": \"exec_status\",\n")
                    .append("        \"status\": {},\n        \"time\": ")
                    .append(millis)
                    .append("\n    }\n}");
        } else {
            out.append("    \"data\": {\n        \"type\": \"result_set\",\n        \"meta\": ")
                    .append(Json.compact(meta(result)))
                    .append(",\n        \"data\": [");
            String separator = "\n";
            for (List<Object> row : result.rows()) {
                out.append(separator).append("            ").append(Json.compact(cells(row)));
                separator = ",\n";
            }
            out.append("\n        ],\n        \"time\": ")
                    .append(millis)
                    .append("\n    },\n    \"msg\": \"success\",\n    \"code\": 0\n}");
        }
        Response response = Response.of(200, "application/json;charset=utf-8", out.toString());
        return result.isResultSet() ? response.inChunks() : response;
    }
}

package io.connectdoris.standin.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.fault.FaultRule;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * {@code POST /stand-in/faults} orders a fault, {@code DELETE} forgets all. The body says where ({@code load}, {@code redirect},
 * {@code path} or {@code sql}), when ({@code nth}, {@code every}, {@code times}) and what ({@code action} with {@code status},
 * {@code text} and {@code millis}).
 */
final class ScriptedFaults {

    private final Faults faults;

    ScriptedFaults(Faults faults) {
        this.faults = faults;
    }

    Response answer(Request request) throws IOException {
        if (!request.rawPath().equals("/stand-in/faults")) {
            return Response.of(404, "text/plain", "Not Found");
        }
        if (request.method().equals("DELETE")) {
            faults.clear();
            return Response.of(200, "application/json", "{}");
        }
        String body = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
        try {
            JsonNode order = Json.read(body);
            order(when(where(order), order), order);
            return Response.of(200, "application/json", "{}");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Response.of(400, "text/plain", "not a fault: " + e.getMessage());
        }
    }

    private FaultRule where(JsonNode order) {
        if (order.has("load")) {
            return faults.onLoad(order.get("load").asText());
        }
        if (order.has("redirect")) {
            return faults.onRedirect(order.get("redirect").asText());
        }
        if (order.has("path")) {
            return faults.onPath(order.get("path").asText());
        }
        if (order.has("sql")) {
            return faults.onSql(order.get("sql").asText());
        }
        throw new IllegalArgumentException("one of load, redirect, path, sql is needed");
    }

    private static FaultRule when(FaultRule rule, JsonNode order) {
        if (order.has("nth")) {
            return rule.nth(order.get("nth").asInt());
        }
        if (order.has("every")) {
            return rule.every(order.get("every").asInt());
        }
        return order.has("times") ? rule.times(order.get("times").asInt()) : rule;
    }

    private static void order(FaultRule rule, JsonNode order) {
        int status = order.path("status").asInt(200);
        String text = order.path("text").asText("");
        switch (order.path("action").asText()) {
            case "dropBeforeReading" -> rule.dropBeforeReading();
            case "dropWhileReading" -> rule.dropWhileReading();
            case "dropAfterCommit" -> rule.dropAfterCommit();
            case "cutAnswer" -> rule.cutAnswer();
            case "answer" -> rule.answer(status, text);
            case "answerAfterCommit" -> rule.answerAfterCommit(status, text);
            case "delay" -> rule.delay(Duration.ofMillis(order.path("millis").asLong()));
            case "redirectTo" -> rule.redirectTo(text);
            case "publishTimeout" -> rule.publishTimeout();
            case "labelExists" -> rule.labelExists(text);
            case "fail" -> rule.fail(text);
            case "transactionQuota" -> rule.transactionQuota();
            case "tooManyVersions" -> rule.tooManyVersions();
            default -> throw new IllegalArgumentException("unknown action: " + order.path("action"));
        }
    }
}

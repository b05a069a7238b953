package io.connectdoris.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Statements through the FE's query API, one at a time: an FE runs two at once for everybody and refuses more, so a refused
 * one is repeated for a while (facts.md 1.5).
 */
final class Statements implements AutoCloseable {

    /** The one database that is always there, and that everybody may name. */
    private static final String ANY_DATABASE = "information_schema";

    /** Far above what any statement of ours returns; an answer of this length is not whole. */
    private static final int ROWS = 1_000_000;

    private static final Pattern READS =
            Pattern.compile("\\s*(SHOW|SELECT|DESC)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern REFUSED_FOR_NOW = Pattern.compile("rejected from|RejectedExecution");

    private final Questions questions;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final CountDownLatch closed = new CountDownLatch(1);

    Statements(Questions questions, DorisConnection connection) {
        this.questions = questions;
        this.patience = connection.questionTimeout();
    }

    SqlResult run(String database, String statement) {
        String path = Paths.query(database.isEmpty() ? ANY_DATABASE : database);
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("stmt", statement);
        request.put("limit", ROWS);
        request.put("is_sync", true);
        boolean reads = READS.matcher(statement).matches();
        await();
        try {
            return result(untilTaken(path, request, reads));
        } finally {
            turn.unlock();
        }
    }

    private void await() {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DorisException.Unavailable("other statements of this client take too long", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DorisException.Unavailable("interrupted while other statements run", e);
        }
    }

    private JsonNode untilTaken(String path, ObjectNode request, boolean reads) {
        Deadline deadline = Deadline.in(patience);
        for (long pause = 20; ; pause = Math.min(pause * 2, 1000)) {
            try {
                return questions.post(path, request, reads);
            } catch (DorisException.Refused e) {
                if (!REFUSED_FOR_NOW.matcher(e.reply()).find()) {
                    throw e;
                }
                if (deadline.passed() || pausedUntilClosed(pause)) {
                    throw new DorisException.Unavailable("the FE runs too many statements: " + e.getMessage(), e);
                }
            }
        }
    }

    /** With some chance in it, so that several clients do not come back at the same moment. */
    private boolean pausedUntilClosed(long millis) {
        try {
            return closed.await(millis + ThreadLocalRandom.current().nextLong(millis), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static SqlResult result(JsonNode data) {
        List<String> columns = new ArrayList<>();
        data.path("meta").forEach(column -> columns.add(column.path("name").asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : data.path("data")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(Json.cell(cell)));
            rows.add(cells);
        }
        if (rows.size() >= ROWS) {
            throw new DorisException.Refused("more than " + ROWS + " rows", "more than " + ROWS + " rows");
        }
        return new SqlResult(columns, rows);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

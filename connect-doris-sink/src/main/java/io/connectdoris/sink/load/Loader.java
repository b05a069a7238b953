package io.connectdoris.sink.load;

import io.connectdoris.client.DorisClient;
import io.connectdoris.client.DorisException;
import io.connectdoris.client.LabelState;
import io.connectdoris.client.LoadOutcome;
import io.connectdoris.client.LoadOutcome.Reason;
import io.connectdoris.client.LoadOutcome.Remedy;
import io.connectdoris.client.StreamLoad;
import io.connectdoris.client.TableName;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends batches until Doris has them: at most one load at a time for a table, so that its batches arrive in order, and many
 * tables side by side. A load goes from sending to asking (when nobody knows what became of it) and back to sending (when
 * nothing did), with pauses between; the same bytes under the same label each time.
 *
 * <p>All methods belong to the task thread. What blocks runs in a pool of bounded size; {@link #advance} collects it.
 */
public final class Loader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final DorisClient client;
    private final Labels labels;
    private final InstantSource clock;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final ExecutorService pool;
    private final Map<TableName, Load> loads = new LinkedHashMap<>();

    /** @param parallelism how many requests to Doris may be under way at once */
    public Loader(DorisClient client, String connector, int parallelism, InstantSource clock) {
        this.client = client;
        this.labels = new Labels(connector);
        this.clock = clock;
        this.pool = Executors.newFixedThreadPool(parallelism, threads(connector));
    }

    /** Whether a batch of this table is on its way. */
    public boolean isLoading(TableName table) {
        return loads.containsKey(table);
    }

    /** Whether any batch is on its way. */
    public boolean isIdle() {
        return loads.isEmpty();
    }

    /** Memory of the batch of a table that is on its way, in bytes. */
    public long bytes(TableName table) {
        Load load = loads.get(table);
        return load == null ? 0 : load.batch.rows().capacity();
    }

    /** Starts to load a batch; no other of its table may be on its way. */
    public void start(Batch batch) {
        Load load = new Load(batch);
        if (loads.putIfAbsent(batch.table(), load) != null) {
            throw new IllegalStateException("a batch of " + batch.table() + " is on its way");
        }
        load.send();
    }

    /**
     * Takes every load as far as it goes without waiting.
     *
     * @return the batches that Doris holds now
     */
    public List<Batch> advance() {
        List<Batch> committed = new ArrayList<>();
        for (Iterator<Load> each = loads.values().iterator(); each.hasNext(); ) {
            Load load = each.next();
            if (load.advance()) {
                committed.add(load.batch);
                each.remove();
            }
        }
        return committed;
    }

    /** Why a batch will never be loaded until a person acts, if there is such a one; it is not sent again. */
    public Optional<LoadRejectedException> failure() {
        return loads.values().stream().flatMap(load -> load.failure.stream()).findFirst();
    }

    /**
     * Lets go of partitions that the ledger has revoked: their rows are not sent any more once this returns. Loads that
     * include them are waited for a while; what is not decided then is cut off, and goes on without those rows under another
     * label.
     *
     * @return the batches that are settled: Doris turned out to hold them, or nothing is left of them
     */
    public List<Batch> release(Collection<Partition> partitions, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Batch> settled = new ArrayList<>();
        for (Iterator<Load> each = loads.values().iterator(); each.hasNext(); ) {
            Load load = each.next();
            if (!load.batch.rows().includes(partitions)) {
                continue;
            }
            load.await(deadline);
            boolean committed = load.isCommitted();
            load.cutOff();
            Batch rest = load.batch.without(partitions);
            if (committed || rest.rows().count() == 0) {
                settled.add(load.batch);
                each.remove();
            } else {
                load.restart(rest);
            }
        }
        return settled;
    }

    /** Cuts off everything; nothing is sent once this returns. */
    @Override
    public void close() {
        for (Load load : loads.values()) {
            load.cutOff();
        }
        loads.clear();
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A request to Doris did not end within 10 s; its thread ends with it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory threads(String connector) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, connector + "-load-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One batch on its way. Exactly one of {@code sending} and {@code asking} is set while a request is under way. */
    private final class Load {
        private Batch batch;
        private String label;
        private boolean sentBefore;
        private int failures;
        private int labelsSpent;
        private long startedAt;
        private long notBefore;
        private boolean undecided;
        private Future<LoadOutcome> sending;
        private Future<LabelState> asking;
        private Optional<LoadRejectedException> failure = Optional.empty();
        private Search search;

        Load(Batch batch) {
            this.batch = batch;
            this.label = labels.of(batch);
            this.startedAt = clock.millis();
        }

        void restart(Batch rest) {
            batch = rest;
            label = labels.of(rest);
            sentBefore = false;
            labelsSpent = 0;
            failures = 0;
            failure = Optional.empty();
            search = null;
            send();
        }

        void send() {
            undecided = false;
            StreamLoad load = search == null ? batch.as(label) : batch.as(label, search.probe());
            sending = pool.submit(() -> client.load(load));
        }

        void ask() {
            String database = batch.table().database();
            String asked = label;
            asking = pool.submit(() -> client.labelState(database, asked));
        }

        /** Goes one step, if there is one to go; true when the batch is committed. */
        boolean advance() {
            if (failure.isPresent()) {
                return false;
            }
            if (sending != null) {
                return sending.isDone() && sent(result(sending));
            }
            if (asking != null) {
                return asking.isDone() && asked();
            }
            if (clock.millis() >= notBefore) {
                if (undecided) {
                    ask();
                } else {
                    send();
                }
            }
            return false;
        }

        private boolean sent(LoadOutcome outcome) {
            sending = null;
            boolean first = !sentBefore;
            sentBefore = true;
            if (outcome instanceof LoadOutcome.Committed && search != null) {
                return search(false);
            }
            if (outcome instanceof LoadOutcome.Committed committed) {
                if (committed.earlier() && first && batch.repeatable()) {
                    return sendUnderAnotherLabel();
                }
                return committed(committed.message());
            }
            if (outcome instanceof LoadOutcome.Rejected rejected) {
                if (search != null) {
                    return rejected.reason() == Reason.DATA ? search(true) : fails(rejection(rejected));
                }
                if (rejected.reason() == Reason.DATA
                        && batch.repeatable()
                        && batch.rows().count() > 1) {
                    search = new Search(batch.rows(), rejected);
                    return probe();
                }
                return fails(rejection(rejected));
            }
            if (outcome instanceof LoadOutcome.Aborted aborted) {
                if (aborted.remedy() == Remedy.SMALLER) {
                    return fails(what() + " is too large for Doris: " + aborted.message()
                            + " Set lower flush.rows or flush.bytes and restart the task; nothing is lost.");
                }
                pause(false, aborted.remedy(), aborted.message());
            } else {
                // In flight or unknown: only the label's state can tell whether to send again.
                pause(true, Remedy.RETRY, outcome.message());
            }
            return false;
        }

        private boolean asked() {
            LabelState state;
            try {
                state = result(asking);
            } catch (DorisException.Unavailable e) {
                pause(true, Remedy.RETRY, e.getMessage());
                return false;
            } catch (DorisException e) {
                return fails("What became of " + what() + " (label " + label + ") cannot be asked: " + e.getMessage()
                        + " Nothing is skipped, and the offsets stay. Restart the task once that is mended.");
            } finally {
                asking = null;
            }
            return switch (state) {
                case COMMITTED, VISIBLE -> search == null ? committed("the label's state is " + state) : search(false);
                case PREPARE, PRECOMMITTED -> {
                    pause(true, Remedy.RETRY, "the label's state is " + state);
                    yield false;
                }
                case ABORTED, UNKNOWN -> {
                    pause(false, Remedy.RETRY, "the label's state is " + state + ", nothing was loaded");
                    yield false;
                }
            };
        }

        /**
         * Doris says a label is finished that this task never used: an earlier run of it loaded the same offsets. Whether its
         * rows are still there nobody knows (the table may have been dropped since), and loading them again does no harm.
         */
        private boolean sendUnderAnotherLabel() {
            labelsSpent++;
            LOG.info("{} was loaded by an earlier run; it is loaded again under another label", what());
            label = labels.of(batch) + "-" + (labelsSpent + 1);
            sentBefore = false;
            send();
            return false;
        }

        private boolean committed(String words) {
            LOG.info("Loaded {} in {} ms (label {}): {}", what(), clock.millis() - startedAt, label, words);
            return true;
        }

        private void pause(boolean thenAsk, Remedy remedy, String words) {
            failures++;
            undecided = thenAsk;
            long millis = backoff.millis(failures, remedy);
            notBefore = clock.millis() + millis;
            // The first failures, then ever more seldom: an outage of a night must not fill the disk.
            if (Integer.bitCount(failures) == 1) {
                LOG.warn(
                        "{} is not loaded yet (label {}, failure {}): {} Next: {} in {} ms; nothing is dropped",
                        what(),
                        label,
                        failures,
                        words,
                        thenAsk ? "ask for the label's state" : "send the same bytes again",
                        millis);
            }
        }

        /**
         * Half of the rows among which a refused one must be was loaded, or refused: goes on with the half that it is in. What
         * is loaded on the way does no harm, since the table has a unique key.
         */
        private boolean search(boolean refused) {
            search.narrow(refused);
            if (search.isOver()) {
                return fails(rejection(search.rejected) + "\nThe first refused row is that of "
                        + batch.rows().origin(search.from) + ".");
            }
            return probe();
        }

        private boolean probe() {
            label = labels.of(batch) + "-" + search.from + "-" + search.middle();
            send();
            return false;
        }

        private boolean fails(String words) {
            failure = Optional.of(new LoadRejectedException(words));
            return false;
        }

        private String rejection(LoadOutcome.Rejected rejected) {
            StringBuilder text = new StringBuilder("Doris refused ")
                    .append(what())
                    .append(" (label ")
                    .append(label)
                    .append("): ")
                    .append(rejected.message());
            rejected.details().forEach(line -> text.append("\n  ").append(line));
            text.append("\nNothing of it was loaded, nothing is skipped, and the offsets stay. ")
                    .append(
                            switch (rejected.reason()) {
                                case DATA -> "Change the table or the rows so that they fit, then restart the task.";
                                case TABLE ->
                                    "Check that the table is as the connector needs it, then restart the task.";
                                case ACCESS ->
                                    "Check doris.user and doris.password and the user's privileges (LOAD on the"
                                            + " table), then restart the task.";
                                case REQUEST -> "Check the load settings of the connector, then restart the task.";
                                case CLUSTER -> "The cluster needs an operator; restart the task afterwards.";
                            });
            return text.toString();
        }

        /** Waits until the request that is under way has ended, or the deadline (in nanoseconds) has come. */
        void await(long deadline) {
            Future<?> request = sending != null ? sending : asking;
            if (request == null) {
                return;
            }
            try {
                request.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                LOG.debug("{} is not decided", what(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether the request that ended said that Doris holds the batch. */
        boolean isCommitted() {
            if (search != null) {
                return false;
            }
            if (sending != null && sending.isDone()) {
                return result(sending) instanceof LoadOutcome.Committed committed
                        && !(committed.earlier() && !sentBefore && batch.repeatable());
            }
            if (asking != null && asking.isDone()) {
                try {
                    LabelState state = result(asking);
                    return state == LabelState.COMMITTED || state == LabelState.VISIBLE;
                } catch (DorisException e) {
                    return false;
                }
            }
            return false;
        }

        void cutOff() {
            if (sending != null) {
                sending.cancel(true);
                client.abort(label);
            }
            if (asking != null) {
                asking.cancel(true);
            }
            sending = null;
            asking = null;
        }

        private String what() {
            return "table " + batch.table() + ", " + batch.description();
        }
    }

    /** The search for the first row that Doris refuses, by halves. */
    private static final class Search {
        private final Rows rows;
        private final LoadOutcome.Rejected rejected;
        private int from;
        private int to;

        Search(Rows rows, LoadOutcome.Rejected rejected) {
            this.rows = rows;
            this.rejected = rejected;
            this.to = (int) rows.count();
        }

        /** The first half of what is left; if it is not refused, a row of the other half is. */
        Rows probe() {
            return rows.range(from, middle());
        }

        int middle() {
            return from + (to - from) / 2;
        }

        void narrow(boolean refused) {
            if (refused) {
                to = middle();
            } else {
                from = middle();
            }
        }

        boolean isOver() {
            return to - from == 1;
        }
    }

    /** The result of a request that has ended. */
    private static <T> T result(Future<T> request) {
        try {
            return request.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a request to Doris failed in a way it never should", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a finished request was read", e);
        }
    }
}

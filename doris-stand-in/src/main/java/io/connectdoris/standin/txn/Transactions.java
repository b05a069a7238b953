package io.connectdoris.standin.txn;

import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Names;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The transactions of one database. Time passes only when it is asked: every call first publishes, times out and forgets what is
 * due by the clock, so that a test can move time.
 */
public final class Transactions {

    private final Database database;
    private final Clock clock;
    private final TxnLimits limits;
    private final Names names;
    private final AtomicLong ids;
    private final Map<Long, Txn> byId = new LinkedHashMap<>();
    private final Map<String, Txn> newestByLabel = new HashMap<>();
    private final Deque<Txn> committed = new ArrayDeque<>();
    private final Deque<Txn> finished = new ArrayDeque<>();
    private int running;
    private int quota;
    private Optional<DataQuota> dataQuota = Optional.empty();
    private Instant cleaned = Instant.EPOCH;

    public Transactions(Database database, Clock clock, TxnLimits limits, Names names, AtomicLong ids) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.names = names;
        this.ids = ids;
        this.quota = limits.runningPerDatabase();
    }

    public synchronized void setQuota(int transactions) {
        quota = transactions;
    }

    public synchronized void setDataQuota(DataQuota bytes) {
        dataQuota = Optional.of(bytes);
    }

    public synchronized Txn begin(String label, Table table, long timeoutSeconds) throws DorisException, LabelInUse {
        Instant now = settle();
        if (label.isEmpty()) {
            throw DorisException.of("empty label in begin request");
        }
        names.checkLabel(label);
        Txn holder = newestByLabel.get(label);
        if (holder != null && holder.state() != TxnState.ABORTED) {
            throw new LabelInUse(label, holder.id(), holder.state());
        }
        checkLimits(table);
        Txn txn = new Txn(ids.incrementAndGet(), label, table, now, timeoutSeconds);
        byId.put(txn.id(), txn);
        newestByLabel.put(label, txn);
        running++;
        return txn;
    }

    private void checkLimits(Table table) throws DorisException {
        if (dataQuota.isPresent()) {
            dataQuota.get().check(database);
        }
        if (running >= quota) {
            throw quotaExceeded(running, quota);
        }
        long publishing = committed.stream().filter(txn -> txn.table() == table).count();
        if (publishing >= limits.publishingPerTable()) {
            throw DorisException.of("current committed txns on table " + table.id() + " is " + publishing
                    + ", larger than limit " + limits.publishingPerTable());
        }
    }

    /** The refusal when as many transactions run as may. */
    public synchronized DorisException quotaExceeded() {
        return quotaExceeded(quota, quota);
    }

    private DorisException quotaExceeded(int current, int limit) {
        return DorisException.of(
                "current running txns on db " + database.id() + " is " + current + ", larger than limit " + limit);
    }

    /** @param counted rows that were checked but not kept */
    public synchronized void precommit(Txn txn, List<RowChange> rows, long counted) throws DorisException {
        Instant now = settle();
        requirePrepared(txn);
        txn.take(rows, counted);
        txn.precommit(now);
    }

    /** Commits and waits for visibility, as a load without two phases does. */
    public synchronized void commitAndPublish(Txn txn, List<RowChange> rows, long counted) throws DorisException {
        Instant now = settle();
        requirePrepared(txn);
        txn.take(rows, counted);
        commit(txn, now, now);
        publishUpTo(txn, now);
    }

    /** Commits without becoming visible before the publish delay is over. */
    public synchronized void commitOnly(Txn txn, List<RowChange> rows, long counted) throws DorisException {
        Instant now = settle();
        requirePrepared(txn);
        txn.take(rows, counted);
        commit(txn, now, now.plus(limits.publishDelay()));
    }

    private static void requirePrepared(Txn txn) throws DorisException {
        if (txn.state() == TxnState.ABORTED) {
            throw DorisException.of("transaction [" + txn.id() + "] is already aborted. abort reason: " + txn.reason());
        }
    }

    public synchronized void commitById(long id) throws DorisException {
        Instant now = settle();
        commitPrecommitted(require(id), now);
    }

    public synchronized void commitByLabel(String label) throws DorisException {
        Instant now = settle();
        commitPrecommitted(running(label, List.of(TxnState.PRECOMMITTED)), now);
    }

    private void commitPrecommitted(Txn txn, Instant now) throws DorisException {
        if (txn.state() == TxnState.ABORTED) {
            requirePrepared(txn);
        }
        if (txn.state() != TxnState.PRECOMMITTED) {
            String is = txn.state() == TxnState.PREPARE
                    ? "is prepare"
                    : "is already " + txn.state().name().toLowerCase(Locale.ROOT);
            throw DorisException.of("transaction [" + txn.id() + "] " + is + ", not pre-committed.");
        }
        commit(txn, now, now.plus(limits.publishDelay()));
    }

    public synchronized void abortById(long id, String reason) throws DorisException {
        Instant now = settle();
        Txn txn = require(id);
        if (txn.state() == TxnState.ABORTED) {
            throw DorisException.of("transaction [" + id + "] is already aborted, abort reason: " + txn.reason());
        }
        if (txn.state() == TxnState.COMMITTED || txn.state() == TxnState.VISIBLE) {
            throw DorisException.of("transaction [" + id + "] is already " + txn.state() + ", could not abort.");
        }
        abort(txn, now, reason);
    }

    public synchronized void abortByLabel(String label, String reason) throws DorisException {
        Instant now = settle();
        abort(running(label, List.of(TxnState.PREPARE, TxnState.PRECOMMITTED)), now, reason);
    }

    /** What {@code _cancel} does: only a load that is still running. */
    public synchronized void cancel(String label) throws DorisException {
        Instant now = settle();
        if (!newestByLabel.containsKey(label)) {
            throw DorisException.of("txn with label " + label + " does not exist");
        }
        abort(running(label, List.of(TxnState.PREPARE)), now, "user cancel");
    }

    /** Ends a load that failed; a transaction that is over already stays as it is. */
    public synchronized void abandon(Txn txn, String reason) {
        Instant now = settle();
        if (txn.state() == TxnState.PREPARE) {
            abort(txn, now, reason);
        }
    }

    public synchronized Optional<Txn> newest(String label) {
        settle();
        return Optional.ofNullable(newestByLabel.get(label));
    }

    public synchronized Optional<Txn> find(long id) {
        settle();
        return Optional.ofNullable(byId.get(id));
    }

    /** Those that fit, oldest first. */
    public synchronized List<Txn> all(Predicate<Txn> wanted) {
        settle();
        return byId.values().stream().filter(wanted).toList();
    }

    /** Whether rows of the table are committed and wait to become visible. */
    public synchronized boolean isPublishing(Table table) {
        settle();
        return committed.stream().anyMatch(txn -> txn.table() == table);
    }

    public synchronized void forget(Optional<String> label) {
        settle();
        for (Txn txn : List.copyOf(finished)) {
            if (label.isEmpty() || label.get().equals(txn.label())) {
                finished.remove(txn);
                forget(txn);
            }
        }
    }

    /** Publishes what is due; the cleaner comes at its own times. */
    public synchronized Instant settle() {
        Instant now = clock.instant();
        while (!committed.isEmpty() && committed.peekFirst().isDue(now)) {
            publish(committed.removeFirst(), now);
        }
        if (!now.isBefore(nextCleaning())) {
            clean(now);
        }
        return now;
    }

    /** The cleaner runs at whole intervals of the clock, for every database at once. */
    private Instant nextCleaning() {
        long interval = limits.cleanInterval().toMillis();
        if (interval == 0) {
            return cleaned;
        }
        return Instant.ofEpochMilli((cleaned.toEpochMilli() / interval + 1) * interval);
    }

    /** Times out what took too long, and forgets what is over for long or is one of too many. */
    private void clean(Instant now) {
        cleaned = now;
        if (running > 0) {
            long timeout = limits.precommitTimeout().toSeconds();
            byId.values().stream()
                    .filter(txn -> txn.isExpired(now, timeout))
                    .forEach(txn -> abort(txn, now, "timeout by txn manager"));
        }
        while (!finished.isEmpty() && isForgettable(finished.peekFirst(), now)) {
            forget(finished.removeFirst());
        }
    }

    private boolean isForgettable(Txn oldest, Instant now) {
        return finished.size() > limits.labelsPerDatabase()
                || oldest.finished().orElse(now).plus(limits.labelRetention()).isBefore(now);
    }

    private void forget(Txn txn) {
        byId.remove(txn.id());
        newestByLabel.remove(txn.label(), txn);
    }

    private Txn require(long id) throws DorisException {
        Txn txn = byId.get(id);
        if (txn == null) {
            throw DorisException.of("transaction [" + id + "] not found");
        }
        return txn;
    }

    private Txn running(String label, List<TxnState> wanted) throws DorisException {
        Txn txn = newestByLabel.get(label);
        if (txn == null) {
            throw DorisException.of("transaction not found, label=" + label);
        }
        if (!wanted.contains(txn.state())) {
            throw DorisException.of("running transaction not found, label=" + label);
        }
        return txn;
    }

    private void commit(Txn txn, Instant now, Instant visibleAt) {
        txn.commit(now, visibleAt);
        running--;
        committed.addLast(txn);
    }

    /** Versions of a table become visible in the order of their commits. */
    private void publishUpTo(Txn last, Instant now) {
        while (!committed.isEmpty() && last.state() != TxnState.VISIBLE) {
            publish(committed.removeFirst(), now);
        }
    }

    private void publish(Txn txn, Instant now) {
        txn.publish(now);
        finished.addLast(txn);
    }

    private void abort(Txn txn, Instant now, String reason) {
        txn.abort(now, reason);
        running--;
        finished.addLast(txn);
    }
}

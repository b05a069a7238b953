package io.connectdoris.standin.txn;

import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One load transaction. Changed only by {@link Transactions}, under its lock. */
public final class Txn {

    private final long id;
    private final String label;
    private final Table table;
    private final Instant prepared;
    private final long timeoutSeconds;
    private TxnState state = TxnState.PREPARE;
    private List<RowChange> changes = List.of();
    private long discardedRows;
    private Instant precommitted;
    private Instant committed;
    private Instant visibleFrom;
    private Instant finished;
    private String reason = "";

    Txn(long id, String label, Table table, Instant prepared, long timeoutSeconds) {
        this.id = id;
        this.label = label;
        this.table = table;
        this.prepared = prepared;
        this.timeoutSeconds = timeoutSeconds;
    }

    public long id() {
        return id;
    }

    public String label() {
        return label;
    }

    public Table table() {
        return table;
    }

    public TxnState state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    public Instant prepared() {
        return prepared;
    }

    public Optional<Instant> precommitted() {
        return Optional.ofNullable(precommitted);
    }

    public Optional<Instant> committed() {
        return Optional.ofNullable(committed);
    }

    public Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    public long timeoutSeconds() {
        return timeoutSeconds;
    }

    void take(List<RowChange> rows, long uncounted) {
        changes = rows;
        discardedRows = uncounted;
    }

    void precommit(Instant now) {
        state = TxnState.PRECOMMITTED;
        precommitted = now;
    }

    void commit(Instant now, Instant visibleAt) {
        state = TxnState.COMMITTED;
        committed = now;
        visibleFrom = visibleAt;
    }

    boolean isDue(Instant now) {
        return state == TxnState.COMMITTED && !visibleFrom.isAfter(now);
    }

    void publish(Instant now) {
        table.apply(changes);
        table.countDiscarded(discardedRows);
        changes = List.of();
        state = TxnState.VISIBLE;
        finished = now;
    }

    void abort(Instant now, String why) {
        changes = List.of();
        state = TxnState.ABORTED;
        finished = now;
        reason = why;
    }

    boolean isExpired(Instant now, long precommitTimeoutSeconds) {
        return switch (state) {
            case PREPARE -> prepared.plusSeconds(timeoutSeconds).isBefore(now);
            case PRECOMMITTED ->
                precommitted.plusSeconds(precommitTimeoutSeconds).isBefore(now);
            default -> false;
        };
    }
}

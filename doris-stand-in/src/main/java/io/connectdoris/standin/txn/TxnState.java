package io.connectdoris.standin.txn;

/** The life of a load transaction, in Doris' words. */
public enum TxnState {
    PREPARE,
    PRECOMMITTED,
    COMMITTED,
    VISIBLE,
    ABORTED;

    boolean isFinal() {
        return this == VISIBLE || this == ABORTED;
    }

    /** {@code ExistingJobStatus} of a load whose label this transaction holds. */
    public String existingJobStatus() {
        return switch (this) {
            case PREPARE -> "RUNNING";
            case PRECOMMITTED -> "PRECOMMITTED";
            default -> "FINISHED";
        };
    }
}

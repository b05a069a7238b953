package io.connectdoris.standin.txn;

/** A label that a transaction still holds. */
public final class LabelInUse extends Exception {

    private final TxnState state;

    LabelInUse(String label, long txnId, TxnState state) {
        super("Label [" + label + "] has already been used, relate to txn [" + txnId + "], status [" + state + "].");
        this.state = state;
    }

    /** As if another transaction held the label. */
    public static LabelInUse pretend(String label, String existingJobStatus) {
        TxnState state =
                switch (existingJobStatus) {
                    case "RUNNING" -> TxnState.PREPARE;
                    case "PRECOMMITTED" -> TxnState.PRECOMMITTED;
                    default -> TxnState.VISIBLE;
                };
        return new LabelInUse(label, 1, state);
    }

    public TxnState state() {
        return state;
    }
}

package io.connectdoris.client;

/** The state of the newest transaction of a label, as {@code get_load_state} says it (facts.md 1.5, 3.5). */
public enum LabelState {
    /** Doris does not know the label: never begun, or forgotten. */
    UNKNOWN,
    PREPARE,
    PRECOMMITTED,
    COMMITTED,
    VISIBLE,
    ABORTED
}

package io.connectdoris.sink.load;

/** Doris refuses a batch and would refuse it again: a person must act. The message has table, offsets and Doris' words. */
public final class LoadRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoadRejectedException(String message) {
        super(message);
    }
}

package io.connectdoris.sink.encode;

/** A type that is not known, or that a column cannot hold. The message names both, and what the reader can do. */
public final class UnsupportedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsupportedTypeException(String message) {
        super(message);
    }
}

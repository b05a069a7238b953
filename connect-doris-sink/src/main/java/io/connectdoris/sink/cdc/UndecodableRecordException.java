package io.connectdoris.sink.cdc;

/** A record that cannot be read as a change of a row; the message says why and what the reader can do. */
public final class UndecodableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableRecordException(String message) {
        super(message);
    }
}

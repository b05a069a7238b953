package io.connectdoris.sink.encode;

/**
 * A value that its column cannot hold. The message says what the value is (a long one by its size) and why it does not fit;
 * whoever knows the column, the table and the offset adds them.
 */
public final class UnencodableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnencodableValueException(String message) {
        super(message);
    }
}

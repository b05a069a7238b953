package io.connectdoris.ddl;

/** A table that cannot be made what it should be until a person acts. */
public class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A table that is changing just now (a schema change job, a change that is not visible yet): try again. */
    public static final class Busy extends SchemaException {
        private static final long serialVersionUID = 1L;

        public Busy(String message) {
            super(message);
        }
    }
}

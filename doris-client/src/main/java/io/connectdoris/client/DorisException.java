package io.connectdoris.client;

/**
 * A question to Doris that is not a load failed. The message says what was asked, of whom, and the answer in Doris' own
 * words; it never holds a secret.
 */
public class DorisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DorisException(String message, Throwable cause) {
        super(message, cause);
    }

    /** No FE gave an answer that can be understood: down, unreachable, timed out. Asking again later may help. */
    public static final class Unavailable extends DorisException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The user is unknown, the password is wrong, or a privilege is missing. */
    public static final class AccessDenied extends DorisException {
        private static final long serialVersionUID = 1L;

        public AccessDenied(String message) {
            super(message, null);
        }
    }

    /** Doris understood and refused. {@link #reply()} is its text alone, to be matched (facts.md 6.6: never by code). */
    public static final class Refused extends DorisException {
        private static final long serialVersionUID = 1L;

        private final String reply;

        public Refused(String message, String reply) {
            super(message, null);
            this.reply = reply;
        }

        public String reply() {
            return reply;
        }
    }
}

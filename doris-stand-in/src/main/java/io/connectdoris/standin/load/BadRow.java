package io.connectdoris.standin.load;

/** A row that is filtered, with the reason that Doris logs. Thrown often, so it has no stack trace. */
class BadRow extends Exception {

    BadRow(String reason) {
        super(reason, null, false, false);
    }
}

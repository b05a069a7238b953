package io.connectdoris.client;

/** How far one request came; decides what its failure can mean. */
final class Progress {

    /** Where a request looks for its own among the attributes of its context. */
    static final String ATTRIBUTE = "connectdoris.progress";

    private volatile Reached reached = Reached.NOBODY;

    void now(Reached now) {
        reached = now;
    }

    Reached reached() {
        return reached;
    }

    /** In order. */
    enum Reached {
        /** There was no connection: nobody has seen the request. */
        NOBODY,
        /** The head was sent, no byte of the body: there may be a transaction, but no rows in it. */
        HEAD,
        /** The body was begun. */
        BODY
    }
}

package io.connectdoris.client;

/** Whether somebody wants the requests of one load to end; once made it stays, also for requests yet to come. */
final class Cut {

    private volatile boolean made;

    void make() {
        made = true;
    }

    boolean isMade() {
        return made;
    }
}

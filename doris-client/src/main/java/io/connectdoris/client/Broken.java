package io.connectdoris.client;

import java.io.IOException;

/** A request without an answer. The message has no secret, and so there is no cause: its text is inside the message. */
final class Broken extends IOException {

    private static final long serialVersionUID = 1L;

    private final Progress.Reached reached;

    Broken(String message, Progress.Reached reached) {
        super(message);
        this.reached = reached;
    }

    /** How far the request had come. */
    Progress.Reached reached() {
        return reached;
    }
}

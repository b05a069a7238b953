package io.connectdoris.standin.http;

import java.io.IOException;

/** Answers requests. It must call exactly one of the methods of {@link Exchange} that end it. */
public interface Handler {

    void handle(Request request, Exchange exchange) throws IOException;
}

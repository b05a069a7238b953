package io.connectdoris.client;

import io.connectdoris.client.DorisConnection.Endpoint;

/** A host and the scheme it is spoken to with, which comes from the settings alone. */
record Target(Endpoint endpoint, boolean https) {

    String scheme() {
        return https ? "https" : "http";
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}

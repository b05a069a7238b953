package io.connectdoris.client;

/** A BE as the FE lists it. */
public record Backend(String host, int httpPort, boolean alive) {}

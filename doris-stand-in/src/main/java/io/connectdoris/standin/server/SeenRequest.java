package io.connectdoris.standin.server;

/** A request that was answered, or was not. Never holds a password. {@code table} is {@code db.table} or empty. */
public record SeenRequest(String node, String method, String path, String label, String table, String outcome) {}

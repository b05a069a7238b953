package io.connectdoris.standin.mysql;

/** Who has logged in, with which database, which may be empty, and what the client can do. */
record Login(String user, String database, Capabilities client) {}

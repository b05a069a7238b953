package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;

/** Whose statements these are, and in which database; {@code USE} changes the latter. */
public final class Session {

    private final String user;
    private final String host;
    private String database;

    /** @param database empty for none */
    public Session(String user, String host, String database) {
        this.user = user;
        this.host = host;
        this.database = database;
    }

    String user() {
        return user;
    }

    String host() {
        return host;
    }

    String database() {
        return database;
    }

    String requireDatabase() throws DorisException {
        if (database.isEmpty()) {
            throw DorisException.of("No database selected");
        }
        return database;
    }

    void use(String newDatabase) {
        database = newDatabase;
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whose statements these are, and in which database; {@code USE} changes the latter. */
public final class Session {

    private final String user;
    private final String host;
    private final Map<String, String> variables = new HashMap<>();
    private final int connectionId;
    private String database;

    /** @param database empty for none */
    public Session(String user, String host, String database) {
        this(user, host, database, 0);
    }

    /** @param connectionId which connection this is, for who asks */
    public Session(String user, String host, String database, int connectionId) {
        this.user = user;
        this.connectionId = connectionId;
        this.host = host;
        this.database = database;
    }

    /** Of the same user, without a database and with all variables at their defaults. */
    public Session anew() {
        return new Session(user, host, "", connectionId);
    }

    String user() {
        return user;
    }

    String host() {
        return host;
    }

    int connectionId() {
        return connectionId;
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

    /** What SET made of a variable. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isOn(String name, boolean otherwise) {
        return variable(name)
                .map(value -> value.equalsIgnoreCase("true") || value.equals("1") || value.equalsIgnoreCase("on"))
                .orElse(otherwise);
    }

    void set(String name, String value) throws DorisException {
        String folded = name.toLowerCase(Locale.ROOT);
        if (value.equalsIgnoreCase("default")) {
            variables.remove(folded);
            return;
        }
        if (folded.equals("partial_update_new_key_behavior")
                && !value.equalsIgnoreCase("append")
                && !value.equalsIgnoreCase("error")) {
            throw DorisException.of(
                    "partial_update_new_key_behavior should be one of {'APPEND', 'ERROR'}, but found " + value);
        }
        variables.put(folded, value);
    }

    void use(String newDatabase) {
        database = newDatabase;
    }
}

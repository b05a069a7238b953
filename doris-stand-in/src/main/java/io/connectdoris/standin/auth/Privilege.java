package io.connectdoris.standin.auth;

/** What a user may be granted on everything, a database or a table. */
public enum Privilege {
    SELECT,
    LOAD,
    ALTER,
    CREATE,
    DROP,
    ADMIN
}

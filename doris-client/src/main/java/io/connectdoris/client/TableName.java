package io.connectdoris.client;

import java.util.Objects;

/** A table's full name, exactly as Doris stores it (case-sensitive, unquoted). */
public record TableName(String database, String table) {

    public TableName {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
    }

    /** The name as it stands in a SQL statement. */
    public String quoted() {
        return Sql.identifier(database) + "." + Sql.identifier(table);
    }

    /** For people: {@code database.table}. Never parsed. */
    @Override
    public String toString() {
        return database + "." + table;
    }
}

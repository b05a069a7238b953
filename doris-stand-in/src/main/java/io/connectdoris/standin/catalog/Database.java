package io.connectdoris.standin.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A database: tables by their case-sensitive name. */
public final class Database {

    private final long id;
    private final String name;
    private final Map<String, Table> tables = new ConcurrentSkipListMap<>();

    Database(long id, String name) {
        this.id = id;
        this.name = name;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Collection<Table> tables() {
        return tables.values();
    }

    public Optional<Table> table(String wanted) {
        return Optional.ofNullable(tables.get(wanted));
    }

    public void add(Table table) {
        tables.put(table.name(), table);
    }

    public void remove(String table) {
        tables.remove(table);
    }
}

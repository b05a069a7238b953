package io.connectdoris.standin.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A database: tables and views by their case-sensitive name. */
public final class Database {

    private final long id;
    private final String name;
    private final Map<String, Table> tables = new ConcurrentSkipListMap<>();
    private final Map<String, View> views = new ConcurrentSkipListMap<>();

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

    public Collection<View> views() {
        return views.values();
    }

    public Optional<View> view(String wanted) {
        return Optional.ofNullable(views.get(wanted));
    }

    /** Tables and views share their names. */
    public boolean has(String wanted) {
        return tables.containsKey(wanted) || views.containsKey(wanted);
    }

    public void put(View view) {
        views.put(view.name(), view);
    }

    public void removeView(String view) {
        views.remove(view);
    }

    /** The same database under another name. */
    Database renamed(String newName) {
        Database renamed = new Database(id, newName);
        renamed.tables.putAll(tables);
        renamed.views.putAll(views);
        return renamed;
    }

    public void add(Table table) {
        tables.put(table.name(), table);
    }

    public void remove(String table) {
        tables.remove(table);
    }
}

package io.connectdoris.standin.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Every database of this stand-in. */
public final class Catalog {

    /** Databases that exist from the start and hold nothing here. */
    public static final List<String> SYSTEM = List.of("__internal_schema", "information_schema", "mysql");

    private final Map<String, Database> databases = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong(10_000);
    private final RecycleBin bin = new RecycleBin();
    private final boolean discard;

    /** @param discard whether rows are checked and counted but not kept */
    public Catalog(boolean discard) {
        this.discard = discard;
    }

    public boolean discards() {
        return discard;
    }

    public long nextId() {
        return ids.incrementAndGet();
    }

    public Collection<Database> databases() {
        return databases.values();
    }

    public Optional<Database> database(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    public boolean exists(String name) {
        return databases.containsKey(name) || SYSTEM.contains(name);
    }

    public void create(String name) {
        databases.putIfAbsent(name, new Database(nextId(), name));
    }

    public RecycleBin bin() {
        return bin;
    }

    /** Brings a dropped database back. */
    public void recover(Database database, String name) {
        databases.put(name, database.name().equals(name) ? database : database.renamed(name));
    }

    public Optional<Database> drop(String name) {
        return Optional.ofNullable(databases.remove(name));
    }
}

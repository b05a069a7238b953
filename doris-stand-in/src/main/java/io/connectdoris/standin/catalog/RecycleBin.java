package io.connectdoris.standin.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Dropped databases and tables, which RECOVER brings back for a day. */
public final class RecycleBin {

    private static final Duration KEPT = Duration.ofDays(1);

    private record DroppedTable(long databaseId, Table table, Instant dropped) {}

    private record DroppedDatabase(Database database, Instant dropped) {}

    private final List<DroppedTable> tables = new ArrayList<>();
    private final List<DroppedDatabase> databases = new ArrayList<>();

    public synchronized void put(Database database, Instant now) {
        databases.add(0, new DroppedDatabase(database, now));
    }

    public synchronized void put(Database database, Table table, Instant now) {
        tables.add(0, new DroppedTable(database.id(), table, now));
    }

    /** @param id which of several with this name; without it the one that was dropped last */
    public synchronized Optional<Database> takeDatabase(String name, OptionalLong id, Instant now) {
        databases.removeIf(each -> isExpired(each.dropped(), now));
        Optional<DroppedDatabase> found = databases.stream()
                .filter(each -> each.database().name().equals(name))
                .filter(each -> id.isEmpty() || each.database().id() == id.getAsLong())
                .findFirst();
        found.ifPresent(databases::remove);
        return found.map(DroppedDatabase::database);
    }

    /** @param id which of several with this name; without it the one that was dropped last */
    public synchronized Optional<Table> takeTable(Database database, String name, OptionalLong id, Instant now) {
        tables.removeIf(each -> isExpired(each.dropped(), now));
        Optional<DroppedTable> found = tables.stream()
                .filter(each -> each.databaseId() == database.id()
                        && each.table().name().equals(name))
                .filter(each -> id.isEmpty() || each.table().id() == id.getAsLong())
                .findFirst();
        found.ifPresent(tables::remove);
        return found.map(DroppedTable::table);
    }

    private static boolean isExpired(Instant dropped, Instant now) {
        return dropped.plus(KEPT).isBefore(now);
    }
}

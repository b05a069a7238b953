package io.connectdoris.standin.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Dropped databases, tables and partitions, which RECOVER brings back for a day. */
public final class RecycleBin {

    private static final Duration KEPT = Duration.ofDays(1);

    private record DroppedTable(long databaseId, Table table, Instant dropped) {}

    private record DroppedDatabase(Database database, Instant dropped) {}

    private record OfTable(long tableId, DroppedPartition partition, Instant dropped) {}

    private final List<OfTable> partitions = new ArrayList<>();
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

    public synchronized void put(Table table, DroppedPartition partition, Instant now) {
        partitions.add(0, new OfTable(table.id(), partition, now));
    }

    /** The one with this name that was dropped last. */
    public synchronized Optional<DroppedPartition> partition(Table table, String name, Instant now) {
        partitions.removeIf(each -> isExpired(each.dropped(), now));
        return partitions.stream()
                .filter(each -> each.tableId() == table.id())
                .map(OfTable::partition)
                .filter(each -> each.part().isNamed(name))
                .findFirst();
    }

    public synchronized void remove(Table table, DroppedPartition partition) {
        partitions.stream()
                .filter(each -> each.tableId() == table.id() && each.partition().equals(partition))
                .findFirst()
                .ifPresent(partitions::remove);
    }

    private static boolean isExpired(Instant dropped, Instant now) {
        return dropped.plus(KEPT).isBefore(now);
    }
}

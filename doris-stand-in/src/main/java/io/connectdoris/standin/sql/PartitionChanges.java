package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DroppedPartition;
import io.connectdoris.standin.catalog.Names;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Partitioning.Part;
import io.connectdoris.standin.catalog.RecycleBin;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.DynamicPartitions;
import io.connectdoris.standin.txn.Transactions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** ALTER TABLE ... PARTITION: partitions come, go, and change their names and properties. */
final class PartitionChanges {

    private final ClusterView cluster;
    private final RecycleBin bin;
    private final Function<Database, Transactions> transactions;

    PartitionChanges(ClusterView cluster, RecycleBin bin, Function<Database, Transactions> transactions) {
        this.cluster = cluster;
        this.bin = bin;
        this.transactions = transactions;
    }

    void add(Table table, DorisSqlParser.AddPartitionContext clause, Names names) throws DorisException {
        requireByHand(table);
        requirePartitioned(table, "Only support adding partition to range and list partitioned table");
        Map<String, String> properties = TableProperties.read(clause.properties());
        if (clause.propertyItems() != null) {
            properties.putAll(TableProperties.read(clause.propertyItems()));
        }
        PartitionProperties.check(properties, cluster.aliveBackends());
        checkDistribution(table, clause.distributedBy());
        Part written = list(table).read(clause.namedPartition());
        names.checkPartition(written.name());
        if (table.hasPartition(written.name())) {
            if (ifNotExists(clause.namedPartition())) {
                return;
            }
            throw DorisException.of("Duplicate partition name " + written.name());
        }
        boolean less = clause.namedPartition().lessThanPartition() != null;
        Part placed = less ? written.withLower(table.endBelow(written)) : written;
        checkPlace(table, placed);
        table.repartition(table.partitioning().with(placed.withMutable(PartitionProperties.mutable(properties, true))));
    }

    void drop(Resolver.Found found, DorisSqlParser.DropPartitionContext clause) throws DorisException {
        Table table = found.table();
        requireByHand(table);
        requirePartitioned(table, "Alter table [" + table.name() + "] failed. Not a partitioned table");
        String name = SqlTexts.name(clause.name);
        if (!table.hasPartition(name)) {
            if (clause.EXISTS() != null) {
                return;
            }
            throw DorisException.of("Error in list of partitions to " + name);
        }
        boolean force = clause.FORCE() != null;
        if (!force && transactions.apply(found.database()).isPublishing(table)) {
            throw DorisException.of("There are still some transactions in the COMMITTED state waiting to be completed."
                    + " The partition [" + name + "] cannot be dropped. If you want to forcibly drop(cannot be"
                    + " recovered), please use \"DROP partition FORCE\".");
        }
        DroppedPartition dropped = table.dropPartition(part(table, name));
        if (!force) {
            bin.put(table, dropped, cluster.clock().instant());
        }
    }

    void modify(Table table, DorisSqlParser.ModifyPartitionContext clause) throws DorisException {
        refuseAutomatic(table);
        DynamicPartitions.refresh(table, cluster.clock().instant());
        List<String> names = names(table, clause);
        for (String name : names) {
            if (!table.hasPartition(name)) {
                throw DorisException.of("Partition[" + name + "] does not exist in table[" + table.name() + "]");
            }
        }
        Map<String, String> properties = TableProperties.read(clause.propertyItems());
        PartitionProperties.check(properties, cluster.aliveBackends());
        if (table.partitioning().kind() == Partitioning.Kind.NONE) {
            throw DorisException.unsupported("MODIFY PARTITION of a table without partitions");
        }
        for (String name : names) {
            Part part = part(table, name);
            Part changed = part.withMutable(PartitionProperties.mutable(properties, part.mutable()));
            table.repartition(table.partitioning().replacing(part, changed));
        }
    }

    void rename(Table table, DorisSqlParser.RenamePartitionContext clause, Names names) throws DorisException {
        refuseAutomatic(table);
        DynamicPartitions.refresh(table, cluster.clock().instant());
        String name = SqlTexts.name(clause.name);
        String newName = SqlTexts.name(clause.newName);
        names.checkPartition(newName);
        requirePartitioned(
                table, "Table[" + table.name() + "] is single partitioned. no need to rename partition name.");
        if (name.equalsIgnoreCase(newName)) {
            throw DorisException.of("Same partition name");
        }
        if (!table.hasPartition(name)) {
            throw DorisException.of("Partition[" + name + "] does not exists");
        }
        if (table.hasPartition(newName)) {
            throw DorisException.of("Partition name[" + newName + "] is already used");
        }
        Part part = part(table, name);
        table.repartition(table.partitioning().replacing(part, part.withName(newName)));
    }

    private static void requireByHand(Table table) throws DorisException {
        refuseAutomatic(table);
        if (DynamicPartitions.isOn(table)) {
            throw DorisException.of("Cannot add/drop partition on a Dynamic Partition Table, Use command `ALTER TABLE "
                    + table.name() + " SET (\"" + DynamicPartitions.ENABLE + "\" = \"false\")` firstly.");
        }
    }

    /** Which partitions the rows of such a table have made is not kept. */
    private static void refuseAutomatic(Table table) throws DorisException {
        Partitioning partitioning = table.partitioning();
        if (partitioning.automatic() && partitioning.kind() != Partitioning.Kind.NONE) {
            throw DorisException.unsupported("changes of partitions that are made automatically");
        }
    }

    private static void requirePartitioned(Table table, String refusal) throws DorisException {
        if (table.partitioning().kind() == Partitioning.Kind.NONE) {
            throw DorisException.of(refusal);
        }
    }

    private static void checkPlace(Table table, Part added) throws DorisException {
        if (table.isEmptyRange(added)) {
            throw DorisException.of("The lower values must smaller than upper values");
        }
        Part conflict = table.conflict(added).orElse(null);
        if (conflict == null) {
            return;
        }
        throw DorisException.of(
                table.partitioning().kind() == Partitioning.Kind.RANGE
                        ? "Range " + PartitionTexts.range(table, added) + " is intersected with range: "
                                + PartitionTexts.range(table, conflict)
                        : "The partition key[" + PartitionTexts.keys(table, added)
                                + "] is conflict with current partitionKeys[" + PartitionTexts.keys(table, conflict)
                                + "]");
    }

    /** A partition may have other buckets than the table, but not other columns. */
    private static void checkDistribution(Table table, DorisSqlParser.DistributedByContext by) throws DorisException {
        if (by == null) {
            return;
        }
        List<String> named = by.identifierList() == null
                ? List.of()
                : SqlTexts.names(by.identifierList()).stream()
                        .map(Column::folded)
                        .toList();
        List<String> own = table.distribution().slots().stream()
                .map(slot -> Column.folded(column(table, slot).name()))
                .toList();
        if (!named.equals(own)) {
            throw DorisException.unsupported("a partition with another distribution than its table");
        }
    }

    private PartitionList list(Table table) {
        Partitioning partitioning = table.partitioning();
        List<Column> columns =
                partitioning.slots().stream().map(slot -> column(table, slot)).toList();
        return new PartitionList(columns, cluster.zone(), partitioning.kind() == Partitioning.Kind.RANGE);
    }

    private static Column column(Table table, int slot) {
        return table.columns().stream()
                .filter(column -> column.slot() == slot)
                .findFirst()
                .orElseThrow();
    }

    private static Part part(Table table, String name) {
        return table.partitioning().part(name).orElseThrow();
    }

    private static boolean ifNotExists(DorisSqlParser.NamedPartitionContext context) {
        return context.lessThanPartition() != null
                ? context.lessThanPartition().EXISTS() != null
                : context.fixedPartition() != null
                        ? context.fixedPartition().EXISTS() != null
                        : context.inPartition().EXISTS() != null;
    }

    private static List<String> names(Table table, DorisSqlParser.ModifyPartitionContext clause) {
        if (clause.STAR() != null) {
            return table.partitioning().parts().stream().map(Part::name).toList();
        }
        return clause.names == null ? List.of(SqlTexts.name(clause.name)) : SqlTexts.names(clause.names);
    }
}

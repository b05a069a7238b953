package io.connectdoris.standin.catalog;

import io.connectdoris.standin.catalog.DataType.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A table: its definition, which ALTER replaces as a whole, and its rows. All access to rows is serialised on the table. */
public final class Table {

    /** What happens to rows with equal keys. */
    public enum Model {
        UNIQUE("UNIQUE_KEYS", "UNIQUE", "UNI"),
        DUPLICATE("DUP_KEYS", "DUPLICATE", "DUP"),
        AGGREGATE("AGG_KEYS", "AGGREGATE", "AGG");

        private final String apiName;
        private final String ddl;
        private final String schemaKey;

        Model(String apiName, String ddl, String schemaKey) {
            this.apiName = apiName;
            this.ddl = ddl;
            this.schemaKey = schemaKey;
        }

        public String apiName() {
            return apiName;
        }

        public String ddl() {
            return ddl;
        }

        /** {@code COLUMN_KEY} of information_schema.columns. */
        public String schemaKey() {
            return schemaKey;
        }
    }

    /** How rows are spread and sorted, which here is only printed. No columns mean random; no cluster columns mean by the keys. */
    public record Distribution(List<Integer> slots, String buckets, List<Integer> clusterSlots) {
        public Distribution {
            slots = List.copyOf(slots);
            clusterSlots = List.copyOf(clusterSlots);
        }
    }

    /** Everything that ALTER may change. */
    public record Definition(
            String name,
            List<Column> columns,
            Optional<Sequence> sequence,
            Map<String, String> properties,
            List<Index> indexes,
            String comment,
            int nextSlot,
            int schemaVersion) {

        public Definition {
            columns = List.copyOf(columns);
            indexes = List.copyOf(indexes);
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }

        public Definition withColumns(List<Column> newColumns, int newNextSlot) {
            return new Definition(
                    name, newColumns, sequence, properties, indexes, comment, newNextSlot, schemaVersion + 1);
        }

        public Definition withIndexes(List<Index> newIndexes) {
            return new Definition(name, columns, sequence, properties, newIndexes, comment, nextSlot, schemaVersion);
        }

        public Definition withName(String newName) {
            return new Definition(newName, columns, sequence, properties, indexes, comment, nextSlot, schemaVersion);
        }

        public Definition withComment(String newComment) {
            return new Definition(name, columns, sequence, properties, indexes, newComment, nextSlot, schemaVersion);
        }

        public Definition withProperties(Map<String, String> newProperties) {
            return new Definition(name, columns, sequence, newProperties, indexes, comment, nextSlot, schemaVersion);
        }

        public Definition withSequence(Sequence newSequence) {
            return new Definition(
                    name, columns, Optional.of(newSequence), properties, indexes, comment, nextSlot, schemaVersion + 1);
        }

        public Optional<Column> column(String wanted) {
            return columns.stream().filter(column -> column.isNamed(wanted)).findFirst();
        }

        public List<Column> keys() {
            return columns.stream().filter(Column::key).toList();
        }
    }

    private final long id;
    private final Model model;
    private final Distribution distribution;
    private volatile Partitioning partitioning;
    private final ValueRules rules;
    private final Rows rows;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Integer, String> initialValues = new HashMap<>();
    private volatile Definition definition;
    private volatile boolean schemaChanging;
    private boolean dropsPartitions;

    public Table(
            long id,
            Model model,
            Definition definition,
            Distribution distribution,
            Partitioning partitioning,
            ValueRules rules) {
        this.id = id;
        this.model = model;
        this.definition = definition;
        this.distribution = distribution;
        this.partitioning = partitioning;
        this.rules = rules;
        this.rows = new Rows();
    }

    /** A table with the same definition and no rows. */
    public Table emptyCopy(long newId, String name) {
        Definition copied = new Definition(
                name,
                definition.columns(),
                definition.sequence(),
                definition.properties(),
                definition.indexes(),
                definition.comment(),
                definition.nextSlot(),
                0);
        return new Table(newId, model, copied, distribution, partitioning, rules);
    }

    public long id() {
        return id;
    }

    public String name() {
        return definition.name();
    }

    public Model model() {
        return model;
    }

    public boolean isUnique() {
        return model == Model.UNIQUE;
    }

    /** What DESC says about how a column's values replace each other. */
    public String aggregationOf(Column column) {
        if (column.key()) {
            return "";
        }
        return column.aggregation().map(Enum::name).orElse(isUnique() && !isMergeOnWrite() ? "REPLACE" : "NONE");
    }

    public Distribution distribution() {
        return distribution;
    }

    public Partitioning partitioning() {
        return partitioning;
    }

    /** Takes other partitions, in which every row still has its place. */
    public synchronized void repartition(Partitioning newPartitioning) {
        partitioning = newPartitioning;
    }

    /** The partition that takes rows which the added one would take. */
    public Optional<Partitioning.Part> conflict(Partitioning.Part added) {
        return partitioning.conflict(added, definition, rules);
    }

    public boolean isEmptyRange(Partitioning.Part part) {
        return partitioning.isEmptyRange(part, definition, rules);
    }

    /** Where the last partition ends that ends before the added one. */
    public Optional<Partitioning.Bound> endBelow(Partitioning.Part added) {
        return partitioning.endBelow(added, definition, rules);
    }

    public synchronized DroppedPartition dropPartition(Partitioning.Part part) {
        Set<String> name = Set.of(part.name());
        List<StoredRow> taken = rows.take(row -> partitioning.takes(complete(row.values()), name, definition, rules));
        partitioning = partitioning.without(part);
        dropsPartitions = true;
        return new DroppedPartition(part, taken, rows.rewrites());
    }

    /** Whether the rows of the partition still have the shape of the table's. */
    public synchronized boolean fits(DroppedPartition dropped) {
        return dropped.rewrites() == rows.rewrites();
    }

    public synchronized void recover(DroppedPartition dropped, String newName) {
        partitioning = partitioning.with(dropped.part().withName(newName));
        rows.giveBack(model == Model.DUPLICATE ? new int[0] : keySlots(), dropped.rows());
    }

    /** Whether the row belongs to a partition that takes no rows of loads. */
    public boolean passesOver(String[] values) {
        return partitioning.passesOver(values, definition, rules);
    }

    /**
     * Whether a partition takes the row.
     *
     * @param names the only partitions that count; empty for all
     */
    public boolean takes(String[] values, Set<String> names) {
        return partitioning.takes(values, names, definition, rules);
    }

    /** A table without partitions has one with its own name. */
    public boolean hasPartition(String name) {
        return partitioning.kind() == Partitioning.Kind.NONE ? name.equalsIgnoreCase(name()) : partitioning.has(name);
    }

    /** The partitions in the order of their ranges or values. */
    public List<Partitioning.Part> orderedPartitions() {
        return partitioning.ordered(definition, rules);
    }

    public Definition definition() {
        return definition;
    }

    public List<Column> columns() {
        return definition.columns();
    }

    public boolean isMergeOnWrite() {
        return isUnique() && !"false".equalsIgnoreCase(definition.properties().get("enable_unique_key_merge_on_write"));
    }

    public boolean isLightSchemaChange() {
        return !"false".equalsIgnoreCase(definition.properties().get("light_schema_change"));
    }

    /** Whether DELETE FROM writes rows with a delete sign, and no condition that hides rows. */
    public boolean deletesBySign() {
        return isMergeOnWrite()
                && !"true".equalsIgnoreCase(definition.properties().get("enable_mow_light_delete"));
    }

    private boolean isCompacted() {
        return !"true".equalsIgnoreCase(definition.properties().get("disable_auto_compaction"));
    }

    public boolean hasRowStore() {
        Map<String, String> properties = definition.properties();
        return "true".equalsIgnoreCase(properties.get("store_row_column"))
                || !properties.getOrDefault("row_store_columns", "").isEmpty();
    }

    /** The columns that only show_hidden_columns shows, in their order. */
    public List<Column> hiddenColumns() {
        List<Column> hidden = new ArrayList<>();
        if (isUnique()) {
            hidden.add(hidden(Column.DELETE_SIGN, Kind.TINYINT, "0", "doris delete flag hidden column"));
        }
        if (hasRowStore()) {
            hidden.add(hidden(Column.ROW_STORE, Kind.STRING, "", "doris row store hidden column"));
        }
        if (isUnique()) {
            hidden.add(hidden(Column.VERSION, Kind.BIGINT, "0", "doris version hidden column"));
        }
        definition.sequence().ifPresent(sequence -> hidden.add(hiddenSequence(sequence)));
        if (hasSkipBitmap()) {
            hidden.add(hidden(Column.SKIP_BITMAP, Kind.BITMAP, "\0", "doris skip bitmap hidden column"));
        }
        return hidden;
    }

    private static Column hidden(String name, Kind kind, String value, String comment) {
        return Column.value(name, DataType.of(kind), false, Optional.of(Default.literal(value)), comment);
    }

    private static Column hiddenSequence(Sequence sequence) {
        return Column.value(Column.SEQUENCE, sequence.type(), true, Optional.empty(), "sequence column hidden column");
    }

    public boolean hasSkipBitmap() {
        return "true".equalsIgnoreCase(definition.properties().get("enable_unique_key_skip_bitmap_column"));
    }

    /** The next number of the auto-increment column. */
    public long nextNumber(long first) {
        return first + numbers.getAndIncrement();
    }

    public boolean isSchemaChanging() {
        return schemaChanging;
    }

    public void setSchemaChanging(boolean changing) {
        schemaChanging = changing;
    }

    /** Takes a new definition whose rows need no rewriting. */
    public synchronized void define(Definition newDefinition) {
        definition = newDefinition;
        rows.forgetQueries();
    }

    /** Takes a new definition and rewrites every row for it. */
    public synchronized void redefine(Definition newDefinition, UnaryOperator<String[]> rewriting) {
        definition = newDefinition;
        rows.rewrite(keySlots(), values -> rewriting.apply(complete(values)));
    }

    /** What rows have in a column that was added after they were written, or while they were on their way. */
    public synchronized void setInitialValues(Map<Integer, String> bySlot) {
        initialValues.putAll(bySlot);
    }

    public synchronized void apply(Collection<RowChange> changes) {
        int[] keySlots = keySlots();
        rows.nextVersion(isCompacted());
        for (RowChange change : model == Model.DUPLICATE ? sorted(changes) : changes) {
            if (dropsPartitions && !takes(change.values(), Set.of())) {
                continue; // its partition was dropped while it was on its way
            }
            switch (model) {
                case UNIQUE -> rows.put(keySlots, change, this::complete);
                case DUPLICATE -> rows.append(change.values());
                case AGGREGATE -> rows.fold(keySlots, change.values(), this::folded);
            }
        }
    }

    /** Doris writes the rows of a load in the order of their keys, and of equal keys the last first. */
    private List<RowChange> sorted(Collection<RowChange> changes) {
        List<Column> keys = definition.keys();
        Comparator<RowChange> order = (left, right) -> {
            int result = 0;
            for (int i = 0; i < keys.size() && result == 0; i++) {
                int slot = keys.get(i).slot();
                result = rules.compare(keys.get(i).type(), left.values()[slot], right.values()[slot]);
            }
            return result;
        };
        List<RowChange> sorted = new ArrayList<>(changes);
        if (keys.isEmpty()) {
            return sorted;
        }
        Collections.reverse(sorted);
        sorted.sort(order);
        return sorted;
    }

    private String[] folded(String[] stored, String[] added) {
        String[] base = complete(stored);
        String[] folded = Arrays.copyOf(base, Math.max(base.length, added.length));
        for (Column column : definition.columns()) {
            if (column.aggregation().isPresent()) {
                int slot = column.slot();
                folded[slot] = rules.fold(column, base[slot], added[slot]);
            }
        }
        return folded;
    }

    /** Counts rows that were checked and not kept. */
    public synchronized void countDiscarded(long counted) {
        rows.discard(counted);
    }

    /** The live row with the keys of {@code values}. */
    public synchronized Optional<StoredRow> find(String[] values) {
        return rows.find(keySlots(), values);
    }

    public synchronized void removeRows(Collection<Long> ids) {
        rows.nextVersion(isCompacted());
        rows.remove(model == Model.DUPLICATE ? new int[0] : keySlots(), ids);
    }

    public synchronized void truncate() {
        rows.clear();
    }

    /** Removes the rows of these partitions only. */
    public synchronized void truncate(Set<String> partitions) {
        rows.take(row -> partitioning.takes(complete(row.values()), partitions, definition, rules));
    }

    public synchronized long count() {
        return rows.count();
    }

    /** Live rows, each value at its slot. */
    public synchronized List<String[]> liveRows() {
        List<String[]> live = new ArrayList<>();
        rows.live().forEach(row -> live.add(complete(row.values())));
        return live;
    }

    /** Rows that queries pass over, and what completes them. */
    public record Hidden(Definition definition, List<StoredRow> rows, UnaryOperator<String[]> completing) {}

    /** Rows that a delete sign hides. */
    public synchronized Hidden deletedRows() {
        return new Hidden(definition, rows.deleted(), this::complete);
    }

    public synchronized boolean hasRemovedRows() {
        return rows.hasRemoved();
    }

    /** Versions of rows that newer ones replaced. */
    public synchronized Hidden supersededRows() {
        return new Hidden(definition, rows.superseded(), this::complete);
    }

    /** Makes the next drain hand out every row. */
    public synchronized void forgetQueries() {
        rows.forgetQueries();
    }

    /** Hands every change since the last call to a query engine. */
    public synchronized void drainTo(ChangeSink sink) throws DorisException {
        Rows.Changes changes = rows.drain();
        sink.accept(definition, changes.rebuild(), changes.changed(), this::complete);
    }

    /** Takes the rows that changed since it was called last. */
    public interface ChangeSink {
        void accept(Definition definition, boolean rebuild, List<StoredRow> changed, UnaryOperator<String[]> completing)
                throws DorisException;
    }

    /** Rows older than a column have there what the column was added with. */
    private String[] complete(String[] values) {
        int width = definition.nextSlot();
        if (values.length >= width) {
            return values;
        }
        String[] full = Arrays.copyOf(values, width);
        for (int slot = values.length; slot < width; slot++) {
            full[slot] = initialValues.get(slot);
        }
        return full;
    }

    private int[] keySlots() {
        return definition.columns().stream()
                .filter(Column::key)
                .mapToInt(Column::slot)
                .toArray();
    }
}

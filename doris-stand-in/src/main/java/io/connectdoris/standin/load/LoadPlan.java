package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.Default;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Sequence;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.LoadOptions.MergeType;
import io.connectdoris.standin.load.LoadOptions.UpdateMode;
import io.connectdoris.standin.value.DateTimes;
import io.connectdoris.standin.value.Members;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which field of the body goes to which column, decided once per load, with the refusals of the FE's planner. */
final class LoadPlan {

    private static final Set<DataType.Kind> UNLOADABLE = Set.of(DataType.Kind.QUANTILE_STATE, DataType.Kind.VARBINARY);

    /**
     * One value of a row: a field of the body, or an expression over the fields. One without a column may still give the delete sign
     * or the sequence.
     */
    record Source(String name, Optional<Column> column, Optional<String> expression) {

        static Source field(String name, Optional<Column> column) {
            return new Source(name, column, Optional.empty());
        }
    }

    private final Table table;
    private final Table.Definition definition;
    private final LoadOptions options;
    private final List<String> fields;
    private final List<Source> sources;
    private final int deleteSignIndex;
    private final int sequenceIndex;
    private final boolean partial;
    private final String[] defaults;

    private LoadPlan(
            Table table,
            LoadOptions options,
            List<String> fields,
            List<Source> sources,
            boolean partial,
            int sequenceIndex,
            Instant now) {
        this.table = table;
        this.definition = table.definition();
        this.options = options;
        this.fields = List.copyOf(fields);
        this.sources = List.copyOf(sources);
        this.partial = partial;
        this.deleteSignIndex = indexOf(sources, Column.DELETE_SIGN);
        this.sequenceIndex = sequenceIndex;
        this.defaults = defaults(definition, options, now);
    }

    static LoadPlan of(Table table, LoadOptions options, Instant now) throws DorisException {
        if (options.unsupported().isPresent()) {
            throw DorisException.unsupported(
                    "load header " + options.unsupported().get());
        }
        refuseUnknown(table);
        DynamicPartitions.refresh(table, now);
        boolean nested =
                table.columns().stream().anyMatch(column -> column.type().isNested());
        if (nested && options.format() == LoadOptions.Format.HIVE_TEXT) {
            throw DorisException.unsupported("hive_text into a table with ARRAY, MAP or STRUCT columns");
        }
        for (String partition : options.partitions()) {
            if (!table.partitioning().has(partition)) {
                throw DorisException.of("unknown partition: " + partition + ", table: " + table.name());
            }
        }
        if (options.singleTablet() && !table.distribution().slots().isEmpty()) {
            throw DorisException.of(
                    "if load_to_single_tablet set to true, the olap table must be with random distribution");
        }
        if (options.mergeType() != MergeType.APPEND && !table.isUnique()) {
            throw DorisException.of("load by MERGE or DELETE is only supported in unique tables.");
        }
        if (options.updateMode() == UpdateMode.UPDATE_FLEXIBLE_COLUMNS) {
            return flexible(table, options, now);
        }
        List<String> fields;
        List<Source> sources;
        if (options.columns().isPresent()) {
            ColumnsHeader header = ColumnsHeader.parse(options.columns().get(), table.definition());
            fields = header.fields();
            sources = sources(header, table, options);
        } else {
            sources = baseColumns(table, options.hiddenColumns());
            fields = names(sources);
        }
        options.delete()
                .ifPresent(predicate -> sources.add(new Source(
                        Column.DELETE_SIGN,
                        Optional.empty(),
                        Optional.of("CASE WHEN (" + predicate + ") THEN 1 ELSE 0 END"))));
        boolean partial = options.updateMode() == UpdateMode.UPDATE_FIXED_COLUMNS && isPartial(table, options, sources);
        if (options.columns().isPresent() && !partial) {
            checkUnmentioned(table, sources, options);
        }
        int sequence = sequenceIndex(table, options, sources, partial);
        return new LoadPlan(table, options, fields, sources, partial, sequence, now);
    }

    /** What would be loaded wrongly is not loaded at all. */
    private static void refuseUnknown(Table table) throws DorisException {
        for (Column column : table.columns()) {
            DataType.Kind kind = column.type().kind();
            if (UNLOADABLE.contains(kind)) {
                throw DorisException.unsupported("loads into a table with a " + kind + " column");
            }
        }
    }

    private static LoadPlan flexible(Table table, LoadOptions options, Instant now) throws DorisException {
        requirePartial(table);
        if (table.columns().stream().anyMatch(column -> column.type().kind() == DataType.Kind.VARIANT)) {
            throw DorisException.of("Flexible partial update can only support table without variant columns.");
        }
        if (options.format() != LoadOptions.Format.JSON) {
            throw DorisException.of("flexible partial update only support json format as input file currently");
        }
        refuseInFlexible(options.columns().isPresent(), "columns");
        refuseInFlexible(options.jsonPaths().isPresent(), "jsonpaths");
        refuseInFlexible(!options.hiddenColumns().isEmpty(), "hidden_columns");
        refuseInFlexible(options.sequenceColumn().isPresent(), "function_column.sequence_col");
        refuseInFlexible(options.mergeType() != MergeType.APPEND, "merge_type");
        if (!table.hasSkipBitmap()) {
            throw DorisException.of("Flexible partial update can only support table with skip bitmap hidden column."
                    + " But table " + table.name() + " doesn't have it. You can use `ALTER TABLE " + table.name()
                    + " ENABLE FEATURE \"UPDATE_FLEXIBLE_COLUMNS\";` to add it to the table.");
        }
        List<Source> sources = baseColumns(table, List.of(Column.DELETE_SIGN, Column.SEQUENCE));
        return new LoadPlan(table, options, names(sources), sources, true, indexOf(sources, Column.SEQUENCE), now);
    }

    private static void refuseInFlexible(boolean sent, String header) throws DorisException {
        if (sent) {
            throw DorisException.of("Don't support flexible partial update when '" + header + "' is specified");
        }
    }

    private static void requirePartial(Table table) throws DorisException {
        if (!table.isMergeOnWrite()) {
            throw DorisException.of("Only unique key merge on write support partial update");
        }
    }

    /** Fields that no expression replaces, then the expressions that somebody needs. */
    private static List<Source> sources(ColumnsHeader header, Table table, LoadOptions options) {
        List<Source> sources = new ArrayList<>();
        for (String field : header.fields()) {
            if (!contains(List.copyOf(header.expressions().keySet()), field)) {
                sources.add(Source.field(field, table.definition().column(field)));
            }
        }
        header.expressions().forEach((name, expression) -> {
            Optional<Column> column = table.definition().column(name);
            boolean hidden = name.equalsIgnoreCase(Column.DELETE_SIGN) || name.equalsIgnoreCase(Column.SEQUENCE);
            boolean sequence =
                    options.sequenceColumn().filter(name::equalsIgnoreCase).isPresent();
            if (column.isPresent() || hidden || sequence) {
                sources.add(new Source(name, column, Optional.of(expression)));
            }
        });
        return sources;
    }

    private static List<String> names(List<Source> sources) {
        return sources.stream().map(Source::name).toList();
    }

    /** Base columns in order, then the hidden ones that were asked for and exist. */
    private static List<Source> baseColumns(Table table, List<String> hidden) {
        List<Source> sources = new ArrayList<>();
        table.columns().forEach(column -> sources.add(Source.field(column.name(), Optional.of(column))));
        if (table.isUnique() && contains(hidden, Column.DELETE_SIGN)) {
            sources.add(Source.field(Column.DELETE_SIGN, Optional.empty()));
        }
        boolean typed = table.definition()
                .sequence()
                .filter(sequence -> !sequence.isMapped())
                .isPresent();
        if (typed && contains(hidden, Column.SEQUENCE)) {
            sources.add(Source.field(Column.SEQUENCE, Optional.empty()));
        }
        return sources;
    }

    private static boolean contains(List<String> names, String wanted) {
        return names.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    private static boolean isPartial(Table table, LoadOptions options, List<Source> sources) throws DorisException {
        requirePartial(table);
        if (options.columns().isEmpty()) {
            return false;
        }
        for (Source source : sources) {
            String name = source.name();
            if (name.toUpperCase(java.util.Locale.ROOT).startsWith("__DORIS_")
                    && !name.equalsIgnoreCase(Column.DELETE_SIGN)) {
                throw DorisException.of(
                        "Partial update should not include invisible column except delete sign column: " + name);
            }
        }
        Set<Column> mentioned = mentioned(sources);
        for (Column column : table.columns()) {
            if (column.key()
                    && !mentioned.contains(column)
                    && column.autoIncrement().isEmpty()) {
                throw DorisException.of("Partial update should include all key columns, missing: " + column.name());
            }
        }
        return !mentioned.containsAll(table.columns());
    }

    private static Set<Column> mentioned(List<Source> sources) {
        Set<Column> mentioned = new HashSet<>();
        sources.forEach(source -> source.column().ifPresent(mentioned::add));
        return mentioned;
    }

    private static void checkUnmentioned(Table table, List<Source> sources, LoadOptions options) throws DorisException {
        Set<Column> mentioned = mentioned(sources);
        for (Column column : table.columns()) {
            boolean needed = !column.nullable()
                    && column.type().kind() != DataType.Kind.HLL
                    && column.defaultValue().isEmpty()
                    && column.autoIncrement().isEmpty();
            if (needed && !mentioned.contains(column)) {
                throw DorisException.of("Column has no default value" + (options.isOlder() ? ". column: " : ", column=")
                        + column.name());
            }
        }
    }

    private static int sequenceIndex(Table table, LoadOptions options, List<Source> sources, boolean partial)
            throws DorisException {
        Optional<Sequence> sequence = table.definition().sequence();
        DorisException needed = DorisException.of(
                "Table " + table.name() + " has sequence column, need to specify the sequence column");
        if (sequence.isEmpty()) {
            if (options.sequenceColumn().isPresent()) {
                throw DorisException.of("There is no sequence column in the table " + table.name());
            }
            return -1;
        }
        if (sequence.get().isMapped()) {
            checkMappedSequence(table, sequence.get(), options, sources, partial, needed);
            return -1;
        }
        String wanted = options.sequenceColumn().orElseThrow(() -> needed);
        int index = indexOf(sources, wanted);
        if (index < 0) {
            throw DorisException.unsupported("a sequence column that is no field of the body: " + wanted);
        }
        return index;
    }

    private static void checkMappedSequence(
            Table table,
            Sequence sequence,
            LoadOptions options,
            List<Source> sources,
            boolean partial,
            DorisException needed)
            throws DorisException {
        int slot = sequence.mappedSlot().orElseThrow();
        boolean mentioned = mentioned(sources).stream().anyMatch(column -> column.slot() == slot);
        boolean timestamped = table.columns().stream()
                .filter(column -> column.slot() == slot)
                .anyMatch(column -> column.defaultValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_TIMESTAMP)
                        .isPresent());
        if (options.columns().isPresent() && !mentioned && !timestamped && !partial) {
            throw needed;
        }
    }

    private static int indexOf(List<Source> sources, String name) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String[] defaults(Table.Definition definition, LoadOptions options, Instant now) {
        String[] defaults = new String[definition.nextSlot()];
        LocalDateTime local = LocalDateTime.ofInstant(now, options.zone());
        for (Column column : definition.columns()) {
            defaults[column.slot()] = column.defaultValue()
                    .map(value -> value(value, column.type(), local))
                    .orElse(column.type().kind() == DataType.Kind.HLL ? Members.NONE : null);
        }
        return defaults;
    }

    private static String value(Default value, DataType type, LocalDateTime now) {
        return switch (value.kind()) {
            case CURRENT_DATE -> DateTimes.printDate(now);
            case CURRENT_TIMESTAMP -> DateTimes.print(now.withNano(truncated(now, value.precision())), type.scale());
            case CONSTANT -> type.kind() == DataType.Kind.BITMAP ? Members.NONE : value.printed();
            case LITERAL ->
                io.connectdoris.standin.value.Casts.cast(type, value.printed(), java.time.ZoneOffset.UTC)
                        .orElse(null);
        };
    }

    private static int truncated(LocalDateTime now, int precision) {
        int unit = (int) Math.pow(10, 9 - precision);
        return now.get(java.time.temporal.ChronoField.NANO_OF_SECOND) / unit * unit;
    }

    Table table() {
        return table;
    }

    Table.Definition definition() {
        return definition;
    }

    LoadOptions options() {
        return options;
    }

    /** The fields of the body, in order. */
    List<String> fields() {
        return fields;
    }

    List<Source> sources() {
        return sources;
    }

    /** Whether rows have to wait for expressions before they can be built. */
    boolean hasExpressions() {
        return sources.size() != fields.size()
                || sources.stream().anyMatch(source -> source.expression().isPresent());
    }

    int deleteSignIndex() {
        return deleteSignIndex;
    }

    int sequenceIndex() {
        return sequenceIndex;
    }

    boolean isPartial() {
        return partial;
    }

    boolean isFlexible() {
        return options.updateMode() == UpdateMode.UPDATE_FLEXIBLE_COLUMNS;
    }

    boolean deletesEverything() {
        return options.mergeType() == MergeType.DELETE;
    }

    /** A fresh row in which every column has its default, or null. */
    String[] defaultRow() {
        return defaults.clone();
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.Default;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.sql.DorisSqlParser.AlterClauseContext;
import io.connectdoris.standin.value.Casts;
import io.connectdoris.standin.value.DateTimes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ADD, DROP, MODIFY and ORDER BY clauses of one statement, applied to a copy of the columns and checked as Doris does. */
final class SchemaChange {

    private final Table table;
    private final Table.Definition before;
    private final ColumnOrder columns;
    private final Set<Integer> modifiedBefore;
    private final Set<Integer> modified = new HashSet<>();
    private final Map<Integer, DataType> newTypes = new HashMap<>();
    private final Map<Integer, String> newValues = new HashMap<>();
    private final LocalDateTime now;
    private final DefinitionRules rules;
    private int nextSlot;
    private boolean light = true;
    private boolean reordered;

    SchemaChange(Table table, Set<Integer> modifiedBefore, LocalDateTime now, DefinitionRules rules) {
        this.table = table;
        this.before = table.definition();
        this.columns = new ColumnOrder(before.columns());
        this.modifiedBefore = Set.copyOf(modifiedBefore);
        this.nextSlot = before.nextSlot();
        this.now = now;
        this.rules = rules;
    }

    void apply(AlterClauseContext clause) throws DorisException {
        if (clause instanceof DorisSqlParser.AddColumnContext add) {
            refuseRollup(add.rollupName != null);
            add(read(add.columnDef()), add.position());
        } else if (clause instanceof DorisSqlParser.AddColumnsContext several) {
            refuseRollup(several.rollupName != null);
            for (DorisSqlParser.ColumnDefContext column : several.columnDefs().columnDef()) {
                add(read(column), null);
            }
        } else if (clause instanceof DorisSqlParser.DropColumnContext drop) {
            refuseRollup(drop.rollupName != null);
            drop(SqlTexts.name(drop.name));
        } else if (clause instanceof DorisSqlParser.ModifyColumnContext modify) {
            refuseRollup(modify.rollupName != null);
            modify(read(modify.columnDef()), modify.position());
        } else if (clause instanceof DorisSqlParser.ReorderColumnsContext reorder) {
            refuseRollup(reorder.rollupName != null);
            columns.reorder(SqlTexts.names(reorder.identifierList()), rules.isOlder());
            light = false;
            reordered = true;
        }
    }

    private ColumnSpec read(DorisSqlParser.ColumnDefContext context) throws DorisException {
        ColumnSpec spec = ColumnSpec.read(context, rules);
        if (columns.find(spec.name()).isEmpty()) {
            rules.names().checkAlteredColumn(spec.name());
        }
        spec.check(rules);
        return spec;
    }

    private static void refuseRollup(boolean named) throws DorisException {
        if (named) {
            throw DorisException.unsupported("ROLLUP");
        }
    }

    private void add(ColumnSpec spec, DorisSqlParser.PositionContext position) throws DorisException {
        String name = spec.name();
        checkAdded(spec);
        if (before.column(name).isPresent()) {
            throw DorisException.of(
                    position == null
                            ? "Can not add column which already exists in base table: " + name
                            : "column " + name + " already exists in table " + table.name());
        }
        boolean key = spec.keyWord() || (isAggregate() && spec.aggregation().isEmpty());
        Column column = spec.toColumn(key, nextSlot);
        Optional<Column> twin = columns.find(name);
        if (twin.isPresent()) {
            if (!twin.get().sameDefinition(column)) {
                throw DorisException.of("Repeatedly add same column with different definition: " + name);
            }
            return;
        }
        columns.insert(column, position);
        light &= !column.key();
        nextSlot++;
        column.defaultValue().ifPresent(value -> newValues.put(column.slot(), initial(value, column.type())));
    }

    private void checkAdded(ColumnSpec spec) throws DorisException {
        String name = spec.name();
        if (spec.computed().isPresent()) {
            throw DorisException.of("Not supporting alter table add generated columns.");
        }
        if (spec.type().kind() == Kind.HLL || spec.type().kind() == Kind.QUANTILE_STATE) {
            throw DorisException.of(
                    spec.type().kind() + " type column can only be in Aggregation data model table: " + name);
        }
        if (!spec.nullable() && spec.defaultValue().isEmpty()) {
            throw DorisException.of("Field '" + name + "' doesn't have a default value");
        }
        if (spec.autoIncrement().isPresent()) {
            throw DorisException.of("Can not add auto-increment column " + name);
        }
        if (spec.aggregation().isPresent() && !isAggregate()) {
            throw DorisException.of(
                    table.isUnique()
                            ? "Can not assign aggregation method on column in Unique data model table: " + name
                            : "Can not assign aggregation method on column in Duplicate data model table: " + name);
        }
        Optional<String> refusal = spec.keyWord() ? TableKeys.refusal(spec) : Optional.empty();
        if (refusal.isPresent()) {
            throw DorisException.of(refusal.get());
        }
    }

    private boolean isAggregate() {
        return table.model() == Table.Model.AGGREGATE;
    }

    private String initial(Default value, DataType type) {
        return switch (value.kind()) {
            case CURRENT_TIMESTAMP -> DateTimes.print(now, type.scale());
            case CURRENT_DATE -> DateTimes.printDate(now);
            case CONSTANT -> value.printed();
            case LITERAL -> Casts.cast(type, value.printed(), ZoneOffset.UTC).orElse(null);
        };
    }

    private void drop(String name) throws DorisException {
        if (!rules.isOlder() && name.toUpperCase(Locale.ROOT).startsWith("__DORIS_")) {
            throw DorisException.of("Do not support drop hidden column");
        }
        int index = columns.indexOf(name);
        if (index < 0) {
            throw DorisException.of("Column does not exists: " + name);
        }
        Column column = columns.get(index);
        if (rules.isOlder()) {
            checkOlderDrop(column);
        }
        if (table.partitioning().slots().contains(column.slot())
                || table.distribution().slots().contains(column.slot())) {
            throw DorisException.of("Can not drop partition or distribution column : " + name);
        }
        if (column.key() && table.isUnique()) {
            throw DorisException.of("Can not drop key column " + name + " in unique data model table");
        }
        if (column.key() && columns.keyCount() == 1) {
            throw DorisException.of("No key column left. index[" + table.name() + "]");
        }
        if (isSequence(column)) {
            throw DorisException.of("Can not drop sequence mapping column[" + name + "] in Unique data model table["
                    + table.name() + "]");
        }
        List<String> dependents = GeneratedColumns.dependents(columns.columns(), column.name());
        if (!dependents.isEmpty()) {
            throw DorisException.of("Column '" + name + "' has a generated column dependency on :" + dependents);
        }
        light &= !column.key();
        columns.remove(index);
    }

    private void checkOlderDrop(Column column) throws DorisException {
        if (column.key() && table.isUnique()) {
            throw DorisException.of("Can not drop key column in Unique data model table");
        }
        if (column.key() && columns.keyCount() == 1) {
            throw DorisException.of("No key column left. index[" + table.name() + "]");
        }
        if (column.key() && table.distribution().slots().contains(column.slot())) {
            throw DorisException.of(
                    "Distribution column[" + column.name() + "] cannot be dropped. index[" + table.name() + "]");
        }
    }

    /** Lines before 4.0 look at the outcome once more. */
    void finish() throws DorisException {
        if (rules.isOlder() && (reordered || !modified.isEmpty())) {
            OldSchemaRules.check(table, before.columns(), columns.columns(), modified);
        }
    }

    private boolean isSequence(Column column) {
        return before.sequence().flatMap(sequence -> sequence.mappedSlot()).equals(Optional.of(column.slot()));
    }

    private void modify(ColumnSpec spec, DorisSqlParser.PositionContext position) throws DorisException {
        String name = spec.name();
        int index = columns.indexOf(name);
        if (index < 0) {
            throw DorisException.of("Column[" + name + "] does not exists");
        }
        Column old = columns.get(index);
        if (rules.isOlder()) {
            modifyOlder(spec, old, index, position);
            return;
        }
        Column changed = spec.toColumn(old.key(), old.slot()).withName(old.name());
        if (table.partitioning().slots().contains(old.slot())) {
            throw DorisException.of("Can not modify partition column[" + name + "]. index[" + table.name() + "]");
        }
        if (table.distribution().slots().contains(old.slot())) {
            throw DorisException.of("Can not modify distribution column[" + name + "]. index[" + table.name() + "]");
        }
        if (isSequence(old) && !old.type().equals(changed.type())) {
            throw DorisException.of("Can not alter sequence column[" + name + "]");
        }
        checkModified(spec, old, changed);
        if (old.sameDefinition(changed) && position == null && (old.key() || modifiedBefore.contains(old.slot()))) {
            throw DorisException.of("Nothing is changed. please check your alter stmt.");
        }
        modified.add(old.slot());
        light &= position == null && isLightModify(old, changed);
        if (!old.type().equals(changed.type())) {
            newTypes.put(old.slot(), changed.type());
        }
        columns.move(changed, index, position);
    }

    /** A key that is not called one becomes a value; {@link #finish} finds out. */
    private void modifyOlder(ColumnSpec spec, Column old, int index, DorisSqlParser.PositionContext position)
            throws DorisException {
        Column changed = spec.toColumn(spec.keyWord(), old.slot()).withName(old.name());
        if (isSequence(old) && !old.type().equals(changed.type())) {
            throw DorisException.of("Can not alter sequence column[" + spec.name() + "]");
        }
        Optional<String> refusal = changed.key() ? TableKeys.refusal(spec) : Optional.empty();
        if (refusal.isPresent()) {
            throw DorisException.of(refusal.get());
        }
        modified.add(old.slot());
        light &= position == null && isLightModify(old, changed);
        if (!old.type().equals(changed.type())) {
            newTypes.put(old.slot(), changed.type());
        }
        columns.moveUnchecked(changed, index, position);
    }

    private void checkModified(ColumnSpec spec, Column old, Column changed) throws DorisException {
        if (old.key()) {
            Optional<String> refusal = TableKeys.refusal(spec);
            if (refusal.isPresent()) {
                throw DorisException.of(refusal.get());
            }
        }
        TypeChanges.check(old.type(), changed.type());
        if (old.generated().isPresent() || spec.computed().isPresent()) {
            throw DorisException.of("Not supporting alter table modify generated columns.");
        }
        if (!old.aggregation().equals(changed.aggregation())) {
            throw DorisException.of("Can not change aggregation type");
        }
        if (old.nullable() && !changed.nullable()) {
            throw DorisException.of("Can not change from nullable to non-nullable");
        }
        if (!old.defaultValue().equals(changed.defaultValue())) {
            throw DorisException.of("Can not change default value");
        }
    }

    private static boolean isLightModify(Column old, Column changed) {
        boolean sameFlags = old.nullable() == changed.nullable();
        boolean grows = old.type().kind() == Kind.VARCHAR && changed.type().kind() == Kind.VARCHAR;
        boolean nested =
                old.type().isNested() && old.type().kind() == changed.type().kind();
        return sameFlags && (grows || nested);
    }

    boolean isLight() {
        return light;
    }

    boolean rewritesRows() {
        return newTypes.keySet().stream().anyMatch(slot -> !isOnlyLonger(slot));
    }

    private boolean isOnlyLonger(int slot) {
        return newTypes.get(slot).kind() == Kind.VARCHAR
                && before.columns().stream()
                        .anyMatch(
                                column -> column.slot() == slot && column.type().isText());
    }

    /** What existing rows have in the added columns. */
    Map<Integer, String> initialValues() {
        return new HashMap<>(newValues);
    }

    Set<Integer> modifiedSlots() {
        return Set.copyOf(modified);
    }

    /** The new definition, on top of what comments and properties became meanwhile. */
    Table.Definition definition(Table.Definition current) {
        return current.withColumns(columns.columns(), nextSlot);
    }

    String[] rewrite(String[] values) {
        String[] rewritten = Arrays.copyOf(values, nextSlot);
        newTypes.forEach((slot, type) -> {
            if (rewritten[slot] != null) {
                rewritten[slot] =
                        Casts.cast(type, rewritten[slot], ZoneOffset.UTC).orElse(null);
            }
        });
        return rewritten;
    }
}

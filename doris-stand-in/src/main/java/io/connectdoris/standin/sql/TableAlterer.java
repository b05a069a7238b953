package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Sequence;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.sql.DorisSqlParser.AlterClauseContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ALTER TABLE: one kind of change per statement; column changes are planned by {@link SchemaChange}. */
final class TableAlterer {

    private enum Kind {
        SCHEMA_CHANGE,
        ADD_PARTITION,
        DROP_PARTITION,
        MODIFY_PARTITION,
        RENAME,
        MODIFY_TABLE_COMMENT,
        MODIFY_COLUMN_COMMENT,
        MODIFY_TABLE_PROPERTY,
        ENABLE_FEATURE
    }

    /** What one statement may do several times. */
    private static final Set<Kind> REPEATED =
            Set.of(Kind.SCHEMA_CHANGE, Kind.MODIFY_COLUMN_COMMENT, Kind.DROP_PARTITION);

    private final AlterJobs jobs;
    private final ClusterView cluster;
    private final PartitionChanges partitions;
    private final Map<Long, Set<Integer>> modifiedOnce = new HashMap<>();

    TableAlterer(AlterJobs jobs, ClusterView cluster, PartitionChanges partitions) {
        this.jobs = jobs;
        this.cluster = cluster;
        this.partitions = partitions;
    }

    synchronized void alter(Resolver.Found found, List<AlterClauseContext> clauses, DefinitionRules sessionRules)
            throws DorisException {
        DefinitionRules rules = sessionRules.inAlter();
        Database database = found.database();
        Table table = found.table();
        checkKinds(clauses);
        requireNormal(table);
        switch (kind(clauses.get(0))) {
            case SCHEMA_CHANGE -> changeSchema(found, clauses, rules);
            case ADD_PARTITION ->
                partitions.add(table, (DorisSqlParser.AddPartitionContext) clauses.get(0), rules.names());
            case DROP_PARTITION -> {
                for (AlterClauseContext clause : clauses) {
                    partitions.drop(found, (DorisSqlParser.DropPartitionContext) clause);
                }
            }
            case MODIFY_PARTITION -> partitions.modify(table, (DorisSqlParser.ModifyPartitionContext) clauses.get(0));
            case RENAME -> rename(database, table, clauses.get(0), rules);
            case MODIFY_TABLE_COMMENT ->
                table.define(table.definition()
                        .withComment(rules.alteredComment(
                                ((DorisSqlParser.ModifyTableCommentContext) clauses.get(0)).comment)));
            case MODIFY_COLUMN_COMMENT -> commentColumns(table, clauses, rules);
            case MODIFY_TABLE_PROPERTY ->
                TableProperties.set(
                        table,
                        ((DorisSqlParser.SetPropertiesContext) clauses.get(0))
                                .propertyItems()
                                .property());
            case ENABLE_FEATURE ->
                enableFeature(database, table, (DorisSqlParser.EnableFeatureContext) clauses.get(0), rules);
        }
    }

    static void requireNormal(Table table) throws DorisException {
        if (table.isSchemaChanging()) {
            throw DorisException.of(
                    "Table[" + table.name() + "]'s state(SCHEMA_CHANGE) is not NORMAL. Do not allow doing ALTER ops");
        }
    }

    private static void checkKinds(List<AlterClauseContext> clauses) throws DorisException {
        Kind first = kind(clauses.get(0));
        for (AlterClauseContext clause : clauses.subList(1, clauses.size())) {
            Kind next = kind(clause);
            if (next != first || !REPEATED.contains(next)) {
                throw DorisException.of("Alter operation " + next + " conflicts with operation " + first);
            }
        }
    }

    private static Kind kind(AlterClauseContext clause) throws DorisException {
        if (clause instanceof DorisSqlParser.RenameColumnContext
                || clause instanceof DorisSqlParser.RenamePartitionContext
                || clause instanceof DorisSqlParser.RenameTableContext) {
            return Kind.RENAME;
        }
        if (clause instanceof DorisSqlParser.AddPartitionContext) {
            return Kind.ADD_PARTITION;
        }
        if (clause instanceof DorisSqlParser.DropPartitionContext) {
            return Kind.DROP_PARTITION;
        }
        if (clause instanceof DorisSqlParser.ModifyPartitionContext) {
            return Kind.MODIFY_PARTITION;
        }
        if (clause instanceof DorisSqlParser.ModifyTableCommentContext) {
            return Kind.MODIFY_TABLE_COMMENT;
        }
        if (clause instanceof DorisSqlParser.ModifyColumnCommentContext) {
            return Kind.MODIFY_COLUMN_COMMENT;
        }
        if (clause instanceof DorisSqlParser.SetPropertiesContext) {
            return Kind.MODIFY_TABLE_PROPERTY;
        }
        if (clause instanceof DorisSqlParser.EnableFeatureContext) {
            return Kind.ENABLE_FEATURE;
        }
        if (clause instanceof DorisSqlParser.OtherAlterContext) {
            throw DorisException.unsupported("ALTER TABLE ... " + clause.getText());
        }
        return Kind.SCHEMA_CHANGE;
    }

    private void changeSchema(Resolver.Found found, List<AlterClauseContext> clauses, DefinitionRules rules)
            throws DorisException {
        Database database = found.database();
        Table table = found.table();
        Set<Integer> modified = modifiedOnce.computeIfAbsent(table.id(), id -> new HashSet<>());
        SchemaChange change = new SchemaChange(
                table, modified, LocalDateTime.ofInstant(cluster.clock().instant(), cluster.zone()), rules);
        for (AlterClauseContext clause : clauses) {
            if (!changeIndexes(table, clause)) {
                change.apply(clause);
            }
        }
        change.finish();
        modified.addAll(change.modifiedSlots());
        table.setInitialValues(change.initialValues());
        Runnable finishing = () -> table.redefine(change.definition(table.definition()), change::rewrite);
        if (change.isLight() && table.isLightSchemaChange()) {
            jobs.light(
                    database.name(),
                    table,
                    change.rewritesRows() ? finishing : () -> table.define(change.definition(table.definition())));
        } else {
            jobs.start(database.name(), table, cluster.alterJobTime(), finishing);
        }
    }

    private static boolean changeIndexes(Table table, AlterClauseContext clause) throws DorisException {
        if (clause instanceof DorisSqlParser.AddIndexContext add) {
            Indexes.add(table, add.indexDef());
            return true;
        }
        if (clause instanceof DorisSqlParser.DropIndexClauseContext drop) {
            Indexes.drop(table, SqlTexts.name(drop.name), drop.EXISTS() != null);
            return true;
        }
        return false;
    }

    private void rename(Database database, Table table, AlterClauseContext clause, DefinitionRules rules)
            throws DorisException {
        if (clause instanceof DorisSqlParser.RenameColumnContext column) {
            renameColumn(table, SqlTexts.name(column.name), SqlTexts.name(column.newName), rules);
            return;
        }
        if (clause instanceof DorisSqlParser.RenamePartitionContext partition) {
            partitions.rename(table, partition, rules.names());
            return;
        }
        String newName = SqlTexts.name(((DorisSqlParser.RenameTableContext) clause).newName);
        if (newName.equals(table.name())) {
            throw DorisException.of("Same table name");
        }
        rules.names().checkTable(newName);
        if (database.has(newName)) {
            throw DorisException.of("Table name[" + newName + "] is already used");
        }
        database.remove(table.name());
        table.define(table.definition().withName(newName));
        database.add(table);
    }

    private static void renameColumn(Table table, String name, String newName, DefinitionRules rules)
            throws DorisException {
        boolean hidden = name.toUpperCase(Locale.ROOT).startsWith("__DORIS_");
        if (rules.isOlder()) {
            rules.names().checkAlteredColumn(newName);
            if (hidden && table.definition().column(name).isEmpty()) {
                throw DorisException.unsupported("RENAME of a hidden column");
            }
        } else if (hidden) {
            throw DorisException.of("Do not support rename hidden column");
        }
        if (name.equalsIgnoreCase(newName)) {
            throw DorisException.of("Same column name");
        }
        Table.Definition definition = table.definition();
        Column column =
                definition.column(name).orElseThrow(() -> DorisException.of("Column[" + name + "] does not exists"));
        if (definition.column(newName).isPresent()) {
            throw DorisException.of("Column name[" + newName + "] is already used");
        }
        if (!table.isLightSchemaChange()) {
            throw DorisException.of("not implemented for table without column unique id, which are created with"
                    + " property 'light_schema_change'.");
        }
        if (!rules.isOlder() && table.partitioning().slots().contains(column.slot())) {
            throw DorisException.of("Renaming partition columns has problems, forbidden in current Doris version");
        }
        rules.names().checkAlteredColumn(newName);
        List<String> dependents = GeneratedColumns.dependents(definition.columns(), column.name());
        if (!dependents.isEmpty()) {
            throw DorisException.of("Cannot rename column, because column '" + name
                    + "' has a generated column dependency on :" + dependents);
        }
        List<Column> columns = new ArrayList<>(definition.columns());
        columns.set(columns.indexOf(column), column.withName(newName));
        Map<String, String> properties = new LinkedHashMap<>(definition.properties());
        properties.computeIfPresent(
                "function_column.sequence_col",
                (key, value) -> value.equalsIgnoreCase(column.name()) ? newName : value);
        table.define(definition.withColumns(columns, definition.nextSlot()).withProperties(properties));
    }

    private static void commentColumns(Table table, List<AlterClauseContext> clauses, DefinitionRules rules)
            throws DorisException {
        Table.Definition definition = table.definition();
        List<Column> columns = new ArrayList<>(definition.columns());
        Set<String> seen = new HashSet<>();
        for (AlterClauseContext clause : clauses) {
            var comment = (DorisSqlParser.ModifyColumnCommentContext) clause;
            String name = SqlTexts.name(comment.name);
            Column column = definition.column(name).orElseThrow(() -> DorisException.of("Unknown column: " + name));
            if (!seen.add(Column.folded(name))) {
                throw DorisException.of("Duplicate column: " + name);
            }
            columns.set(columns.indexOf(column), column.withComment(rules.alteredComment(comment.comment)));
        }
        table.define(definition.withColumns(columns, definition.nextSlot()));
    }

    private void enableFeature(
            Database database, Table table, DorisSqlParser.EnableFeatureContext context, DefinitionRules rules)
            throws DorisException {
        String feature = SqlTexts.literal(context.feature);
        if (rules.isOlder() && feature.equalsIgnoreCase("UPDATE_FLEXIBLE_COLUMNS")) {
            throw DorisException.of("unknown feature name: " + feature);
        }
        Table.Definition definition = table.definition();
        Map<String, String> properties = new LinkedHashMap<>(definition.properties());
        switch (feature.toUpperCase(Locale.ROOT)) {
            case "BATCH_DELETE" ->
                throw DorisException.of("Can not enable batch delete support, already supported batch delete.");
            case "SEQUENCE_LOAD" -> {
                if (definition.sequence().isPresent()) {
                    throw DorisException.of(
                            "Can not enable sequence column support, already supported sequence column.");
                }
                String type = TableProperties.read(context.properties()).get("function_column.sequence_type");
                if (type == null) {
                    throw DorisException.of("unknown sequence column type");
                }
                Sequence sequence = new Sequence(Sequences.typeNamed(type, rules), Optional.empty());
                properties.put("function_column.sequence_type", type);
                jobs.light(
                        database.name(),
                        table,
                        () -> table.define(definition.withSequence(sequence).withProperties(properties)));
            }
            case "UPDATE_FLEXIBLE_COLUMNS" -> {
                properties.put("enable_unique_key_skip_bitmap_column", "true");
                jobs.light(database.name(), table, () -> table.define(definition.withProperties(properties)));
            }
            default -> throw DorisException.of("unknown feature name: " + feature);
        }
    }
}

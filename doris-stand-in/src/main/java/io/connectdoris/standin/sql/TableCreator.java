package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Index;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Sequence;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.Table.Model;
import io.connectdoris.standin.load.DynamicPartitions;
import io.connectdoris.standin.value.Folds;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CREATE TABLE: what Doris checks, in its order, and the table that comes of it. */
final class TableCreator {

    private final Catalog catalog;
    private final int aliveBackends;
    private final ZoneId zone;
    private final DefinitionRules rules;

    TableCreator(Catalog catalog, ClusterView cluster, DefinitionRules rules) {
        this.catalog = catalog;
        this.aliveBackends = cluster.aliveBackends();
        this.zone = cluster.zone();
        this.rules = rules;
    }

    Table create(String name, DorisSqlParser.CreateTableContext statement) throws DorisException {
        refuseUnknown(statement);
        rules.names().checkNewTable(name);
        List<ColumnSpec> specs = specs(statement);
        checkNames(specs);
        Map<String, String> properties = TableProperties.read(statement.properties());
        Model model = TableKeys.model(statement, specs);
        TableProperties.checkModel(properties, model);
        List<String> keys = TableKeys.keys(statement, model, specs);
        TableKeys.check(keys, specs, model);
        List<Column> plain = columns(specs, keys);
        List<String> clusterNames = statement.clusterKeys == null ? List.of() : SqlTexts.names(statement.clusterKeys);
        List<Integer> cluster = TableKeys.cluster(clusterNames, keys, model, plain);
        boolean onWrite = TableProperties.isOnWrite(properties, model);
        if (statement.clusterKeys != null && rules.isOlder()) {
            throw DorisException.of("Cluster key is not supported");
        }
        if (!cluster.isEmpty() && !onWrite) {
            throw DorisException.of(
                    "Cluster keys only support unique keys table which enabled enable_unique_key_merge_on_write");
        }
        Partitioning partitions = Partitions.read(statement.partitionBy(), plain, model, onWrite, zone);
        Table.Distribution distribution =
                Distributions.read(statement.distributedBy(), model, plain, cluster, rules.isOlder());
        checkColumns(specs, keys);
        List<Index> indexes = Indexes.read(statement.indexDefs(), plain, model);
        List<Column> columns = GeneratedColumns.resolve(specs, plain, model);
        checkStored(specs, partitions, distribution, columns);
        if (rules.isOlder()) {
            TableProperties.checkOlder(properties);
        }
        TableProperties.check(properties, columns, model);
        checkVariants(specs, properties);
        Optional<Sequence> sequence = Sequences.read(properties, columns, model, rules);
        DynamicPartitions.check(properties, isByRange(statement.partitionBy()));
        if (properties.containsKey(DynamicPartitions.PREFIX + "time_unit")) {
            properties.putIfAbsent(DynamicPartitions.PREFIX + "time_zone", zone.getId());
        }
        TableProperties.checkReplication(properties, aliveBackends);
        String comment = statement.comment == null ? "" : SqlTexts.escaped(statement.comment);
        Table.Definition definition = new Table.Definition(
                name,
                columns,
                sequence,
                Sequences.named(properties, sequence, columns),
                indexes,
                comment,
                columns.size(),
                0);
        return new Table(catalog.nextId(), model, definition, distribution, partitions, new Folds());
    }

    private static boolean isByRange(DorisSqlParser.PartitionByContext partitions) {
        return partitions != null && (partitions.kind == null || partitions.kind.getType() == DorisSqlParser.RANGE);
    }

    private static void refuseUnknown(DorisSqlParser.CreateTableContext statement) throws DorisException {
        if (statement.query() != null) {
            throw DorisException.unsupported("CREATE TABLE AS SELECT");
        }
        if (statement.columnDefs() == null) {
            throw DorisException.of("table should contain at least one column");
        }
        if (statement.rollup() != null) {
            throw DorisException.unsupported("ROLLUP");
        }
        if (statement.engine != null && !statement.engine.getText().equalsIgnoreCase("olap")) {
            throw DorisException.of("Do not support table with engine name = "
                    + statement.engine.getText().toLowerCase(Locale.ROOT));
        }
    }

    private List<ColumnSpec> specs(DorisSqlParser.CreateTableContext statement) throws DorisException {
        List<ColumnSpec> specs = new ArrayList<>();
        for (DorisSqlParser.ColumnDefContext column : statement.columnDefs().columnDef()) {
            specs.add(ColumnSpec.read(column, rules));
        }
        return specs;
    }

    private static List<Column> columns(List<ColumnSpec> specs, List<String> keys) {
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec spec : specs) {
            columns.add(spec.toColumn(TableKeys.isIn(keys, spec.name()), columns.size()));
        }
        return columns;
    }

    private void checkNames(List<ColumnSpec> specs) throws DorisException {
        Set<String> seen = new HashSet<>();
        for (ColumnSpec spec : specs) {
            rules.names().checkNewTableColumn(spec.name());
            if (!rules.isOlder()
                    && spec.type().kind() == Kind.VARIANT
                    && spec.name().contains(".")) {
                throw DorisException.of("Disable to create table of `VARIANT` type column named with a `.` character: "
                        + spec.name().toUpperCase(Locale.ROOT));
            }
        }
        for (ColumnSpec spec : specs) {
            if (!seen.add(Column.folded(spec.name()))) {
                throw DorisException.of("Duplicate column name '" + spec.name() + "'");
            }
        }
    }

    private void checkColumns(List<ColumnSpec> specs, List<String> keys) throws DorisException {
        int autoIncrements = 0;
        for (ColumnSpec spec : specs) {
            rules.names().checkColumn(spec.name());
            Optional<String> refusal = TableKeys.isIn(keys, spec.name()) ? TableKeys.refusal(spec) : Optional.empty();
            if (refusal.isPresent()) {
                throw DorisException.of(refusal.get());
            }
            spec.check(rules);
            if (spec.autoIncrement().isPresent()) {
                autoIncrements++;
                checkAutoIncrement(spec, autoIncrements);
            }
        }
    }

    private void checkStored(
            List<ColumnSpec> specs, Partitioning partitions, Table.Distribution distribution, List<Column> columns)
            throws DorisException {
        if (specs.stream().anyMatch(spec -> spec.type().kind() == Kind.VARBINARY)) {
            throw DorisException.of("doris do not support varbinary create table, could use it by catalog");
        }
        Partitions.checkTypes(partitions, columns);
        Distributions.checkTypes(distribution, columns, rules.isOlder());
    }

    private static void checkVariants(List<ColumnSpec> specs, Map<String, String> properties) throws DorisException {
        boolean variants = specs.stream().anyMatch(spec -> spec.type().kind() == Kind.VARIANT);
        if (variants && "false".equalsIgnoreCase(properties.get("light_schema_change"))) {
            throw DorisException.of(
                    "Variant type rely on light schema change,  please use light_schema_change = true.");
        }
    }

    private static void checkAutoIncrement(ColumnSpec spec, int count) throws DorisException {
        if (spec.type().kind() != Kind.BIGINT) {
            throw DorisException.of("the auto increment must be BIGINT type.");
        }
        if (spec.nullable()) {
            throw DorisException.of("the auto increment column should be NOT NULL.");
        }
        if (count > 1) {
            throw DorisException.of("there can be at most one auto increment column in OlapTable.");
        }
    }
}

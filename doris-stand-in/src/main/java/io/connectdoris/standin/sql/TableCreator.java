package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Names;
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

/** CREATE TABLE: what Doris checks, and the table that comes of it. */
final class TableCreator {

    private final Catalog catalog;
    private final int aliveBackends;
    private final ZoneId zone;

    TableCreator(Catalog catalog, ClusterView cluster) {
        this.catalog = catalog;
        this.aliveBackends = cluster.aliveBackends();
        this.zone = cluster.zone();
    }

    Table create(String name, DorisSqlParser.CreateTableContext statement, Names names) throws DorisException {
        refuseUnknown(statement);
        names.checkTable(name);
        List<ColumnSpec> specs = specs(statement);
        checkColumns(specs, names);
        Model model = TableKeys.model(statement, specs);
        List<String> keys = TableKeys.keys(statement, model, specs);
        TableKeys.check(keys, specs, model);
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec spec : specs) {
            columns.add(spec.toColumn(TableKeys.isIn(keys, spec.name()), columns.size()));
        }
        Map<String, String> properties = TableProperties.read(statement.properties());
        TableProperties.check(properties);
        checkVariants(specs, properties);
        Table.Distribution distribution = Distributions.read(statement.distributedBy(), model, columns);
        Optional<Sequence> sequence = Sequences.read(properties, columns, model);
        String comment = statement.comment == null ? "" : SqlTexts.escaped(statement.comment);
        Partitioning partitions = Partitions.read(statement.partitionBy(), columns, model, zone);
        DynamicPartitions.check(properties, isByRange(statement.partitionBy()));
        if (properties.containsKey(DynamicPartitions.PREFIX + "time_unit")) {
            properties.putIfAbsent(DynamicPartitions.PREFIX + "time_zone", zone.getId());
        }
        TableProperties.checkReplication(properties, aliveBackends);
        Table.Definition definition = new Table.Definition(
                name, columns, sequence, Sequences.named(properties, sequence, columns), comment, columns.size(), 0);
        return new Table(catalog.nextId(), model, definition, distribution, partitions, new Folds());
    }

    private static boolean isByRange(DorisSqlParser.PartitionByContext partitions) {
        return partitions != null && (partitions.kind == null || partitions.kind.getType() == DorisSqlParser.RANGE);
    }

    private static void refuseUnknown(DorisSqlParser.CreateTableContext statement) throws DorisException {
        if (statement.query() != null) {
            throw DorisException.unsupported("CREATE TABLE AS SELECT");
        }
        if (statement.rollup() != null) {
            throw DorisException.unsupported("ROLLUP");
        }
        if (statement.clusterKeys != null) {
            throw DorisException.unsupported("CLUSTER BY");
        }
        if (statement.engine != null && !statement.engine.getText().equalsIgnoreCase("olap")) {
            throw DorisException.of("Do not support table with engine name = " + statement.engine.getText());
        }
    }

    private static List<ColumnSpec> specs(DorisSqlParser.CreateTableContext statement) throws DorisException {
        List<ColumnSpec> specs = new ArrayList<>();
        for (DorisSqlParser.ColumnDefContext column : statement.columnDefs().columnDef()) {
            specs.add(ColumnSpec.read(column));
        }
        return specs;
    }

    private static void checkColumns(List<ColumnSpec> specs, Names names) throws DorisException {
        Set<String> seen = new HashSet<>();
        int autoIncrements = 0;
        for (ColumnSpec spec : specs) {
            names.checkNewTableColumn(spec.name());
            if (spec.generated()) {
                throw DorisException.unsupported("generated columns");
            }
            if (!seen.add(Column.folded(spec.name()))) {
                throw DorisException.of("Duplicate column name '" + spec.name() + "'");
            }
            if (spec.type().kind() == Kind.VARBINARY) {
                throw DorisException.of("doris do not support varbinary create table, could use it by catalog");
            }
            if (spec.type().kind() == Kind.VARIANT && spec.name().contains(".")) {
                throw DorisException.of("Disable to create table of `VARIANT` type column named with a `.` character: "
                        + spec.name().toUpperCase(Locale.ROOT));
            }
            if (spec.autoIncrement().isPresent()) {
                autoIncrements++;
                checkAutoIncrement(spec, autoIncrements);
            }
        }
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

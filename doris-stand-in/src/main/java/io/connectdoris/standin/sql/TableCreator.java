package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Aggregation;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Names;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Sequence;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.Table.Model;
import io.connectdoris.standin.value.Folds;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CREATE TABLE: what Doris checks, and the table that comes of it. */
final class TableCreator {

    private static final Set<String> KNOWN_PROPERTIES = Set.of(
            "replication_num",
            "replication_allocation",
            "enable_unique_key_merge_on_write",
            "light_schema_change",
            "storage_format",
            "inverted_index_storage_format",
            "compression",
            "store_row_column",
            "row_store_columns",
            "row_store_page_size",
            "enable_mow_light_delete",
            "group_commit_interval_ms",
            "group_commit_data_bytes",
            "function_column.sequence_col",
            "function_column.sequence_type",
            "enable_unique_key_skip_bitmap_column",
            "disable_auto_compaction",
            "enable_single_replica_compaction",
            "min_load_replica_num",
            "is_being_synced",
            "storage_medium",
            "storage_policy",
            "bloom_filter_columns",
            "in_memory",
            "estimate_partition_size",
            "compaction_policy",
            "colocate_with",
            "binlog.enable");

    private static final Set<Aggregation> REPLACING = Set.of(Aggregation.REPLACE, Aggregation.REPLACE_IF_NOT_NULL);

    private final Catalog catalog;
    private final int aliveBackends;
    private final ZoneId zone;

    TableCreator(Catalog catalog, ClusterView cluster) {
        this.catalog = catalog;
        this.aliveBackends = cluster.aliveBackends();
        this.zone = cluster.zone();
    }

    Table create(String name, DorisSqlParser.CreateTableContext statement) throws DorisException {
        refuseUnknown(statement);
        Names.checkTable(name);
        List<ColumnSpec> specs = specs(statement);
        checkColumns(specs);
        Model model = model(statement, specs);
        List<String> keys = keys(statement, model, specs);
        checkKeys(keys, specs, model);
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec spec : specs) {
            columns.add(spec.toColumn(isIn(keys, spec.name()), columns.size()));
        }
        Map<String, String> properties = properties(statement.properties());
        checkProperties(properties);
        checkVariants(specs, properties);
        Table.Distribution distribution = distribution(statement.distributedBy(), model, columns);
        Optional<Sequence> sequence = sequence(properties, columns, model);
        String comment = statement.comment == null ? "" : SqlTexts.escaped(statement.comment);
        Partitioning partitions = Partitions.read(statement.partitionBy(), columns, model, zone);
        checkReplication(properties);
        Table.Definition definition = new Table.Definition(
                name, columns, sequence, renamedSequence(properties, sequence, columns), comment, columns.size(), 0);
        return new Table(catalog.nextId(), model, definition, distribution, partitions, new Folds());
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

    private static void checkColumns(List<ColumnSpec> specs) throws DorisException {
        Set<String> seen = new HashSet<>();
        int autoIncrements = 0;
        for (ColumnSpec spec : specs) {
            Names.checkNewTableColumn(spec.name());
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

    private static Model model(DorisSqlParser.CreateTableContext statement, List<ColumnSpec> specs) {
        if (statement.keysModel == null) {
            return isAggregated(specs) ? Model.AGGREGATE : Model.DUPLICATE;
        }
        return switch (statement.keysModel.getType()) {
            case DorisSqlParser.UNIQUE -> Model.UNIQUE;
            case DorisSqlParser.AGGREGATE -> Model.AGGREGATE;
            default -> Model.DUPLICATE;
        };
    }

    private static boolean isAggregated(List<ColumnSpec> specs) {
        return specs.stream().anyMatch(spec -> spec.aggregation().isPresent());
    }

    private static List<String> keys(DorisSqlParser.CreateTableContext statement, Model model, List<ColumnSpec> specs)
            throws DorisException {
        if (statement.keys != null) {
            return SqlTexts.names(statement.keys);
        }
        if (specs.stream().anyMatch(ColumnSpec::keyWord)) {
            return specs.stream()
                    .filter(ColumnSpec::keyWord)
                    .map(ColumnSpec::name)
                    .toList();
        }
        if (model == Model.AGGREGATE) {
            return specs.stream()
                    .filter(spec -> spec.aggregation().isEmpty())
                    .map(ColumnSpec::name)
                    .toList();
        }
        List<String> keys = new ArrayList<>();
        for (ColumnSpec spec : specs) {
            boolean usable = keyRefusal(spec).isEmpty();
            if (keys.size() == 3 || !usable) {
                break;
            }
            keys.add(spec.name());
            if (spec.type().kind() == Kind.VARCHAR) {
                break;
            }
        }
        if (keys.isEmpty() && model == Model.DUPLICATE) {
            throw DorisException.of("The olap table first column could not be float, double, string or array, struct,"
                    + " map, please use decimal or varchar instead.");
        }
        return keys;
    }

    private static void checkKeys(List<String> keys, List<ColumnSpec> specs, Model model) throws DorisException {
        if (keys.isEmpty()) {
            throw DorisException.of("The number of key columns is 0.");
        }
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (specs.stream().noneMatch(spec -> spec.name().equalsIgnoreCase(key))) {
                throw DorisException.of("Key column[" + key + "] doesn't exist.");
            }
            if (i >= specs.size() || !specs.get(i).name().equalsIgnoreCase(key)) {
                throw DorisException.of("Key columns should be a ordered prefix of the schema. KeyColumns[" + i
                        + "] (starts from zero) is " + key + ", but corresponding column is "
                        + specs.get(Math.min(i, specs.size() - 1)).name() + " in the previous columns declaration.");
            }
        }
        for (ColumnSpec spec : specs) {
            if (isIn(keys, spec.name())) {
                Optional<String> refusal = keyRefusal(spec);
                if (refusal.isPresent()) {
                    throw DorisException.of(refusal.get());
                }
            } else if (spec.aggregation().isEmpty() && model == Model.AGGREGATE) {
                throw DorisException.of(
                        "AGG_KEYS table should specify aggregate type for non-key column[" + spec.name() + "]");
            } else if (spec.aggregation().isPresent() && model != Model.AGGREGATE) {
                throw DorisException.of(model.apiName() + " table should not specify aggregate type for non-key column["
                        + spec.name() + "]");
            }
        }
    }

    /** Why a column of this type cannot be a key. */
    static Optional<String> keyRefusal(ColumnSpec spec) {
        String name = spec.name();
        return Optional.ofNullable(
                switch (spec.type().kind()) {
                    case FLOAT, DOUBLE -> "Float or double can not used as a key, use decimal instead.";
                    case STRING -> "String Type should not be used in key column[" + name + "]";
                    case JSON -> "JsonType type should not be used in key column[" + name + "].";
                    case VARIANT -> "Variant type should not be used in key column[" + name + "].";
                    case ARRAY -> complexKey("Array");
                    case MAP -> complexKey("Map");
                    case STRUCT -> complexKey("Struct");
                    case BITMAP, HLL, QUANTILE_STATE -> "Key column can not set complex type:" + name;
                    default -> null;
                });
    }

    private static String complexKey(String kind) {
        return kind + " can only be used in the non-key column of the duplicate table at present.";
    }

    static Map<String, String> properties(DorisSqlParser.PropertiesContext context) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (context != null) {
            for (DorisSqlParser.PropertyContext property : context.property()) {
                properties.put(text(property.key), text(property.value));
            }
        }
        return properties;
    }

    static String text(DorisSqlParser.PropertyTextContext context) {
        return context.STRING() == null
                ? SqlTexts.name(context.getText())
                : SqlTexts.literal(context.STRING().getSymbol());
    }

    private static void checkProperties(Map<String, String> properties) throws DorisException {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (property.getKey().startsWith("dynamic_partition.")) {
                throw DorisException.unsupported("property " + property.getKey());
            }
            if (!KNOWN_PROPERTIES.contains(property.getKey())) {
                throw DorisException.of("Unknown properties: {" + property.getKey() + "=" + property.getValue() + "}");
            }
        }
        if (properties.containsKey("replication_num") && properties.containsKey("replication_allocation")) {
            throw DorisException.of(
                    "Unknown properties: {replication_allocation=" + properties.get("replication_allocation") + "}");
        }
    }

    private static Table.Distribution distribution(
            DorisSqlParser.DistributedByContext context, Model model, List<Column> columns) throws DorisException {
        boolean random = context == null || context.RANDOM() != null;
        String buckets = context == null || context.AUTO() != null
                ? "AUTO"
                : context.INTEGER_VALUE() == null
                        ? (random ? "AUTO" : "10")
                        : context.INTEGER_VALUE().getText();
        if (buckets.equals("0")) {
            throw DorisException.of("Number of hash distribution should be greater than zero.");
        }
        if (random) {
            if (model == Model.UNIQUE) {
                throw DorisException.of("Create unique keys table should not contain random distribution desc");
            }
            for (Column column : columns) {
                if (column.aggregation().filter(REPLACING::contains).isPresent()) {
                    throw DorisException.of("Create aggregate keys table with value columns of which aggregate type is "
                            + column.aggregation().get() + " should not contain random distribution desc");
                }
            }
            return new Table.Distribution(List.of(), buckets);
        }
        List<Integer> slots = new ArrayList<>();
        for (String name : SqlTexts.names(context.identifierList())) {
            Column column = columns.stream()
                    .filter(candidate -> candidate.isNamed(name))
                    .findFirst()
                    .orElseThrow(() -> DorisException.of("Distribution column(" + name + ") doesn't exist"));
            checkDistribution(column, model);
            if (slots.contains(column.slot())) {
                throw DorisException.of("Duplicate key in distribution desc is not allowed");
            }
            slots.add(column.slot());
        }
        return new Table.Distribution(slots, buckets);
    }

    private static void checkDistribution(Column column, Model model) throws DorisException {
        if (model != Model.DUPLICATE && !column.key()) {
            throw DorisException.of("Distribution column[" + column.name() + "] is not key column");
        }
        Kind kind = column.type().kind();
        if (kind == Kind.FLOAT || kind == Kind.DOUBLE) {
            throw DorisException.of(
                    "Floating point type should not be used in distribution column[" + column.name() + "].");
        }
        if (column.type().isNested()) {
            throw DorisException.of("Array Type should not be used in distribution column[" + column.name() + "].");
        }
    }

    private Optional<Sequence> sequence(Map<String, String> properties, List<Column> columns, Model model)
            throws DorisException {
        String mapped = properties.get("function_column.sequence_col");
        String typed = properties.get("function_column.sequence_type");
        if (mapped == null && typed == null) {
            return Optional.empty();
        }
        if (model != Model.UNIQUE) {
            throw DorisException.of("sequence column only support UNIQUE_KEYS");
        }
        if (mapped != null && typed != null) {
            throw DorisException.of("The sequence_col and sequence_type cannot be set at the same time");
        }
        if (typed != null) {
            return Optional.of(new Sequence(sequenceType(typed), Optional.empty()));
        }
        Column column = columns.stream()
                .filter(candidate -> candidate.isNamed(mapped))
                .findFirst()
                .orElseThrow(() -> DorisException.of("The specified sequence column[" + mapped + "] not exists"));
        if (!column.type().isInteger() && !column.type().isDateLike()) {
            throw DorisException.of("Sequence type only support integer types and date types");
        }
        return Optional.of(new Sequence(column.type(), Optional.of(column.slot())));
    }

    /** The type named by {@code function_column.sequence_type}. */
    static DataType sequenceType(String text) throws DorisException {
        DorisSqlParser parser = new DorisSqlParser(SqlParser.tokens(text));
        parser.removeErrorListeners();
        DorisSqlParser.DataTypeContext context = parser.dataType();
        if (parser.getNumberOfSyntaxErrors() > 0) {
            throw DorisException.of("\nmismatched input '" + text + "' expecting {...}(line 1, pos 0)\n");
        }
        DataType type = Types.read(context);
        if (!type.isInteger() && !type.isDateLike()) {
            throw DorisException.of("sequence type only support integer types and date types");
        }
        return type;
    }

    /** The property names the column as the table does. */
    private static Map<String, String> renamedSequence(
            Map<String, String> properties, Optional<Sequence> sequence, List<Column> columns) {
        sequence.flatMap(Sequence::mappedSlot)
                .ifPresent(slot -> properties.put(
                        "function_column.sequence_col", columns.get(slot).name()));
        return properties;
    }

    private void checkReplication(Map<String, String> properties) throws DorisException {
        String allocation = properties.get("replication_allocation");
        String text = properties.getOrDefault("replication_num", "3");
        if (allocation != null) {
            if (!allocation.startsWith("tag.location.default")) {
                throw DorisException.of("Failed to find enough backend, please check the replication num,replication"
                        + " tag and storage medium and avail capacity of backends or maybe all be on same host.");
            }
            text = allocation.substring(allocation.indexOf(':') + 1).strip();
        }
        int replicas;
        try {
            replicas = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw DorisException.of("For input string: \"" + text + "\"");
        }
        if (replicas < 1 || replicas > Short.MAX_VALUE) {
            throw DorisException.of("Replication num should between 1 and 32767");
        }
        if (replicas > aliveBackends) {
            throw DorisException.of("replication num should be less than the number of available backends."
                    + " replication num is " + replicas + ", available backend num is " + aliveBackends);
        }
    }

    private static boolean isIn(Collection<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}

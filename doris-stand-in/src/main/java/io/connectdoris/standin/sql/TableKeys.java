package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which columns are keys, and whether they may be. */
final class TableKeys {

    /** A DUPLICATE table whose definition names no keys has none, instead of its first columns. */
    static final String WITHOUT_KEYS = "enable_duplicate_without_keys_by_default";

    private TableKeys() {}

    static Model model(DorisSqlParser.CreateTableContext statement, List<ColumnSpec> specs) {
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

    static List<String> keys(DorisSqlParser.CreateTableContext statement, Model model, List<ColumnSpec> specs)
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
        if ("true".equalsIgnoreCase(TableProperties.read(statement.properties()).get(WITHOUT_KEYS))) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        for (ColumnSpec spec : specs) {
            boolean usable = refusal(spec).isEmpty();
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

    static void check(List<String> keys, List<ColumnSpec> specs, Model model) throws DorisException {
        if (keys.isEmpty() && model != Model.DUPLICATE) {
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
        for (int i = 0; i < specs.size(); i++) {
            checkAggregation(specs.get(i), i < keys.size(), model);
        }
    }

    private static void checkAggregation(ColumnSpec spec, boolean key, Model model) throws DorisException {
        boolean aggregated = spec.aggregation().isPresent();
        if (key && aggregated) {
            throw DorisException.of("Key column[" + spec.name() + "] should not specify aggregate type.");
        }
        if (!key && aggregated != (model == Model.AGGREGATE)) {
            throw DorisException.of(model.apiName() + " table should " + (aggregated ? "not " : "")
                    + "specify aggregate type for non-key column[" + spec.name() + "]");
        }
    }

    /** CLUSTER BY: other columns than the keys to sort by. */
    static List<Integer> cluster(List<String> names, List<String> keys, Model model, List<Column> columns)
            throws DorisException {
        if (!names.isEmpty() && model != Model.UNIQUE) {
            throw DorisException.of("Cluster keys only support unique keys table");
        }
        boolean same = true;
        for (int i = 0; i < names.size(); i++) {
            same &= i >= keys.size() || keys.get(i).equalsIgnoreCase(names.get(i));
            if (isIn(names.subList(0, i), names.get(i))) {
                throw DorisException.of("Duplicate cluster key column[" + names.get(i) + "].");
            }
        }
        if (!names.isEmpty() && same) {
            throw DorisException.of("Unique keys and cluster keys should be different.");
        }
        List<Integer> slots = new ArrayList<>();
        for (String name : names) {
            slots.add(columns.stream()
                    .filter(column -> column.isNamed(name))
                    .findFirst()
                    .orElseThrow(() -> DorisException.of("Cluster key column[" + name + "] doesn't exist."))
                    .slot());
        }
        return slots;
    }

    /** Why a column of this type cannot be a key. */
    static Optional<String> refusal(ColumnSpec spec) {
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

    static boolean isIn(Collection<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}

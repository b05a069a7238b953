package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Partitioning.Part;
import io.connectdoris.standin.catalog.Partitioning.Tuple;
import io.connectdoris.standin.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A partition as SHOW CREATE TABLE prints it: every range with both ends. */
final class PartitionTexts {

    private PartitionTexts() {}

    static String of(Table table, Part part) {
        List<DataType> types = types(table);
        String start = "PARTITION " + part.name() + " VALUES ";
        if (table.partitioning().kind() == Partitioning.Kind.LIST) {
            return start + "IN ("
                    + part.tuples().stream().map(tuple -> tuple(types, tuple)).collect(Collectors.joining(",")) + ")";
        }
        List<Optional<String>> lower = part.lower().map(bound -> bound.values()).orElse(List.of());
        List<Optional<String>> upper = part.upper().map(bound -> bound.values()).orElse(List.of(Optional.empty()));
        return start + "[" + key(types, lower, "MAXVALUE") + ", " + key(types, upper, "MAXVALUE") + ")";
    }

    /** A range as refusals name it. */
    static String range(Table table, Part part) {
        List<DataType> types = types(table);
        List<Optional<String>> lower = part.lower().map(bound -> bound.values()).orElse(List.of());
        List<Optional<String>> upper = part.upper().map(bound -> bound.values()).orElse(List.of(Optional.empty()));
        return "[" + end(types, lower) + ".." + end(types, upper) + ")";
    }

    private static String end(List<DataType> types, List<Optional<String>> values) {
        boolean open = values.equals(List.of(Optional.empty()));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            boolean given = i < values.size();
            keys.add(given ? values.get(i).orElse("MAXVALUE") : open ? "MAXVALUE" : least(types.get(i)));
        }
        return "types: " + types.stream().map(DataType::primitiveName).toList() + "; keys: " + keys + "; ";
    }

    /** The values of a list, each of them a key. */
    static String keys(Table table, Part part) {
        List<DataType> types = types(table);
        return part.tuples().stream()
                .map(tuple -> key(types, tuple.values(), "NULL"))
                .collect(Collectors.joining(","));
    }

    private static List<DataType> types(Table table) {
        return table.partitioning().slots().stream()
                .map(slot -> table.columns().stream()
                        .filter(column -> column.slot() == slot)
                        .findFirst()
                        .orElseThrow()
                        .type())
                .toList();
    }

    private static String tuple(List<DataType> types, Tuple tuple) {
        String key = key(types, tuple.values(), "NULL");
        return types.size() == 1 ? key.substring(1, key.length() - 1) : key;
    }

    /** What is not given is the least value of its type. MAXVALUE and NULL swallow the comma behind them, as in Doris. */
    private static String key(List<DataType> types, List<Optional<String>> values, String empty) {
        StringBuilder out = new StringBuilder("(");
        int printed = 0;
        boolean open = empty.equals("MAXVALUE") && values.equals(List.of(Optional.empty()));
        List<Optional<String>> all = new ArrayList<>(values);
        for (int i = all.size(); i < types.size(); i++) {
            all.add(open ? Optional.empty() : Optional.of(least(types.get(i))));
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isEmpty()) {
                out.append(empty);
            } else {
                out.append(value(types.get(i), all.get(i).get())).append(printed == all.size() - 1 ? "" : ", ");
                printed++;
            }
        }
        return out.append(')').toString();
    }

    private static String value(DataType type, String value) {
        return type.isDateLike() || type.kind() == Kind.TIMESTAMPTZ ? "'" + value + "'" : '"' + value + '"';
    }

    private static String least(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> Byte.toString(Byte.MIN_VALUE);
            case SMALLINT -> Short.toString(Short.MIN_VALUE);
            case INT -> Integer.toString(Integer.MIN_VALUE);
            case BIGINT -> Long.toString(Long.MIN_VALUE);
            case LARGEINT -> "-170141183460469231731687303715884105728";
            case DATE -> "0000-01-01";
            case DATETIME -> "0000-01-01 00:00:00" + (type.scale() == 0 ? "" : "." + "0".repeat(type.scale()));
            default -> "";
        };
    }
}

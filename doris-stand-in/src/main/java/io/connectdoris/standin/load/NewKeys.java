package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a flexible partial update brings anew, and what its rows say about each: they are joined before anybody asks whether
 * they say enough.
 */
final class NewKeys {

    private final Table table;
    private final List<Column> keys;
    private final List<Column> needed;
    private final Map<List<String>, BitSet> given = new LinkedHashMap<>();

    NewKeys(Table table) {
        this.table = table;
        this.keys = table.definition().keys();
        this.needed = table.columns().stream()
                .filter(column -> !column.key()
                        && !column.nullable()
                        && column.defaultValue().isEmpty()
                        && column.autoIncrement().isEmpty())
                .toList();
    }

    void add(String[] values, BitSet mentioned) {
        if (!needed.isEmpty() && table.find(values).isEmpty()) {
            List<String> key = Arrays.asList(
                    keys.stream().map(column -> values[column.slot()]).toArray(String[]::new));
            given.computeIfAbsent(key, each -> new BitSet()).or(mentioned);
        }
    }

    void check() throws LoadFailure {
        for (BitSet mentioned : given.values()) {
            Optional<Column> missing = needed.stream()
                    .filter(column -> !mentioned.get(column.slot()))
                    .findFirst();
            if (missing.isPresent()) {
                throw new LoadFailure("INTERNAL_ERROR", refusal(missing.get()));
            }
        }
    }

    static String refusal(Column column) {
        return "the unmentioned column `" + column.name()
                + "` should have default value or be nullable for newly inserted rows in non-strict mode partial update";
    }
}

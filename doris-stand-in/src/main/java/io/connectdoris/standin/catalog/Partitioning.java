package io.connectdoris.standin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which partition takes a row. Partitions that are made when a row needs them take every row. */
public record Partitioning(Kind kind, List<Key> keys, List<Part> parts, boolean automatic) {

    public static final Partitioning NONE = new Partitioning(Kind.NONE, List.of(), List.of(), true);

    /** What a partition says of its rows. */
    public enum Kind {
        NONE,
        RANGE,
        LIST
    }

    /** A column that decides, and the call around it, if one cuts its values. */
    public record Key(int slot, String before, String after) {

        String printed(Table.Definition definition) {
            return before + '`' + column(definition, slot).name() + '`' + after;
        }
    }

    /** The end of a range, exclusive above and inclusive below; an empty value is MAXVALUE. */
    public record Bound(List<Optional<String>> values) {
        public Bound {
            values = List.copyOf(values);
        }
    }

    /** A value list as it stands in VALUES IN; empty is NULL. */
    public record Tuple(List<Optional<String>> values) {
        public Tuple {
            values = List.copyOf(values);
        }
    }

    /**
     * One partition: a range when it has a bound, else the tuples it lists, else whatever no other takes. One that is not mutable lets
     * loads pass without taking their rows.
     */
    public record Part(String name, Optional<Bound> lower, Optional<Bound> upper, List<Tuple> tuples, boolean mutable) {
        public Part {
            tuples = List.copyOf(tuples);
        }

        public Part(String name, Optional<Bound> lower, Optional<Bound> upper, List<Tuple> tuples) {
            this(name, lower, upper, tuples, true);
        }

        public Part withMutable(boolean isMutable) {
            return new Part(name, lower, upper, tuples, isMutable);
        }

        public Part withName(String newName) {
            return new Part(newName, lower, upper, tuples, mutable);
        }

        public boolean isNamed(String wanted) {
            return name.equalsIgnoreCase(wanted);
        }
    }

    public Partitioning {
        keys = List.copyOf(keys);
        parts = List.copyOf(parts);
    }

    public Partitioning withParts(List<Part> newParts) {
        return new Partitioning(kind, keys, newParts, automatic);
    }

    public List<Integer> slots() {
        return keys.stream().map(Key::slot).toList();
    }

    /** PARTITION BY as SHOW CREATE TABLE prints it, without the partitions. */
    public String clause(Table.Definition definition) {
        String printed = keys.stream().map(key -> key.printed(definition)).collect(Collectors.joining(", "));
        return (automatic ? "AUTO PARTITION BY " + kind + " (" : "PARTITION BY " + kind + "(") + printed + ")";
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.isNamed(name)).findFirst();
    }

    public boolean allMutable() {
        return parts.stream().allMatch(Part::mutable);
    }

    /** In the order of their ranges or values. */
    List<Part> ordered(Table.Definition definition, ValueRules rules) {
        List<Part> ordered = new ArrayList<>(parts);
        ordered.sort((left, right) -> compare(start(left), start(right), definition, rules));
        return ordered;
    }

    /** What a part is ordered by; empty is before everything. */
    private static List<Optional<String>> start(Part part) {
        return part.tuples().isEmpty()
                ? part.lower().map(Bound::values).orElse(List.of())
                : part.tuples().get(0).values();
    }

    private int compare(
            List<Optional<String>> left, List<Optional<String>> right, Table.Definition definition, ValueRules rules) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = rules.compare(
                    type(definition, i), left.get(i).orElse(null), right.get(i).orElse(null));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    public boolean has(String name) {
        return part(name).isPresent();
    }

    /** @param names the only partitions that count; empty for all */
    boolean takes(String[] values, Set<String> names, Table.Definition definition, ValueRules rules) {
        if (automatic && names.isEmpty()) {
            return true;
        }
        return parts.stream()
                .filter(part -> names.isEmpty() || names.stream().anyMatch(part::isNamed))
                .anyMatch(part -> takes(part, values, definition, rules));
    }

    /** Whether the partition of the row is one that takes no rows of loads. */
    boolean passesOver(String[] values, Table.Definition definition, ValueRules rules) {
        return parts.stream().anyMatch(part -> !part.mutable() && takes(part, values, definition, rules));
    }

    private boolean takes(Part part, String[] values, Table.Definition definition, ValueRules rules) {
        if (!part.tuples().isEmpty()) {
            return part.tuples().stream().anyMatch(tuple -> equal(tuple, values, definition, rules));
        }
        boolean above = part.lower()
                .map(bound -> compare(values, bound, definition, rules) >= 0)
                .orElse(true);
        return above
                && part.upper()
                        .map(bound -> compare(values, bound, definition, rules) < 0)
                        .orElse(true);
    }

    private boolean equal(Tuple tuple, String[] values, Table.Definition definition, ValueRules rules) {
        for (int i = 0; i < keys.size(); i++) {
            String wanted = tuple.values().get(i).orElse(null);
            if (rules.compare(type(definition, i), values[keys.get(i).slot()], wanted) != 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(String[] values, Bound bound, Table.Definition definition, ValueRules rules) {
        for (int i = 0; i < Math.min(keys.size(), bound.values().size()); i++) {
            Optional<String> end = bound.values().get(i);
            int order = end.isEmpty()
                    ? -1
                    : rules.compare(type(definition, i), values[keys.get(i).slot()], end.get());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private DataType type(Table.Definition definition, int index) {
        return column(definition, keys.get(index).slot()).type();
    }

    private static Column column(Table.Definition definition, int slot) {
        return definition.columns().stream()
                .filter(column -> column.slot() == slot)
                .findFirst()
                .orElseThrow();
    }
}

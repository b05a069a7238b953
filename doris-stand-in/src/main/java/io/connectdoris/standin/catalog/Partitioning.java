package io.connectdoris.standin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which partition takes a row. Partitions that are made when a row needs them take every row. */
public record Partitioning(Kind kind, List<Key> keys, List<Part> parts, boolean automatic) {

    public static final Partitioning NONE = new Partitioning(Kind.NONE, List.of(), List.of(), true);

    private static final List<Optional<String>> LEAST = List.of();
    private static final List<Optional<String>> GREATEST = List.of(Optional.empty());

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

        /** From where another one ends. */
        public Part withLower(Optional<Bound> newLower) {
            return new Part(name, newLower, upper, tuples, mutable);
        }

        private List<Optional<String>> start() {
            return lower.map(Bound::values).orElse(LEAST);
        }

        private List<Optional<String>> end() {
            return upper.map(Bound::values).orElse(GREATEST);
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

    /** Whether the column says to which partition a row belongs; asked for every value. */
    public boolean decides(int slot) {
        for (Key key : keys) {
            if (key.slot() == slot) {
                return true;
            }
        }
        return false;
    }

    /** PARTITION BY as SHOW CREATE TABLE prints it, without the partitions. */
    public String clause(Table.Definition definition) {
        String printed = keys.stream().map(key -> key.printed(definition)).collect(Collectors.joining(", "));
        return (automatic ? "AUTO PARTITION BY " + kind + " (" : "PARTITION BY " + kind + "(") + printed + ")";
    }

    public Partitioning with(Part added) {
        List<Part> more = new ArrayList<>(parts);
        more.add(added);
        return withParts(more);
    }

    public Partitioning without(Part dropped) {
        return withParts(parts.stream().filter(part -> !part.equals(dropped)).toList());
    }

    public Partitioning replacing(Part before, Part after) {
        return withParts(
                parts.stream().map(part -> part.equals(before) ? after : part).toList());
    }

    /** The partition that takes rows which the added one would take. */
    Optional<Part> conflict(Part added, Table.Definition definition, ValueRules rules) {
        return parts.stream()
                .filter(part -> kind == Kind.LIST
                        ? shareTuple(part, added, definition, rules)
                        : isBefore(part.start(), added.end(), definition, rules)
                                && isBefore(added.start(), part.end(), definition, rules))
                .findFirst();
    }

    boolean isEmptyRange(Part part, Table.Definition definition, ValueRules rules) {
        return kind == Kind.RANGE && !isBefore(part.start(), part.end(), definition, rules);
    }

    /** Where the last partition ends that ends before the added one. */
    Optional<Bound> endBelow(Part added, Table.Definition definition, ValueRules rules) {
        return ordered(definition, rules).stream()
                .filter(part -> isBefore(part.end(), added.end(), definition, rules))
                .reduce((first, second) -> second)
                .flatMap(Part::upper);
    }

    private boolean shareTuple(Part left, Part right, Table.Definition definition, ValueRules rules) {
        if (left.tuples().isEmpty() || right.tuples().isEmpty()) {
            return left.tuples().isEmpty() && right.tuples().isEmpty();
        }
        return left.tuples().stream().anyMatch(tuple -> right.tuples().stream()
                .anyMatch(other -> compare(tuple.values(), other.values(), definition, rules) == 0));
    }

    /** Ends of ranges: what is not given is the least, and what is empty the greatest. */
    private boolean isBefore(
            List<Optional<String>> left, List<Optional<String>> right, Table.Definition definition, ValueRules rules) {
        for (int i = 0; i < keys.size(); i++) {
            int order = Integer.compare(rank(left, i), rank(right, i));
            if (order == 0 && rank(left, i) == 0) {
                order = rules.compare(
                        type(definition, i),
                        left.get(i).orElseThrow(),
                        right.get(i).orElseThrow());
            }
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static int rank(List<Optional<String>> values, int index) {
        if (index >= values.size()) {
            return -1;
        }
        return values.get(index).isPresent() ? 0 : 1;
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

package io.connectdoris.standin.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one table, and which of them the query engine has not seen yet. Not thread-safe: guarded by its table. Discarded rows
 * are only counted.
 */
final class Rows {

    /** What a query engine must do to catch up. {@code rebuild} means that {@code changed} holds every live row. */
    record Changes(boolean rebuild, List<StoredRow> changed) {}

    private static final Object NULL_KEY = new Object();

    private final Map<Object, StoredRow> byKey = new HashMap<>();
    private final List<StoredRow> unkeyed = new ArrayList<>();
    private final Map<Long, StoredRow> dirty = new LinkedHashMap<>();
    private final Superseded superseded = new Superseded();
    private final Set<Long> removed = new HashSet<>();
    private long nextId = 1;
    private long version = 1;
    private long discarded;
    private int rewrites;
    private boolean queried;

    void discard(long counted) {
        discarded += counted;
    }

    /** Every load makes a version. */
    void nextVersion(boolean compacts) {
        version++;
        if (compacts) {
            superseded.compact(version);
        }
    }

    /** Versions of rows that others replaced. */
    List<StoredRow> superseded() {
        return superseded.rows();
    }

    void append(String[] values) {
        StoredRow row = new StoredRow(nextId++, values, null, false, version, "");
        unkeyed.add(row);
        markDirty(row);
    }

    void put(int[] keySlots, RowChange change, UnaryOperator<String[]> completing) {
        Object key = key(keySlots, change.values());
        StoredRow stored = byKey.get(key);
        if (stored != null && isOlder(change, stored)) {
            return;
        }
        long id = stored == null ? nextId++ : stored.id();
        StoredRow row = new StoredRow(
                id,
                merged(change, stored, completing),
                sequence(change, stored),
                change.delete(),
                version,
                skipped(change, stored));
        byKey.put(key, row);
        removed.remove(id);
        supersede(stored);
        markDirty(row);
    }

    /** Rows of one load are joined before they are written. */
    private void supersede(StoredRow stored) {
        if (stored != null && stored.version() < version) {
            superseded.add(stored);
        }
    }

    void fold(int[] keySlots, String[] added, BinaryOperator<String[]> folding) {
        Object key = key(keySlots, added);
        StoredRow stored = byKey.get(key);
        boolean first = stored == null || stored.deleted();
        StoredRow row = new StoredRow(
                stored == null ? nextId++ : stored.id(),
                first ? added : folding.apply(stored.values(), added),
                null,
                false,
                version,
                "");
        byKey.put(key, row);
        markDirty(row);
    }

    /** Removes without a trace, as DELETE FROM and TRUNCATE do. */
    void remove(int[] keySlots, Collection<Long> ids) {
        for (StoredRow row : live()) {
            if (ids.contains(row.id())) {
                StoredRow gone = new StoredRow(row.id(), row.values(), row.sequence(), true, version, "");
                removed.add(row.id());
                if (keySlots.length > 0) {
                    byKey.put(key(keySlots, row.values()), gone);
                } else {
                    unkeyed.remove(row);
                }
                markDirty(gone);
            }
        }
    }

    /** Takes away these rows and what guards their keys. */
    List<StoredRow> take(Predicate<StoredRow> which) {
        List<StoredRow> taken = Stream.concat(byKey.values().stream(), unkeyed.stream())
                .filter(which)
                .toList();
        byKey.values().removeIf(which);
        unkeyed.removeIf(which);
        superseded.drop(which);
        forgetQueries();
        return taken;
    }

    /** Takes back rows that were taken away; without key slots they stand next to each other. */
    void giveBack(int[] keySlots, List<StoredRow> taken) {
        for (StoredRow row : taken) {
            if (keySlots.length > 0) {
                byKey.put(key(keySlots, row.values()), row);
            } else {
                unkeyed.add(row);
            }
        }
        forgetQueries();
    }

    /** How often all rows were rewritten. */
    int rewrites() {
        return rewrites;
    }

    void clear() {
        byKey.clear();
        unkeyed.clear();
        superseded.clear();
        removed.clear();
        discarded = 0;
        forgetQueries();
    }

    /** Rewrites every row, deleted ones included, as a schema-change job does. */
    void rewrite(int[] keySlots, UnaryOperator<String[]> rewriting) {
        List<StoredRow> all = new ArrayList<>(byKey.values());
        rewrites++;
        byKey.clear();
        superseded.clear();
        for (StoredRow row : all) {
            StoredRow rewritten = new StoredRow(
                    row.id(),
                    rewriting.apply(row.values()),
                    row.sequence(),
                    row.deleted(),
                    row.version(),
                    row.skipped());
            byKey.put(key(keySlots, rewritten.values()), rewritten);
        }
        unkeyed.replaceAll(
                row -> new StoredRow(row.id(), rewriting.apply(row.values()), null, false, row.version(), ""));
        forgetQueries();
    }

    void forgetQueries() {
        dirty.clear();
        queried = false;
    }

    Optional<StoredRow> find(int[] keySlots, String[] values) {
        return Optional.ofNullable(byKey.get(key(keySlots, values))).filter(row -> !row.deleted());
    }

    List<StoredRow> live() {
        List<StoredRow> live = new ArrayList<>(unkeyed);
        byKey.values().stream().filter(row -> !row.deleted()).forEach(live::add);
        return live;
    }

    /** Those that a delete sign hides. */
    List<StoredRow> deleted() {
        return byKey.values().stream()
                .filter(row -> row.deleted() && !removed.contains(row.id()))
                .toList();
    }

    /** Whether a condition of DELETE FROM hides rows. */
    boolean hasRemoved() {
        return !removed.isEmpty();
    }

    long count() {
        return discarded
                + unkeyed.size()
                + byKey.values().stream().filter(row -> !row.deleted()).count();
    }

    Changes drain() {
        boolean rebuild = !queried;
        List<StoredRow> changed = rebuild ? live() : new ArrayList<>(dirty.values());
        queried = true;
        dirty.clear();
        return new Changes(rebuild, changed);
    }

    private void markDirty(StoredRow row) {
        if (queried) {
            dirty.put(row.id(), row);
        }
    }

    private static boolean isOlder(RowChange change, StoredRow stored) {
        return change.sequenceGiven() && Sequence.isOlder(change.sequence(), stored.sequence());
    }

    private static Object sequence(RowChange change, StoredRow stored) {
        return change.sequenceGiven() || stored == null ? change.sequence() : stored.sequence();
    }

    /** What both rows of one load leave out. */
    private String skipped(RowChange change, StoredRow stored) {
        if (stored == null || stored.version() != version || change.skipped().isEmpty()) {
            return change.skipped();
        }
        Set<String> before = Set.of(stored.skipped().split(","));
        return Arrays.stream(change.skipped().split(","))
                .filter(before::contains)
                .collect(Collectors.joining(","));
    }

    private static String[] merged(RowChange change, StoredRow stored, UnaryOperator<String[]> completing) {
        if (change.given() == null || stored == null || stored.deleted() || change.blanks()) {
            return change.values();
        }
        String[] base = completing.apply(stored.values());
        String[] merged = Arrays.copyOf(base, Math.max(base.length, change.values().length));
        change.given().stream().forEach(slot -> merged[slot] = change.values()[slot]);
        return merged;
    }

    private static Object key(int[] keySlots, String[] values) {
        if (keySlots.length == 1) {
            String only = values[keySlots[0]];
            return only == null ? NULL_KEY : only;
        }
        String[] parts = new String[keySlots.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values[keySlots[i]];
        }
        return new KeyTuple(parts);
    }

    private static final class KeyTuple {

        private final String[] parts;
        private final int hash;

        KeyTuple(String[] parts) {
            this.parts = parts;
            this.hash = Arrays.hashCode(parts);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof KeyTuple tuple && hash == tuple.hash && Arrays.equals(parts, tuple.parts);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}

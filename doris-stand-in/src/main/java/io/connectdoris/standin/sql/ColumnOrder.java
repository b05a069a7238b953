package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a table while a statement changes them, in their order: keys first. */
final class ColumnOrder {

    private final List<Column> columns;

    ColumnOrder(List<Column> columns) {
        this.columns = new ArrayList<>(columns);
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    Column get(int index) {
        return columns.get(index);
    }

    Optional<Column> find(String name) {
        return columns.stream().filter(column -> column.isNamed(name)).findFirst();
    }

    void remove(int index) {
        columns.remove(index);
    }

    void insert(Column column, DorisSqlParser.PositionContext position) throws DorisException {
        if (position == null) {
            columns.add(column.key() ? keyCount() : columns.size(), column);
        } else if (position.column == null) {
            if (!column.key()) {
                throw DorisException.of("Can't add value column " + column.name() + " as First column");
            }
            columns.add(0, column);
        } else {
            String after = SqlTexts.name(position.column);
            int index = indexOf(after);
            if (index < 0) {
                throw DorisException.of("Column[" + after + "] does not found");
            }
            if (!column.key()
                    && index + 1 < columns.size()
                    && columns.get(index + 1).key()) {
                throw DorisException.of("can't add value column " + column.name() + " before key column "
                        + columns.get(index + 1).name());
            }
            if (column.key() && !columns.get(index).key()) {
                throw DorisException.of("can't add key column " + column.name() + " after value column " + after);
            }
            columns.add(index + 1, column);
        }
    }

    int keyCount() {
        return (int) columns.stream().filter(Column::key).count();
    }

    int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isNamed(name)) {
                return i;
            }
        }
        return -1;
    }

    void move(Column changed, int index, DorisSqlParser.PositionContext position) throws DorisException {
        if (position == null) {
            columns.set(index, changed);
            return;
        }
        columns.remove(index);
        if (position.column == null) {
            if (!changed.key()) {
                columns.add(index, changed);
                throw DorisException.of("Can't add value column " + changed.name() + " as First column");
            }
            columns.add(0, changed);
            return;
        }
        int target = indexOf(SqlTexts.name(position.column));
        if (target < 0) {
            throw DorisException.of("Column[" + SqlTexts.name(position.column) + "] does not found");
        }
        if (!changed.key()
                && target + 1 < columns.size()
                && columns.get(target + 1).key()) {
            throw DorisException.of(
                    "Can not modify key column " + columns.get(target + 1).name() + " after value column");
        }
        columns.add(target + 1, changed);
    }

    /** Takes the place whatever it is, which lines before 4.0 look at in the end. */
    void moveUnchecked(Column changed, int index, DorisSqlParser.PositionContext position) throws DorisException {
        columns.remove(index);
        if (position == null) {
            columns.add(index, changed);
        } else if (position.column == null) {
            columns.add(0, changed);
        } else {
            String after = SqlTexts.name(position.column);
            if (indexOf(after) < 0) {
                throw DorisException.of("Column[" + after + "] does not found");
            }
            columns.add(indexOf(after) + 1, changed);
        }
    }

    /** @param unchecked whether the order of keys and values is looked at later */
    void reorder(List<String> names, boolean unchecked) throws DorisException {
        List<Column> ordered = new ArrayList<>();
        for (String name : names) {
            int index = indexOf(name);
            if (index < 0) {
                throw DorisException.of("Column[" + name + "] not exists");
            }
            Column column = columns.get(index);
            if (ordered.contains(column)) {
                throw DorisException.of("Reduplicative column[" + name + "]");
            }
            if (!unchecked
                    && column.key()
                    && !ordered.isEmpty()
                    && !ordered.get(ordered.size() - 1).key()) {
                throw DorisException.of("Cannot add key column " + name + " after value column");
            }
            ordered.add(column);
        }
        if (ordered.size() != columns.size()) {
            throw DorisException.of("Reorder stmt should contains all columns");
        }
        columns.clear();
        columns.addAll(ordered);
    }
}

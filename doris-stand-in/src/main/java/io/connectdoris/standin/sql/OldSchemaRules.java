package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lines before 4.0 check of the columns when all clauses of a statement are applied: their order first, then each. */
final class OldSchemaRules {

    private OldSchemaRules() {}

    /** @param modified the slots of columns that a clause repeats; one of JSON or VARIANT never equals its old self there */
    static void check(Table table, List<Column> before, List<Column> after, Set<Integer> modified)
            throws DorisException {
        boolean document = after.stream()
                .anyMatch(column -> modified.contains(column.slot())
                        && (column.type().kind() == Kind.JSON || column.type().kind() == Kind.VARIANT));
        if (after.equals(before) && !document) {
            throw DorisException.of("Nothing is changed. please check your alter stmt.");
        }
        checkOrder(table, after);
        for (Column column : after) {
            Optional<Column> old = before.stream()
                    .filter(candidate -> candidate.slot() == column.slot())
                    .findFirst();
            if (old.isPresent() && !old.get().equals(column)) {
                checkChange(table, old.get(), column);
            }
        }
    }

    private static void checkOrder(Table table, List<Column> columns) throws DorisException {
        boolean value = false;
        for (Column column : columns) {
            if (column.key() && value) {
                throw DorisException.of("Invalid column order. value should be after key. index[" + table.name() + "]");
            }
            value |= !column.key();
        }
        if (columns.stream().noneMatch(Column::key)) {
            throw DorisException.of("No key column left. index[" + table.name() + "]");
        }
    }

    private static void checkChange(Table table, Column old, Column changed) throws DorisException {
        checkType(old, changed);
        if (old.key() != changed.key() || !old.aggregation().equals(changed.aggregation())) {
            throw DorisException.of("Can not change aggregation type");
        }
        if (old.nullable() && !changed.nullable()) {
            throw DorisException.of("Can not change from nullable to non-nullable");
        }
        if (!old.defaultValue().equals(changed.defaultValue())) {
            throw DorisException.of("Can not change default value");
        }
        if (old.type().isText()
                && changed.type().isText()
                && changed.type().kind() != Kind.STRING
                && changed.type().length() < old.type().length()) {
            throw DorisException.of("Cannot shorten string length");
        }
        checkPlace(table, old, changed);
    }

    /** Nested types stay as they are. */
    private static void checkType(Column old, Column changed) throws DorisException {
        if (old.type().equals(changed.type())) {
            return;
        }
        if (old.type().isNested()) {
            throw DorisException.of("Can not change " + old.type().text() + " to `__doris_shadow_" + old.name() + "` "
                    + printed(changed.type()) + (changed.nullable() ? " NULL" : " NOT NULL"));
        }
        TypeChanges.checkKinds(old.type(), changed.type());
    }

    private static String printed(DataType type) {
        return type.isNested() ? type.text() : type.internalText();
    }

    private static void checkPlace(Table table, Column old, Column changed) throws DorisException {
        if (old.type().equals(changed.type())) {
            return;
        }
        if (table.partitioning().slots().contains(old.slot())) {
            throw DorisException.of("Can not modify partition column[" + old.name() + "]. index[" + table.name() + "]");
        }
        if (table.distribution().slots().contains(old.slot())) {
            throw DorisException.of(
                    "Can not modify distribution column[" + old.name() + "]. index[" + table.name() + "]");
        }
    }
}

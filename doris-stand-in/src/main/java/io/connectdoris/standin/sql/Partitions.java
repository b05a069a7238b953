package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Table.Model;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** PARTITION BY: the columns it names, checked, and the partitions it lists. */
final class Partitions {

    private Partitions() {}

    static Partitioning read(
            DorisSqlParser.PartitionByContext context, List<Column> columns, Model model, boolean onWrite, ZoneId zone)
            throws DorisException {
        if (context == null) {
            return Partitioning.NONE;
        }
        boolean range = context.kind == null || context.kind.getType() != DorisSqlParser.LIST;
        boolean called = context.partitionKeys().partitionKey().stream().anyMatch(key -> key.call() != null);
        if (called && !range) {
            throw DorisException.of("internal catalog does not support functions in 'LIST' partition");
        }
        boolean automatic = context.AUTO() != null || called;
        List<Column> named = new ArrayList<>();
        List<Partitioning.Key> keys = new ArrayList<>();
        for (DorisSqlParser.PartitionKeyContext key : context.partitionKeys().partitionKey()) {
            Column column = column(key, columns);
            check(column, model, onWrite, range && automatic);
            if (named.contains(column)) {
                throw DorisException.of("Duplicated partition column " + column.name());
            }
            if (range && automatic && key.call() == null) {
                throw DorisException.of("Auto Range Partition need function expression");
            }
            named.add(column);
            keys.add(key(key, column));
        }
        List<Partitioning.Part> parts = context.partitionDefs() == null
                ? List.of()
                : new PartitionList(named, zone, range).read(context.partitionDefs());
        return new Partitioning(range ? Partitioning.Kind.RANGE : Partitioning.Kind.LIST, keys, parts, automatic);
    }

    private static Column column(DorisSqlParser.PartitionKeyContext key, List<Column> columns) throws DorisException {
        String name = key.column == null ? argument(key.call()) : SqlTexts.name(key.column);
        return columns.stream()
                .filter(candidate -> candidate.isNamed(name))
                .findFirst()
                .orElseThrow(() -> DorisException.of("partition key " + name + " is not exists"));
    }

    /** The column that a function of AUTO PARTITION cuts. */
    private static String argument(DorisSqlParser.CallContext call) {
        return call.arguments.isEmpty()
                ? ""
                : SqlTexts.name(call.arguments.get(0).getText());
    }

    private static Partitioning.Key key(DorisSqlParser.PartitionKeyContext key, Column column) {
        if (key.call() == null) {
            return new Partitioning.Key(column.slot(), "", "");
        }
        StringBuilder after = new StringBuilder();
        for (DorisSqlParser.ExpressionContext argument :
                key.call().arguments.subList(1, key.call().arguments.size())) {
            String text = argument.getText();
            boolean quoted = text.startsWith("'") || text.startsWith("\"");
            after.append(", ").append(quoted ? "'" + SqlTexts.literal(text) + "'" : text);
        }
        String before = key.call().name.getText().toLowerCase(Locale.ROOT) + "(";
        return new Partitioning.Key(column.slot(), before, after.append(")").toString());
    }

    private static void check(Column column, Model model, boolean onWrite, boolean cutByFunction)
            throws DorisException {
        if (!column.key() && (model == Model.AGGREGATE || (model == Model.UNIQUE && !onWrite))) {
            throw DorisException.of("The partition column could not be aggregated column");
        }
        if (!column.key() && model == Model.UNIQUE) {
            throw DorisException.of("Merge-on-Write table's partition column must be KEY column");
        }
        Kind kind = column.type().kind();
        if (kind == Kind.FLOAT || kind == Kind.DOUBLE) {
            throw DorisException.of("Floating point type column can not be partition column");
        }
        if (kind == Kind.STRING) {
            throw DorisException.of("String Type should not be used in partition column[" + column.name() + "].");
        }
        if (column.type().isNested()) {
            throw DorisException.of("Complex type column can't be partition column: "
                    + column.type().text());
        }
        if (cutByFunction && column.nullable()) {
            throw DorisException.of("AUTO RANGE PARTITION doesn't support NULL column");
        }
    }

    /** What is looked at when everything else about the columns is right. */
    static void checkTypes(Partitioning partitioning, List<Column> columns) throws DorisException {
        boolean list = partitioning.kind() == Partitioning.Kind.LIST;
        for (Column column : columns) {
            Kind kind = column.type().kind();
            boolean text = kind == Kind.CHAR || kind == Kind.VARCHAR || kind == Kind.BOOLEAN;
            boolean time = column.type().isDateLike() || kind == Kind.TIMESTAMPTZ;
            boolean usable = column.type().isInteger() || time || (list && text);
            if (partitioning.slots().contains(column.slot()) && !usable) {
                throw DorisException.of(
                        "Column[" + column.name() + "] type[" + column.type().primitiveName() + "] cannot be a "
                                + (list ? "list" : "range") + " partition key.");
            }
        }
    }
}

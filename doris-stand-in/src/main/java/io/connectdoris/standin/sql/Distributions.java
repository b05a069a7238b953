package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Aggregation;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.Table.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** DISTRIBUTED BY: the columns and buckets it names, checked. */
final class Distributions {

    private static final Set<Aggregation> REPLACING = Set.of(Aggregation.REPLACE, Aggregation.REPLACE_IF_NOT_NULL);

    private Distributions() {}

    static Table.Distribution read(
            DorisSqlParser.DistributedByContext context,
            Model model,
            List<Column> columns,
            List<Integer> cluster,
            boolean older)
            throws DorisException {
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
            return new Table.Distribution(List.of(), buckets, cluster);
        }
        List<Integer> slots = new ArrayList<>();
        for (String name : SqlTexts.names(context.identifierList())) {
            Column column = columns.stream()
                    .filter(candidate -> candidate.isNamed(name))
                    .findFirst()
                    .orElseThrow(() -> DorisException.of("Distribution column(" + name + ") doesn't exist"));
            if (model != Model.DUPLICATE && !column.key()) {
                throw DorisException.of("Distribution column[" + column.name() + "] is not key column");
            }
            if (slots.contains(column.slot())) {
                throw DorisException.of(
                        older
                                ? "Duplicated distribution column " + column.name()
                                : "Duplicate key in distribution desc is not allowed");
            }
            slots.add(column.slot());
        }
        return new Table.Distribution(slots, buckets, cluster);
    }

    /** What is looked at when everything else about the columns is right. */
    static void checkTypes(Table.Distribution distribution, List<Column> columns, boolean older) throws DorisException {
        for (Column column : columns) {
            if (distribution.slots().contains(column.slot())) {
                checkType(column, older);
            }
        }
    }

    private static void checkType(Column column, boolean older) throws DorisException {
        Kind kind = column.type().kind();
        if (kind == Kind.FLOAT || kind == Kind.DOUBLE) {
            throw DorisException.of(
                    "Floating point type should not be used in distribution column[" + column.name() + "].");
        }
        if (older && kind == Kind.STRING) {
            throw DorisException.of("String Type should not be used in distribution column[" + column.name() + "].");
        }
        if (column.type().isNested()) {
            throw DorisException.of("Array Type should not be used in distribution column[" + column.name() + "].");
        }
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Aggregation;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns that are computed from others: what they may refer to, and who depends on whom. */
final class GeneratedColumns {

    private static final Set<Aggregation> REPLACING = Set.of(Aggregation.REPLACE, Aggregation.REPLACE_IF_NOT_NULL);

    private GeneratedColumns() {}

    /** The columns with their expressions analysed. */
    static List<Column> resolve(List<ColumnSpec> specs, List<Column> columns, Model model) throws DorisException {
        List<Column> resolved = new ArrayList<>(columns);
        for (int i = 0; i < specs.size(); i++) {
            Optional<ColumnSpec.Computed> computed = specs.get(i).computed();
            if (computed.isPresent()) {
                checkModel(columns.get(i), model);
                resolved.set(i, resolved(columns.get(i), computed.get(), columns, specs.subList(i, specs.size())));
            }
        }
        return resolved;
    }

    private static void checkModel(Column column, Model model) throws DorisException {
        boolean replaces = column.aggregation().filter(REPLACING::contains).isPresent();
        if (model == Model.AGGREGATE && !column.key() && !replaces) {
            throw DorisException.of("The generated columns can be key columns, or value columns of replace and"
                    + " replace_if_not_null aggregation type.");
        }
    }

    /** @param later this column and those after it */
    private static Column resolved(
            Column column, ColumnSpec.Computed computed, List<Column> columns, List<ColumnSpec> later)
            throws DorisException {
        Expressions expressions = new Expressions(column.name(), columns);
        Typed typed = expressions.analyse(computed.expression());
        for (ColumnSpec each : later) {
            if (each.computed().isPresent() && expressions.read().stream().anyMatch(each.name()::equalsIgnoreCase)) {
                throw DorisException.of("Generated column can refer only to generated columns defined prior to it.");
            }
        }
        return column.withGenerated(new Column.Generated(computed.text(), typed.text(), expressions.read()));
    }

    /** The generated columns that read this one. */
    static List<String> dependents(List<Column> columns, String name) {
        return columns.stream()
                .filter(column -> column.generated()
                        .filter(generated -> generated.columns().stream().anyMatch(name::equalsIgnoreCase))
                        .isPresent())
                .map(Column::name)
                .toList();
    }
}

package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Partitioning.Bound;
import io.connectdoris.standin.catalog.Partitioning.Part;
import io.connectdoris.standin.catalog.Partitioning.Tuple;
import io.connectdoris.standin.value.Casts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The partitions between the parentheses: ranges in their three spellings, and lists of values. */
final class PartitionList {

    private final List<Column> columns;
    private final ZoneId zone;
    private final boolean range;

    PartitionList(List<Column> columns, ZoneId zone, boolean range) {
        this.columns = columns;
        this.zone = zone;
        this.range = range;
    }

    List<Part> read(DorisSqlParser.PartitionDefsContext context) throws DorisException {
        checkKinds(context.partitionDef());
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DorisSqlParser.PartitionDefContext each : context.partitionDef()) {
            Optional<Bound> below = parts.isEmpty()
                    ? Optional.empty()
                    : parts.get(parts.size() - 1).upper();
            for (Part part : parts(each, below)) {
                if (!names.add(part.name())) {
                    throw DorisException.of("Duplicated named partition: " + part.name());
                }
                parts.add(
                        each.propertyItems() == null
                                ? part
                                : part.withMutable(
                                        PartitionProperties.mutable(TableProperties.read(each.propertyItems()), true)));
            }
        }
        return parts;
    }

    /** One that is added; it begins nowhere yet when it is written with LESS THAN. */
    Part read(DorisSqlParser.NamedPartitionContext context) throws DorisException {
        if (isList(context) == range) {
            throw invalidKinds();
        }
        return part(context, Optional.empty());
    }

    private void checkKinds(List<DorisSqlParser.PartitionDefContext> contexts) throws DorisException {
        boolean anyLess = contexts.stream()
                .anyMatch(each ->
                        each.namedPartition() != null && each.namedPartition().lessThanPartition() != null);
        boolean anyStep = contexts.stream().anyMatch(each -> each.stepPartition() != null);
        boolean anyList = contexts.stream().anyMatch(each -> isList(each.namedPartition()));
        boolean onlyList = contexts.stream().allMatch(each -> isList(each.namedPartition()));
        if (range ? anyList || (anyLess && anyStep) : !onlyList) {
            throw invalidKinds();
        }
    }

    private static boolean isList(DorisSqlParser.NamedPartitionContext context) {
        return context != null && context.inPartition() != null;
    }

    private static DorisException invalidKinds() {
        return DorisException.of("partitions types is invalid, expected FIXED or LESS in range partitions and IN in"
                + " list partitions");
    }

    /** @param below the end of the range before, where LESS THAN begins */
    private List<Part> parts(DorisSqlParser.PartitionDefContext context, Optional<Bound> below) throws DorisException {
        DorisSqlParser.StepPartitionContext step = context.stepPartition();
        return step == null
                ? List.of(part(context.namedPartition(), below))
                : new PartitionSteps(columns).parts(bound(step.from), bound(step.to), step);
    }

    private Part part(DorisSqlParser.NamedPartitionContext context, Optional<Bound> below) throws DorisException {
        if (context.lessThanPartition() != null) {
            DorisSqlParser.LessThanPartitionContext less = context.lessThanPartition();
            Optional<Bound> upper = less.upper == null ? Optional.empty() : Optional.of(bound(less.upper));
            return new Part(SqlTexts.name(less.name), below, upper, List.of());
        }
        if (context.fixedPartition() != null) {
            DorisSqlParser.FixedPartitionContext fixed = context.fixedPartition();
            return new Part(
                    SqlTexts.name(fixed.name),
                    Optional.of(bound(fixed.lower)),
                    Optional.of(bound(fixed.upper)),
                    List.of());
        }
        DorisSqlParser.InPartitionContext in = context.inPartition();
        return new Part(SqlTexts.name(in.name), Optional.empty(), Optional.empty(), tuples(in));
    }

    private Bound bound(DorisSqlParser.PartitionValuesContext context) throws DorisException {
        return new Bound(values(context));
    }

    private List<Tuple> tuples(DorisSqlParser.InPartitionContext context) throws DorisException {
        List<Tuple> tuples = new ArrayList<>();
        for (DorisSqlParser.PartitionValuesContext values : context.tuples) {
            tuples.add(new Tuple(values(values)));
        }
        if (context.singles != null) {
            for (DorisSqlParser.PartitionValueContext value : context.singles.partitionValue()) {
                tuples.add(new Tuple(List.of(value(value, 0))));
            }
        }
        return tuples;
    }

    private List<Optional<String>> values(DorisSqlParser.PartitionValuesContext context) throws DorisException {
        List<Optional<String>> values = new ArrayList<>();
        for (DorisSqlParser.PartitionValueContext value : context.partitionValue()) {
            values.add(value(value, values.size()));
        }
        return values;
    }

    private Optional<String> value(DorisSqlParser.PartitionValueContext context, int index) throws DorisException {
        if (context.MAXVALUE() != null || context.NULL() != null) {
            return Optional.empty();
        }
        String text = context.STRING() == null
                ? context.getText()
                : SqlTexts.literal(context.STRING().getSymbol());
        Column column = columns.get(Math.min(index, columns.size() - 1));
        Optional<String> cast = Casts.cast(column.type(), text, zone);
        if (cast.isEmpty()) {
            throw DorisException.unsupported("partition value " + text);
        }
        return cast;
    }
}

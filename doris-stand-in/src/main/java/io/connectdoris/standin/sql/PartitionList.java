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
                parts.add(part);
            }
        }
        return parts;
    }

    private void checkKinds(List<DorisSqlParser.PartitionDefContext> contexts) throws DorisException {
        boolean anyLess = contexts.stream().anyMatch(each -> each.lessThanPartition() != null);
        boolean anyStep = contexts.stream().anyMatch(each -> each.stepPartition() != null);
        boolean anyList = contexts.stream().anyMatch(each -> each.inPartition() != null);
        boolean onlyList = contexts.stream().allMatch(each -> each.inPartition() != null);
        if (range ? anyList || (anyLess && anyStep) : !onlyList) {
            throw DorisException.of("partitions types is invalid, expected FIXED or LESS in range partitions and IN in"
                    + " list partitions");
        }
    }

    /** @param below the end of the range before, where LESS THAN begins */
    private List<Part> parts(DorisSqlParser.PartitionDefContext context, Optional<Bound> below) throws DorisException {
        if (context.lessThanPartition() != null) {
            DorisSqlParser.LessThanPartitionContext less = context.lessThanPartition();
            Optional<Bound> upper = less.upper == null ? Optional.empty() : Optional.of(bound(less.upper));
            return List.of(new Part(SqlTexts.name(less.name), below, upper, List.of()));
        }
        if (context.fixedPartition() != null) {
            DorisSqlParser.FixedPartitionContext fixed = context.fixedPartition();
            return List.of(new Part(
                    SqlTexts.name(fixed.name),
                    Optional.of(bound(fixed.lower)),
                    Optional.of(bound(fixed.upper)),
                    List.of()));
        }
        if (context.stepPartition() != null) {
            DorisSqlParser.StepPartitionContext step = context.stepPartition();
            return new PartitionSteps(columns).parts(bound(step.from), bound(step.to), step);
        }
        DorisSqlParser.InPartitionContext in = context.inPartition();
        return List.of(new Part(SqlTexts.name(in.name), Optional.empty(), Optional.empty(), tuples(in)));
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

package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Partitioning.Bound;
import io.connectdoris.standin.catalog.Partitioning.Part;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.value.Casts;
import io.connectdoris.standin.value.DateTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Partitions that a table makes as time goes by, from its {@code dynamic_partition} properties. Doris looks every ten minutes; here
 * whoever is about to write looks. Partitions that would be too old stay.
 */
public final class DynamicPartitions {

    public static final String PREFIX = "dynamic_partition.";
    public static final String ENABLE = PREFIX + "enable";

    private static final Set<String> NAMES = Set.of(
            "enable",
            "time_unit",
            "time_zone",
            "start",
            "end",
            "prefix",
            "buckets",
            "replication_num",
            "replication_allocation",
            "create_history_partition",
            "history_partition_num",
            "hot_partition_num",
            "reserved_history_periods",
            "storage_policy",
            "storage_medium");

    private enum Unit {
        HOUR(ChronoUnit.HOURS, "yyyyMMddHH"),
        DAY(ChronoUnit.DAYS, "yyyyMMdd"),
        WEEK(ChronoUnit.WEEKS, "YYYY_ww"),
        MONTH(ChronoUnit.MONTHS, "yyyyMM"),
        YEAR(ChronoUnit.YEARS, "yyyy");

        private final ChronoUnit step;
        private final DateTimeFormatter name;

        Unit(ChronoUnit step, String name) {
            this.step = step;
            this.name = DateTimeFormatter.ofPattern(name, Locale.UK);
        }

        LocalDateTime start(LocalDateTime of) {
            LocalDateTime day = of.truncatedTo(ChronoUnit.DAYS);
            return switch (this) {
                case HOUR -> of.truncatedTo(ChronoUnit.HOURS);
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }

    private DynamicPartitions() {}

    public static boolean isProperty(String name) {
        return name.startsWith(PREFIX) && NAMES.contains(name.substring(PREFIX.length()));
    }

    /** What Doris refuses in the properties of a table that is about to be made. */
    public static void check(Map<String, String> properties, boolean byRange) throws DorisException {
        if (properties.keySet().stream().noneMatch(key -> key.startsWith(PREFIX))) {
            return;
        }
        if (!byRange) {
            throw DorisException.of("Only support dynamic partition properties on range partition table");
        }
        for (String needed : List.of("time_unit", "end", "prefix")) {
            if (!properties.containsKey(PREFIX + needed)) {
                throw DorisException.of("Must assign " + PREFIX + needed + " properties");
            }
        }
        try {
            unit(properties);
        } catch (IllegalArgumentException e) {
            throw DorisException.of("Unsupported time unit " + properties.get(PREFIX + "time_unit")
                    + ". Expect HOUR/DAY/WEEK/MONTH/YEAR.");
        }
        try {
            Integer.parseInt(properties.get(PREFIX + "end"));
        } catch (NumberFormatException e) {
            throw DorisException.of("Invalid dynamic partition end: " + properties.get(PREFIX + "end"));
        }
    }

    private static Unit unit(Map<String, String> properties) {
        return Unit.valueOf(properties.get(PREFIX + "time_unit").toUpperCase(Locale.ROOT));
    }

    public static boolean isDynamic(Table table) {
        return table.definition().properties().containsKey(PREFIX + "time_unit");
    }

    /** Whether partitions come by themselves. */
    public static boolean isOn(Table table) {
        return isDynamic(table)
                && !"false".equalsIgnoreCase(table.definition().properties().get(ENABLE));
    }

    /** Adds the partitions that the table should have by now. */
    public static void refresh(Table table, Instant now) {
        Map<String, String> properties = table.definition().properties();
        if (!isOn(table)) {
            return;
        }
        List<Part> parts = new ArrayList<>(table.partitioning().parts());
        for (Part part : due(table, properties, now)) {
            boolean there = parts.stream().anyMatch(each -> each.name().equals(part.name()) || overlaps(each, part));
            if (!there) {
                parts.add(part);
            }
        }
        if (parts.size() > table.partitioning().parts().size()) {
            table.repartition(table.partitioning().withParts(parts));
        }
    }

    private static List<Part> due(Table table, Map<String, String> properties, Instant now) {
        Unit unit = unit(properties);
        LocalDateTime local =
                LocalDateTime.ofInstant(now, DateTimes.zoneOf(properties.getOrDefault(PREFIX + "time_zone", "UTC")));
        Column column = table.columns().stream()
                .filter(each -> table.partitioning().slots().contains(each.slot()))
                .findFirst()
                .orElseThrow();
        List<Part> parts = new ArrayList<>();
        for (int i = first(properties); i <= Integer.parseInt(properties.get(PREFIX + "end")); i++) {
            LocalDateTime start = unit.start(local).plus(i, unit.step);
            parts.add(new Part(
                    properties.get(PREFIX + "prefix") + unit.name.format(start),
                    bound(column, start),
                    bound(column, start.plus(1, unit.step)),
                    List.of()));
        }
        return parts;
    }

    /** The oldest partition, counted from now. */
    private static int first(Map<String, String> properties) {
        boolean history = "true".equalsIgnoreCase(properties.get(PREFIX + "create_history_partition"));
        int start = number(properties, "start", Integer.MIN_VALUE);
        int kept = number(properties, "history_partition_num", -1);
        return history ? (kept < 0 ? start : Math.max(start, -kept)) : 0;
    }

    private static int number(Map<String, String> properties, String name, int otherwise) {
        return Integer.parseInt(properties.getOrDefault(PREFIX + name, Integer.toString(otherwise)));
    }

    private static Optional<Bound> bound(Column column, LocalDateTime at) {
        String text = column.type().isInteger() ? DateTimeFormatter.BASIC_ISO_DATE.format(at) : DateTimes.print(at, 0);
        return Optional.of(new Bound(List.of(Casts.cast(column.type(), text, ZoneOffset.UTC))));
    }

    private static boolean overlaps(Part left, Part right) {
        return startsBefore(left, right) && startsBefore(right, left);
    }

    /** Bounds of one column of dates are in the order of their texts. */
    private static boolean startsBefore(Part left, Part right) {
        Optional<String> start = left.lower().flatMap(bound -> bound.values().get(0));
        Optional<String> end = right.upper().flatMap(bound -> bound.values().get(0));
        return start.isEmpty() || end.isEmpty() || start.get().compareTo(end.get()) < 0;
    }
}

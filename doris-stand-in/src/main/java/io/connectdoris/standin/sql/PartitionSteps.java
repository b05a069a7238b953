package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Partitioning.Bound;
import io.connectdoris.standin.catalog.Partitioning.Part;
import io.connectdoris.standin.value.DateTimes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code FROM ... TO ... INTERVAL}: the partitions that it stands for, each named by where it begins. */
final class PartitionSteps {

    private final Column column;

    PartitionSteps(List<Column> columns) {
        this.column = columns.get(0);
    }

    List<Part> parts(Bound from, Bound to, DorisSqlParser.StepPartitionContext context) throws DorisException {
        int step = Integer.parseInt(context.step.getText());
        String first = from.values().get(0).orElseThrow(() -> DorisException.unsupported("partitions FROM MAXVALUE"));
        String end = to.values().get(0).orElseThrow(() -> DorisException.unsupported("partitions TO MAXVALUE"));
        if (context.unit == null) {
            return numbers(Long.parseLong(first), Long.parseLong(end), step);
        }
        return times(time(first), time(end), step, SqlTexts.name(context.unit).toUpperCase(Locale.ROOT));
    }

    private static List<Part> numbers(long from, long to, int step) {
        List<Part> parts = new ArrayList<>();
        for (long at = from; at < to; at += step) {
            parts.add(part("p_" + at, Long.toString(at), Long.toString(Math.min(at + step, to))));
        }
        return parts;
    }

    private List<Part> times(LocalDateTime from, LocalDateTime to, int step, String unit) throws DorisException {
        List<Part> parts = new ArrayList<>();
        LocalDateTime at = from;
        while (at.isBefore(to)) {
            LocalDateTime next = next(at, step, unit);
            LocalDateTime end = next.isAfter(to) ? to : next;
            parts.add(part("p_" + at.format(DateTimeFormatter.ofPattern(pattern(unit))), printed(at), printed(end)));
            at = end;
        }
        return parts;
    }

    private static LocalDateTime next(LocalDateTime at, int step, String unit) throws DorisException {
        return switch (unit) {
            case "HOUR" -> at.plusHours(step);
            case "DAY" -> at.plusDays(step);
            case "MONTH" -> at.withDayOfMonth(1).plusMonths(step);
            case "YEAR" -> at.withDayOfYear(1).plusYears(step);
            default -> throw DorisException.unsupported("partitions by " + unit);
        };
    }

    private static String pattern(String unit) {
        return switch (unit) {
            case "HOUR" -> "yyyyMMddHH";
            case "DAY" -> "yyyyMMdd";
            case "MONTH" -> "yyyyMM";
            default -> "yyyy";
        };
    }

    private LocalDateTime time(String text) {
        return column.type().kind() == Kind.DATE
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private String printed(LocalDateTime time) {
        return column.type().kind() == Kind.DATE
                ? DateTimes.printDate(time)
                : DateTimes.print(time, column.type().scale());
    }

    private static Part part(String name, String lower, String upper) {
        return new Part(name, Optional.of(bound(lower)), Optional.of(bound(upper)), List.of());
    }

    private static Bound bound(String value) {
        return new Bound(List.of(Optional.of(value)));
    }
}

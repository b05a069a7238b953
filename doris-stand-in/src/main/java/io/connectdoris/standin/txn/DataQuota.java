package io.connectdoris.standin.txn;

import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How many bytes a database may hold before loads are refused. Doris counts what its BEs stored, compressed and late; here the
 * texts of the live rows count.
 */
public record DataQuota(long bytes) {

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB");

    /**
     * A number of bytes, or of a unit such as {@code 10G} or {@code 10GB}.
     *
     * @throws DorisException when the text is neither
     */
    public static DataQuota parse(String text) throws DorisException {
        String upper = text.toUpperCase(Locale.ROOT);
        String digits = upper.replaceFirst("[A-Z]+$", "");
        String unit = upper.substring(digits.length());
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.endsWith("B") ? unit : unit + "B");
        if (!digits.matches("[0-9]{1,15}") || power < 0) {
            throw DorisException.unsupported("the data quota " + text);
        }
        return new DataQuota(Long.parseLong(digits) << (10 * power));
    }

    void check(Database database) throws DorisException {
        long used = database.tables().stream().mapToLong(DataQuota::bytes).sum();
        if (used >= bytes) {
            throw DorisException.of("Database[" + database.name() + "] data size exceeds quota[" + this + "]");
        }
    }

    private static long bytes(Table table) {
        return table.liveRows().stream()
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
    }

    /** Such as {@code 1.500 KB}. */
    @Override
    public String toString() {
        int power = 0;
        double value = bytes;
        while (value >= 1024 && power < UNITS.size() - 1) {
            value /= 1024;
            power++;
        }
        return String.format(Locale.ROOT, "%.3f %s", value, UNITS.get(power));
    }
}

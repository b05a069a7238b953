package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Sequence;
import io.connectdoris.standin.value.Canonical;
import io.connectdoris.standin.value.Casts;
import io.connectdoris.standin.value.OldCasts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the fields of one row into a change of the table, or says why the row is filtered. */
final class RowBuilder {

    /** Stands for a value that was checked in discard mode; its text does not matter. */
    private static final String CHECKED = "";

    private static final int STRING_LIMIT = 10_485_760;
    private static final int OLDER_STRING_LIMIT = 1_048_576;
    private static final DataType TINYINT = DataType.of(DataType.Kind.TINYINT);

    private final LoadPlan plan;
    private final boolean keep;
    private final boolean strict;
    private final boolean older;
    private final Column[] targets;
    private final boolean[] derived;
    private final boolean[] printed;
    private final Set<String> partitions;
    private final List<Column> numbered;
    private final List<Column> touched;
    private final Optional<Sequence> sequence;
    private final NewKeys newKeys;
    private final boolean passesOver;

    /** @param keep false when rows are only checked */
    RowBuilder(LoadPlan plan, boolean keep) {
        this.plan = plan;
        this.keep = keep;
        this.strict = plan.options().strict();
        this.older = plan.options().isOlder();
        this.sequence = plan.definition().sequence();
        this.newKeys = new NewKeys(plan.table());
        this.passesOver = !plan.table().partitioning().allMutable();
        this.numbered = plan.definition().columns().stream()
                .filter(column -> column.autoIncrement().isPresent())
                .toList();
        this.touched = plan.definition().columns().stream()
                .filter(column -> column.onUpdate().isPresent())
                .toList();
        this.partitions = Set.copyOf(plan.options().partitions());
        this.derived = new boolean[plan.sources().size()];
        for (int i = 0; i < derived.length; i++) {
            derived[i] = plan.sources().get(i).expression().isPresent();
        }
        this.printed = new boolean[plan.sources().size()];
        for (int i = 0; i < printed.length; i++) {
            printed[i] = keep
                    || plan.sources().get(i).column().filter(this::decidesPlace).isPresent();
        }
        this.targets = plan.sources().stream()
                .map(source -> source.column().orElse(null))
                .toArray(Column[]::new);
    }

    RowChange build(Cells cells) throws BadRow {
        String[] values = plan.defaultRow();
        BitSet given = plan.isPartial() ? new BitSet(values.length) : null;
        for (int i = 0; i < targets.length; i++) {
            Column column = targets[i];
            if (column != null) {
                boolean present = cells.kind[i] != Cells.MISSING;
                values[column.slot()] = value(cells, i, column, values[column.slot()]);
                if (given != null && (present || !plan.isFlexible())) {
                    given.set(column.slot());
                }
            }
        }
        boolean delete = plan.deletesEverything() || deleteSign(cells);
        touch(given);
        number(values, given);
        checkNulls(values, given);
        if (!plan.table().takes(values, partitions)) {
            throw new BadRow("no partition for this tuple. tuple=" + dump(values));
        }
        if (passesOver && plan.table().passesOver(values)) {
            throw new PassedOver();
        }
        if (given != null && keep && !delete) {
            if (plan.isFlexible()) {
                newKeys.add(values, given);
            } else {
                checkNewKey(values, given);
            }
        }
        RowChange change = change(cells, values, given, delete);
        if (given != null && delete) {
            // Not before the sequence was read, which stays NULL.
            blank(values, given);
        }
        return change;
    }

    /** Columns that cannot be NULL and that a partial delete does not mention are zero. */
    private void blank(String[] values, BitSet given) {
        for (Column column : plan.definition().columns()) {
            if (!column.nullable() && values[column.slot()] == null && !given.get(column.slot())) {
                values[column.slot()] = Casts.zero(column.type()).orElse(null);
            }
        }
    }

    /** What can only be said when every row has been built. */
    void finish() throws LoadFailure {
        newKeys.check();
    }

    private String dump(String[] values) {
        return plan.definition().columns().stream()
                .map(column -> values[column.slot()] == null ? "NULL" : values[column.slot()])
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private RowChange change(Cells cells, String[] values, BitSet given, boolean delete) {
        if (!keep) {
            return null;
        }
        if (sequence.isEmpty()) {
            boolean blanks = delete && !plan.isFlexible();
            return new RowChange(values, null, delete, given, true, skipped(cells, given, true), blanks);
        }
        Sequence rule = sequence.get();
        if (rule.isMapped()) {
            int slot = rule.mappedSlot().orElseThrow();
            boolean sequenced = given == null || given.get(slot);
            String skipped = skipped(cells, given, sequenced);
            return new RowChange(values, rule.parse(values[slot]), delete, given, sequenced, skipped, false);
        }
        int index = plan.sequenceIndex();
        boolean sent = index >= 0 && cells.kind[index] != Cells.MISSING;
        String text = sent ? sequenceText(cells, index, rule.type()) : null;
        boolean sequenced = sent || !plan.isFlexible();
        String skipped = skipped(cells, given, sequenced);
        return new RowChange(values, rule.parse(text), delete, given, sequenced, skipped, false);
    }

    /** The numbers of the columns that a row leaves out: base columns, then the delete sign, and the sequence at the end. */
    private String skipped(Cells cells, BitSet given, boolean sequenced) {
        if (!plan.isFlexible()) {
            return "";
        }
        List<String> numbers = new ArrayList<>();
        for (Column column : plan.definition().columns()) {
            if (!given.get(column.slot())) {
                numbers.add(Integer.toString(column.slot()));
            }
        }
        int hidden = plan.definition().nextSlot();
        int sign = plan.deleteSignIndex();
        if (sign < 0 || cells.kind[sign] == Cells.MISSING) {
            numbers.add(Integer.toString(hidden));
        }
        if (!sequenced) {
            numbers.add(Integer.toString(hidden + 3));
        }
        return String.join(",", numbers);
    }

    /** An unreadable sequence is NULL, whatever the mode. */
    private String sequenceText(Cells cells, int index, DataType type) {
        byte kind = cells.kind[index];
        if (kind == Cells.NULL) {
            return null;
        }
        String text = cells.text(index);
        boolean canonical = kind == Cells.PLAIN && Canonical.is(type, cells.buffer, cells.from[index], cells.to[index]);
        return canonical ? text : cast(type, text).orElse(null);
    }

    private boolean deleteSign(Cells cells) throws BadRow {
        int index = plan.deleteSignIndex();
        boolean missing = index >= 0 && cells.kind[index] == Cells.MISSING;
        if (missing && older) {
            throw nullInNotNull(Column.DELETE_SIGN);
        }
        if (index < 0 || missing) {
            return false;
        }
        if (cells.kind[index] == Cells.PLAIN && cells.to[index] - cells.from[index] == 1) {
            byte digit = cells.buffer[cells.from[index]];
            if (digit == '0' || digit == '1') {
                return digit == '1';
            }
        }
        Optional<String> sign = cells.kind[index] == Cells.NULL
                ? Optional.empty()
                : Casts.cast(TINYINT, cells.text(index), plan.options().zone());
        if (sign.isEmpty()) {
            throw nullInNotNull(Column.DELETE_SIGN);
        }
        return !sign.get().equals("0");
    }

    private String value(Cells cells, int index, Column column, String defaultValue) throws BadRow {
        byte kind = cells.kind[index];
        if (kind == Cells.MISSING) {
            return defaultValue;
        }
        if (kind == Cells.NULL) {
            return null;
        }
        DataType type = column.type();
        int from = cells.from[index];
        int to = cells.to[index];
        boolean fits = type.kind() != DataType.Kind.STRING || to - from <= stringLimit();
        if (kind == Cells.PLAIN && fits && Canonical.is(type, cells.buffer, from, to)) {
            return printed[index] ? new String(cells.buffer, from, to - from, StandardCharsets.UTF_8) : CHECKED;
        }
        String text = cells.text(index);
        if (type.isText()) {
            return fitted(column, text);
        }
        Optional<String> cast = cast(type, text);
        if (cast.isEmpty() && strict && !derived[index]) {
            throw new BadRow("column(" + column.name() + ") value is incorrect while strict mode is true, src value is "
                    + cells.sourceText(index));
        }
        return cast.orElse(null);
    }

    private int stringLimit() {
        return older ? OLDER_STRING_LIMIT : STRING_LIMIT;
    }

    private Optional<String> cast(DataType type, String text) {
        return older
                ? OldCasts.cast(type, text, plan.options().zone())
                : Casts.cast(type, text, plan.options().zone());
    }

    /** Keys and partition columns are looked at also when rows are only checked. */
    private boolean decidesPlace(Column column) {
        return column.key() || plan.table().partitioning().decides(column.slot());
    }

    private String fitted(Column column, String text) throws BadRow {
        int limit = column.type().kind() == DataType.Kind.STRING
                ? stringLimit()
                : column.type().length();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= limit) {
            return text;
        }
        if (!strict && !older) {
            String cut = text.substring(
                    0, text.offsetByCodePoints(0, Math.min(limit, text.codePointCount(0, text.length()))));
            if (cut.getBytes(StandardCharsets.UTF_8).length <= limit) {
                return cut;
            }
        }
        byte[] start = text.getBytes(StandardCharsets.UTF_8);
        throw new BadRow("column_name[" + column.name()
                + "], the length of input is too long than schema. first 32 bytes of input str: ["
                + new String(start, 0, Math.min(32, start.length), StandardCharsets.UTF_8) + "] schema length: " + limit
                + "; actual length: " + bytes + "; ");
    }

    private void checkNulls(String[] values, BitSet given) throws BadRow {
        for (Column column : plan.definition().columns()) {
            boolean stays = given != null && !given.get(column.slot());
            if (!column.nullable() && values[column.slot()] == null && !stays) {
                throw nullInNotNull(column.name());
            }
            if (stays && column.key()) {
                throw new BadRow("The key columns can not be ommited in flexible partial update, missing key column: "
                        + column.name());
            }
        }
    }

    /** A partial update moves the columns that say ON UPDATE, too. */
    private void touch(BitSet given) {
        if (given != null) {
            touched.forEach(column -> given.set(column.slot()));
        }
    }

    /** Gives an auto-increment column its next number where the row brings none. */
    private void number(String[] values, BitSet given) {
        for (Column column : numbered) {
            boolean stored = given != null
                    && !given.get(column.slot())
                    && plan.table().find(values).isPresent();
            if (values[column.slot()] == null && !stored) {
                values[column.slot()] = Long.toString(
                        plan.table().nextNumber(column.autoIncrement().orElseThrow()));
                if (given != null) {
                    given.set(column.slot());
                }
            }
        }
    }

    private void checkNewKey(String[] values, BitSet given) throws BadRow {
        if (plan.table().find(values).isPresent()) {
            return;
        }
        boolean madeHere = !numbered.isEmpty();
        if (older && strict && !madeHere) {
            throw new BadRow("stand-in: a partial update in strict mode adds no row; Doris logs no reason");
        }
        for (Column column : plan.definition().columns()) {
            boolean unmentioned = !given.get(column.slot()) && !column.nullable() && values[column.slot()] == null;
            if (unmentioned) {
                throw new BadRow(NewKeys.refusal(column));
            }
        }
    }

    private static BadRow nullInNotNull(String column) {
        return new BadRow("column(" + column + ") values is null while columns is not nullable");
    }

    /** A row whose partition takes none: it is not bad, it is not selected. */
    static final class PassedOver extends BadRow {

        PassedOver() {
            super("the partition is not mutable");
        }
    }
}

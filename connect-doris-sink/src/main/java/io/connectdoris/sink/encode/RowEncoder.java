package io.connectdoris.sink.encode;

import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableDescription.Column;
import io.connectdoris.client.TableDescription.KeyModel;
import io.connectdoris.client.TableDescription.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;

/**
 * Turns rows of one layout into Stream Load rows of one table: one JSON object per line. Compiled once per layout and table
 * description: what is known beforehand (names, order, how each value is written) is not looked at again per row.
 */
public final class RowEncoder {

    private static final byte[] NULL = ascii("null");
    private static final byte[] CLOSE = ascii("}\n");

    private final TableDescription table;
    private final RowLayout layout;
    private final Cell[] cells;
    private final Cell[] identity;
    private final int[] keys;
    private final List<String> missingKeys;
    private final boolean unidentified;
    private final byte[] upsertTail;
    private final byte[] deleteTail;
    private final boolean hasSequence;
    private final boolean hasCoordinates;
    private final KafkaCoordinates coordinates = new KafkaCoordinates();
    private final SourcePosition position = new SourcePosition();

    private RowEncoder(TableDescription table, RowLayout layout, TypeSettings settings, Remarks remarks) {
        this.table = table;
        this.layout = layout;
        this.hasSequence = table.sequence() instanceof Sequence.Hidden;
        this.hasCoordinates = KafkaCoordinates.belongTo(table, layout);
        List<Cell> all = new ArrayList<>();
        List<Cell> identifying = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Column column : table.columns()) {
            int index = layout.find(column.name());
            boolean written = hasCoordinates && KafkaCoordinates.isOne(column.name());
            if (index >= 0) {
                Cell cell = new Cell(
                        column, index, name(column), writer(column, index, settings), remarks(column, remarks));
                all.add(cell);
                if (identifies(column)) {
                    identifying.add(cell);
                }
            } else if (column.key() && !written) {
                missing.add(column.name());
            }
        }
        this.cells = all.toArray(Cell[]::new);
        this.identity = identifying.toArray(Cell[]::new);
        this.keys = table.columns().stream()
                .filter(Column::key)
                .mapToInt(column -> layout.find(column.name()))
                .toArray();
        this.missingKeys = List.copyOf(missing);
        this.unidentified =
                table.columns().stream().anyMatch(column -> identifies(column) && layout.find(column.name()) < 0);
        this.upsertTail = tail("", 0);
        this.deleteTail = tail(filler(), 1);
    }

    /**
     * @throws UnsupportedTypeException when a column of the table cannot hold what the layout has for it
     */
    public static RowEncoder compile(TableDescription table, RowLayout layout, TypeSettings settings, Remarks remarks) {
        return new RowEncoder(table, layout, settings, remarks);
    }

    /** The table's key columns that rows of this layout do not have; they can be encoded only when there are none. */
    public List<String> missingKeys() {
        return missingKeys;
    }

    /** Whether a row of this layout says which row of the table it is, so that it can be deleted. */
    public boolean findsRow() {
        return table.keyModel() == KeyModel.UNIQUE && !unidentified;
    }

    /** Whether a row has the value that decides which of two rows is newer, where that is one of its columns. */
    public boolean tellsSequence(Row row) {
        if (table.sequence() instanceof Sequence.Mapped mapped) {
            int column = layout.find(mapped.column());
            return column >= 0 && layout.value(row.data(), column) != null;
        }
        return true;
    }

    /** Whether every column of the layout is written; one that the table lacks is not. */
    public boolean isComplete() {
        return cells.length == layout.names().size();
    }

    /** The layout this encoder was compiled for. */
    public RowLayout layout() {
        return layout;
    }

    /**
     * Whether two images of a row have the same key in the table. What the earlier one does not tell counts as unchanged.
     *
     * @param later of the other encoder's layout
     */
    public boolean sameKey(Row earlier, RowEncoder other, Row later) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] >= 0 && other.keys[i] >= 0) {
                Object old = layout.value(earlier.data(), keys[i]);
                if (old != null && !Objects.deepEquals(old, other.layout.value(later.data(), other.keys[i]))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The row as it shall be from now on.
     *
     * @param from the partition the record came from
     * @param timestamp never less than that of an earlier record of the same partition
     * @throws UnencodableValueException naming the column
     */
    public void upsert(Object row, TopicPartition from, long timestamp, long offset, JsonWriter out) {
        write(cells, row, upsertTail, from, timestamp, offset, out);
    }

    /**
     * The key of a row that shall be no more, the delete sign, and what Doris checks in a delete as well: columns that are NOT
     * NULL without a default (facts.md 2.9) get the zero of their type, since nobody will see it.
     *
     * @throws UnencodableValueException naming the column
     */
    public void delete(Object row, TopicPartition from, long timestamp, long offset, JsonWriter out) {
        write(identity, row, deleteTail, from, timestamp, offset, out);
    }

    private void write(
            Cell[] written, Object row, byte[] tail, TopicPartition from, long timestamp, long offset, JsonWriter out) {
        out.reset();
        char separator = '{';
        for (Cell cell : written) {
            out.raw(separator);
            separator = ',';
            out.raw(cell.name);
            Object value = layout.value(row, cell.index);
            if (value == null) {
                out.raw(NULL);
            } else {
                writeValue(cell, value, out);
                Remark remark = out.takeNoticed();
                if (remark != null) {
                    noticed(remark, cell, from, offset);
                }
            }
        }
        if (hasCoordinates) {
            out.raw(separator);
            separator = ',';
            coordinates.write(from, offset, out);
        }
        if (tail.length > 0 || separator == '{') {
            out.raw(separator);
        }
        out.raw(tail);
        if (hasSequence) {
            position.write(timestamp, offset, out);
        }
        out.raw(CLOSE);
    }

    private void writeValue(Cell cell, Object value, JsonWriter out) {
        try {
            cell.writer.write(value, out);
        } catch (UnencodableValueException e) {
            throw new UnencodableValueException(place(cell) + ": " + e.getMessage());
        }
    }

    /** A key that is not exact would make one row of two. */
    private void noticed(Remark remark, Cell cell, TopicPartition from, long offset) {
        if (cell.column.key() && remark.isInexact()) {
            throw new UnencodableValueException(place(cell) + " is in the key, where every value must be exact: "
                    + remark.what() + ". " + remark.remedy());
        }
        cell.remarks.add(remark, from, offset);
    }

    /** The cell in a message. */
    private String place(Cell cell) {
        return "column " + cell.column.name() + " (" + cell.column.type() + ") of table " + table.name();
    }

    /** Whether a delete needs the column: it is in the key, or its value decides which of two rows is newer. */
    private boolean identifies(Column column) {
        return column.key()
                || (table.sequence() instanceof Sequence.Mapped mapped
                        && mapped.column().equalsIgnoreCase(column.name()));
    }

    /** The hidden columns that the table has, up to where the sequence goes. */
    private byte[] tail(String before, int deleteSign) {
        if (table.keyModel() != KeyModel.UNIQUE) {
            return new byte[0];
        }
        return (before + "\"__DORIS_DELETE_SIGN__\":" + deleteSign
                        + (hasSequence ? ",\"__DORIS_SEQUENCE_COL__\":" : ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What a delete has for the columns that do not identify the row and must not be null. */
    private String filler() {
        StringBuilder filler = new StringBuilder();
        for (Column column : table.columns()) {
            if (!identifies(column)
                    && !column.nullable()
                    && column.defaultValue().isEmpty()) {
                filler.append(new String(name(column), StandardCharsets.UTF_8))
                        .append(zero(column))
                        .append(',');
            }
        }
        return filler.toString();
    }

    private static String zero(Column column) {
        return switch (column.type().kind()) {
            case DATE -> "\"1970-01-01\"";
            case DATETIME -> "\"1970-01-01 00:00:00\"";
            case CHAR, VARCHAR, STRING, OTHER -> "\"\"";
            case JSON, VARIANT, MAP, STRUCT -> "\"{}\"";
            case ARRAY -> "\"[]\"";
            case IPV4 -> "\"0.0.0.0\"";
            case IPV6 -> "\"::\"";
            default -> "0";
        };
    }

    private ValueWriter writer(Column column, int index, TypeSettings settings) {
        Optional<Schema> schema = layout.schema(index);
        try {
            if (schema.isEmpty()) {
                return LogicalTypes.schemalessWriter(column.type(), settings);
            }
            return column.key()
                    ? LogicalTypes.keyWriter(schema.get(), column.type(), settings)
                    : LogicalTypes.writer(schema.get(), column.type(), settings);
        } catch (UnsupportedTypeException e) {
            throw new UnsupportedTypeException(
                    "column " + column.name() + " of table " + table.name() + ": " + e.getMessage());
        }
    }

    private Remarks.OfColumn remarks(Column column, Remarks remarks) {
        return remarks.of(table.name().toString(), column.name());
    }

    /** The column's name as a JSON key: it is not encoded again for every row. */
    private static byte[] name(Column column) {
        JsonWriter out = new JsonWriter();
        out.string(column.name());
        out.raw(':');
        return Arrays.copyOf(out.array(), out.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A column of the table that rows of the layout have. */
    private static final class Cell {
        private final Column column;
        private final int index;
        private final byte[] name;
        private final ValueWriter writer;
        private final Remarks.OfColumn remarks;

        Cell(Column column, int index, byte[] name, ValueWriter writer, Remarks.OfColumn remarks) {
            this.column = column;
            this.index = index;
            this.name = name;
            this.writer = writer;
            this.remarks = remarks;
        }
    }
}

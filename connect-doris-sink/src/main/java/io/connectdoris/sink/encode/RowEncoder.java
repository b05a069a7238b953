package io.connectdoris.sink.encode;

import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableDescription.Column;
import io.connectdoris.client.TableDescription.KeyModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final Cell[] deleteCells;
    private final List<String> missingKeys;
    private final byte[] upsertTail;
    private final byte[] deleteTail;
    private final boolean hasSequence;
    private final boolean hasCoordinates;
    private final KafkaCoordinates coordinates = new KafkaCoordinates();
    private final SourcePosition position = new SourcePosition();

    private RowEncoder(TableDescription table, RowLayout layout, TypeSettings settings) {
        this.table = table;
        this.layout = layout;
        this.hasSequence = table.sequence() instanceof TableDescription.Sequence.Hidden;
        this.hasCoordinates = KafkaCoordinates.belongTo(table, layout);
        this.upsertTail = tail(0);
        this.deleteTail = tail(1);
        List<Cell> all = new ArrayList<>();
        List<Cell> forDelete = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Column column : table.columns()) {
            int index = layout.find(column.name());
            if (index >= 0) {
                ValueWriter writer = writer(column, index, settings);
                all.add(new Cell(column, index, name(column, all.isEmpty()), writer));
                if (column.key() || neededByDelete(column)) {
                    forDelete.add(new Cell(column, index, name(column, forDelete.isEmpty()), writer));
                }
            } else if (column.key() && !(hasCoordinates && KafkaCoordinates.isOne(column.name()))) {
                missing.add(column.name());
            }
        }
        this.cells = all.toArray(Cell[]::new);
        this.deleteCells = forDelete.toArray(Cell[]::new);
        this.missingKeys = List.copyOf(missing);
    }

    /**
     * @throws UnsupportedTypeException when a column of the table cannot hold what the layout has for it
     */
    public static RowEncoder compile(TableDescription table, RowLayout layout, TypeSettings settings) {
        return new RowEncoder(table, layout, settings);
    }

    /** The table's key columns that rows of this layout do not have; they can be encoded only when there are none. */
    public List<String> missingKeys() {
        return missingKeys;
    }

    /** Whether a row of this layout says which row of the table it is, so that it can be deleted. */
    public boolean findsRow() {
        boolean keyedByKafka = hasCoordinates
                && table.column(KafkaCoordinates.OFFSET).orElseThrow().key();
        return table.keyModel() == KeyModel.UNIQUE && missingKeys.isEmpty() && !keyedByKafka;
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
     * The key of a row that shall be no more: the key columns, and the delete sign. Columns that are NOT NULL without a
     * default are kept where the row has them, since Doris checks them in a delete as well (facts.md 2.9).
     *
     * @throws UnencodableValueException naming the column
     */
    public void delete(Object row, TopicPartition from, long timestamp, long offset, JsonWriter out) {
        write(deleteCells, row, deleteTail, from, timestamp, offset, out);
    }

    private void write(
            Cell[] written, Object row, byte[] tail, TopicPartition from, long timestamp, long offset, JsonWriter out) {
        out.reset();
        for (Cell cell : written) {
            out.raw(cell.name);
            Object value = layout.value(row, cell.index);
            if (value == null) {
                out.raw(NULL);
            } else {
                writeValue(cell, value, out);
            }
        }
        if (hasCoordinates) {
            coordinates.write(from, offset, out);
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
            throw new UnencodableValueException("column " + cell.column.name() + " (" + cell.column.type()
                    + ") of table " + table.name() + ": " + e.getMessage());
        }
    }

    /** The hidden columns that the table has, up to where the sequence goes. */
    private byte[] tail(int deleteSign) {
        if (table.keyModel() != KeyModel.UNIQUE) {
            return new byte[0];
        }
        return ascii(",\"__DORIS_DELETE_SIGN__\":" + deleteSign + (hasSequence ? ",\"__DORIS_SEQUENCE_COL__\":" : ""));
    }

    private static boolean neededByDelete(Column column) {
        return !column.nullable() && column.defaultValue().isEmpty();
    }

    private ValueWriter writer(Column column, int index, TypeSettings settings) {
        Optional<Schema> schema = layout.schema(index);
        try {
            return schema.isPresent()
                    ? LogicalTypes.writer(schema.get(), column.type(), settings)
                    : LogicalTypes.schemalessWriter(column.type(), settings);
        } catch (UnsupportedTypeException e) {
            throw new UnsupportedTypeException(
                    "column " + column.name() + " of table " + table.name() + ": " + e.getMessage());
        }
    }

    /** What stands before the first value, or between two: the name is not encoded again for every row. */
    private static byte[] name(Column column, boolean first) {
        JsonWriter out = new JsonWriter();
        out.raw(ascii(first ? "{" : ","));
        out.string(column.name());
        out.raw(ascii(":"));
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

        Cell(Column column, int index, byte[] name, ValueWriter writer) {
            this.column = column;
            this.index = index;
            this.name = name;
            this.writer = writer;
        }
    }
}

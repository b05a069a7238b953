package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.StoredRow;
import io.connectdoris.standin.catalog.Table;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The hidden column of tables with {@code store_row_column}: a row as one binary JSON object, whose keys are numbers of columns. Known
 * for numbers and texts, and for tables without further hidden columns; of other tables the column is not there.
 */
final class RowStore {

    private static final String COLUMN = "__DORIS_ROW_STORE_COL__";

    private static final byte VERSION = 1;
    private static final byte NULL = 0;
    private static final byte INT8 = 3;
    private static final byte INT16 = 4;
    private static final byte INT32 = 5;
    private static final byte INT64 = 6;
    private static final byte BINARY = 9;
    private static final byte OBJECT = 10;
    private static final int MAX_NUMBER = 16;

    private final Table.Definition definition;
    private final boolean unique;
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    private RowStore(Table.Definition definition, boolean unique) {
        this.definition = definition;
        this.unique = unique;
    }

    static boolean isKnown(Table table) {
        Table.Definition definition = table.definition();
        return "true".equalsIgnoreCase(definition.properties().get("store_row_column"))
                && !definition.properties().containsKey("row_store_columns")
                && definition.sequence().isEmpty()
                && !table.hasSkipBitmap()
                && table.columns().stream().allMatch(column -> isKnown(column.type()));
    }

    private static boolean isKnown(DataType type) {
        return type.isText() || (type.isInteger() && type.kind() != DataType.Kind.LARGEINT);
    }

    /**
     * Adds the column to the engine's copy of the table, and writes it for rows that changed.
     *
     * @param copy the engine's name of the table
     * @param rebuilt whether the copy is new
     */
    static void write(
            Connection connection,
            String copy,
            Table table,
            boolean rebuilt,
            List<StoredRow> changed,
            UnaryOperator<String[]> completing)
            throws SQLException {
        if (rebuilt) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE " + copy + " ADD COLUMN " + COLUMN + " VARCHAR INVISIBLE");
            }
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + copy + " SET " + COLUMN + " = ? WHERE " + SelectEngine.ROW_ID + " = ?")) {
            for (StoredRow row : changed) {
                byte[] bytes =
                        new RowStore(table.definition(), table.isUnique()).bytes(row, completing.apply(row.values()));
                // One character for each byte.
                update.setString(1, new String(bytes, StandardCharsets.ISO_8859_1));
                update.setLong(2, row.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private byte[] bytes(StoredRow row, String[] values) {
        for (Column column : definition.columns()) {
            field(column.slot(), column.type(), Optional.ofNullable(values[column.slot()]));
        }
        if (unique) {
            int hidden = definition.nextSlot();
            field(hidden, DataType.of(DataType.Kind.TINYINT), Optional.of(row.deleted() ? "1" : "0"));
            field(hidden + 1, DataType.of(DataType.Kind.BIGINT), Optional.of(Long.toString(row.version())));
        }
        ByteBuffer all = ByteBuffer.allocate(6 + fields.size()).order(ByteOrder.LITTLE_ENDIAN);
        return all.put(VERSION)
                .put(OBJECT)
                .putInt(fields.size())
                .put(fields.toByteArray())
                .array();
    }

    /** A key of no length is a number of two bytes. */
    private void field(int number, DataType type, Optional<String> value) {
        byte[] text = value.orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(3 + MAX_NUMBER + text.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0).putShort((short) number);
        if (value.isEmpty()) {
            out.put(NULL);
        } else if (type.isText()) {
            out.put(BINARY).putInt(text.length).put(text);
        } else {
            number(out, type, Long.parseLong(value.get()));
        }
        fields.write(out.array(), 0, out.position());
    }

    private static void number(ByteBuffer out, DataType type, long value) {
        switch (type.kind()) {
            case TINYINT -> out.put(INT8).put((byte) value);
            case SMALLINT -> out.put(INT16).putShort((short) value);
            case INT -> out.put(INT32).putInt((int) value);
            default -> out.put(INT64).putLong(value);
        }
    }
}

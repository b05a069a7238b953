package io.connectdoris.sink.schema;

import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableDescription.KeyModel;
import io.connectdoris.client.TableDescription.Sequence;
import io.connectdoris.ddl.SchemaException;
import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.RowEncoder;
import io.connectdoris.sink.encode.RowLayout;
import io.connectdoris.sink.encode.SourcePosition;
import io.connectdoris.sink.encode.TypeSettings;
import io.connectdoris.sink.encode.UnsupportedTypeException;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table as it is known now, and the encoders that were compiled for it. */
final class TargetTable {

    private static final int MOST_ENCODERS = 1_000;

    private final TableDescription description;
    private final IdentityHashMap<RowLayout, RowEncoder> encoders = new IdentityHashMap<>();
    private RowEncoder latest;

    /** @throws SchemaException when rows cannot be written to a table of this kind */
    TargetTable(TableDescription description) {
        this.description = description;
        if (description.keyModel() == KeyModel.AGGREGATE) {
            throw new SchemaException("Table " + description.name() + " is an AGGREGATE KEY table, which adds rows up"
                    + " instead of replacing them. Use a UNIQUE KEY table.");
        }
        if (description.sequence() instanceof Sequence.Hidden hidden
                && !hidden.type().toLowerCase(Locale.ROOT).equals(SourcePosition.COLUMN_TYPE)) {
            throw new SchemaException("Table " + description.name() + " has a sequence column of type " + hidden.type()
                    + ", which is too small for the position of a change (timestamp and offset). Doris would take what does"
                    + " not fit for the oldest. Create it with function_column.sequence_type = "
                    + SourcePosition.COLUMN_TYPE + ", with function_column.sequence_col, or without a sequence.");
        }
    }

    TableDescription description() {
        return description;
    }

    /** The encoder for rows of this layout, or null when there is none yet. */
    RowEncoder encoder(RowLayout layout) {
        if (latest == null || latest.layout() != layout) {
            latest = encoders.get(layout);
        }
        return latest;
    }

    /** @throws SchemaException when a column cannot hold what the layout has for it */
    RowEncoder compile(RowLayout layout, TypeSettings types, Remarks remarks) {
        try {
            if (encoders.size() >= MOST_ENCODERS) {
                encoders.clear();
            }
            RowEncoder encoder = RowEncoder.compile(description, layout, types, remarks);
            encoders.put(layout, encoder);
            return encoder;
        } catch (UnsupportedTypeException e) {
            throw new SchemaException("The rows do not fit: " + e.getMessage());
        }
    }

    /** What every load of this table has to say (facts.md 2.9). */
    Map<String, String> loadHeaders() {
        if (description.keyModel() != KeyModel.UNIQUE) {
            return Map.of();
        }
        if (description.sequence() instanceof Sequence.Hidden) {
            return Map.of(
                    "hidden_columns", "__DORIS_DELETE_SIGN__,__DORIS_SEQUENCE_COL__",
                    "function_column.sequence_col", "__DORIS_SEQUENCE_COL__");
        }
        return Map.of("hidden_columns", "__DORIS_DELETE_SIGN__");
    }

    /** What tells one row from another, for people. */
    String identity() {
        String keys = description.columns().stream()
                .filter(TableDescription.Column::key)
                .map(TableDescription.Column::name)
                .collect(Collectors.joining(", "));
        String sequence = description.sequence() instanceof Sequence.Mapped mapped
                ? " and its sequence column " + mapped.column()
                : "";
        return "its " + description.keyModel() + " KEY(" + keys + ")" + sequence;
    }

    /** Whether loading the same rows twice does no harm. */
    boolean isRepeatable() {
        return description.keyModel() == KeyModel.UNIQUE;
    }
}

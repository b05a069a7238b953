package io.connectdoris.sink.schema;

import io.connectdoris.client.DorisClient;
import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableName;
import io.connectdoris.ddl.ColumnDefinition;
import io.connectdoris.ddl.SchemaApplier;
import io.connectdoris.ddl.SchemaException;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.encode.RowEncoder;
import io.connectdoris.sink.encode.RowLayout;
import io.connectdoris.sink.encode.TypeSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the encoder for a row and its table, after making the table fit if it does not yet. Everything is remembered, so
 * that for all rows but the first of a layout this is one comparison. Confined to the task thread.
 *
 * <p>Methods throw {@link SchemaException} when a person must act, {@link SchemaException.Busy} or
 * {@link io.connectdoris.client.DorisException.Unavailable} when the same call may succeed later; nothing is half done then.
 */
public final class SchemaFitter {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaFitter.class);

    private final DorisClient client;
    private final SchemaApplier applier;
    private final TablePlanner planner;
    private final TypeSettings types;
    private final Map<TableName, TargetTable> tables = new HashMap<>();

    public SchemaFitter(DorisClient client, CreateSettings create, TypeSettings types) {
        this.client = client;
        this.applier = new SchemaApplier(client);
        this.planner = new TablePlanner(client, create, types);
        this.types = types;
    }

    /** The encoder for a row to write; creates the table, and adds the columns that it lacks. */
    public RowEncoder forUpsert(TableName name, Row key, Row row) {
        TargetTable table = tables.get(name);
        if (table == null) {
            table = findOrCreate(name, key, row);
        }
        RowEncoder encoder = table.encoder(row.layout());
        return encoder != null && encoder.isComplete() ? encoder : fit(table, row);
    }

    /**
     * How to remove a row, given what is known of it, best first (the row before has what NOT NULL columns need, the key alone
     * does as well where there are none); empty when there is no table, and so no row.
     */
    public Optional<Removal> forDelete(TableName name, Row... known) {
        TargetTable table = tables.get(name);
        if (table == null) {
            table = find(name).orElse(null);
        }
        if (table == null) {
            return Optional.empty();
        }
        for (Row row : known) {
            if (row.isPresent()) {
                RowEncoder encoder = table.encoder(row.layout());
                encoder = encoder == null ? table.compile(row.layout(), types) : encoder;
                if (encoder.findsRow()) {
                    return Optional.of(new Removal(encoder, row));
                }
            }
        }
        throw new SchemaException(
                "A row of table " + name + " was updated or deleted, but nothing in the record says which: the"
                        + " table's key is " + table.keyColumns()
                        + ", and the record has no key and no 'before' with these columns."
                        + " Give the records a key with the source's message.key.columns.");
    }

    /** How a row is removed: what is known of it, and the encoder for that. */
    public record Removal(RowEncoder encoder, Row row) {}

    /** Removes every row of a table, if there is one. */
    public void truncate(TableName name) {
        if (find(name).isPresent()) {
            applier.truncate(name);
        }
    }

    /** What every load of a table has to say; only for tables that an encoder was given for. */
    public Map<String, String> loadHeaders(TableName name) {
        return tables.get(name).loadHeaders();
    }

    /** Whether a table's rows may be loaded twice without harm; only for tables that an encoder was given for. */
    public boolean isRepeatable(TableName name) {
        return tables.get(name).isRepeatable();
    }

    private TargetTable findOrCreate(TableName name, Row key, Row row) {
        Optional<TargetTable> found = find(name);
        if (found.isEmpty()) {
            applier.createTable(planner.table(name, key, row));
            found = find(name);
        }
        return found.orElseThrow(() -> notVisible(name, "The table was created but is not visible yet"));
    }

    private Optional<TargetTable> find(TableName name) {
        Optional<TargetTable> found = client.describe(name).map(TargetTable::new);
        found.ifPresent(table -> {
            tables.put(name, table);
            LOG.info("Table {}: {} with columns {}", name, table.description().keyModel(), columns(table));
        });
        return found;
    }

    private RowEncoder fit(TargetTable table, Row row) {
        TableName name = table.description().name();
        TargetTable fitting = table;
        List<ColumnDefinition> missing = missing(table, row);
        if (!missing.isEmpty()) {
            applier.addColumns(name, missing);
            fitting = find(name).orElseThrow(() -> notVisible(name, "The table is gone"));
            List<ColumnDefinition> still = missing(fitting, row);
            if (!still.isEmpty()) {
                throw notVisible(name, "Columns were added but are not visible yet: " + still);
            }
        }
        // A schemaless row may have nulls of unknown type for columns that do not exist; it is complete without them.
        RowEncoder known = fitting.encoder(row.layout());
        RowEncoder encoder = known != null ? known : fitting.compile(row.layout(), types);
        if (!encoder.missingKeys().isEmpty()) {
            throw new SchemaException("The records have no column " + String.join(", ", encoder.missingKeys())
                    + ", which is in the key of table " + name + ". They have: "
                    + String.join(", ", row.layout().names()));
        }
        return encoder;
    }

    private List<ColumnDefinition> missing(TargetTable table, Row row) {
        List<ColumnDefinition> missing = new ArrayList<>();
        RowLayout layout = row.layout();
        for (int i = 0; i < layout.names().size(); i++) {
            if (table.description().column(layout.names().get(i)).isEmpty()) {
                planner.addedColumn(table.description().name(), row, i).ifPresent(missing::add);
            }
        }
        return missing;
    }

    private static SchemaException.Busy notVisible(TableName name, String what) {
        return new SchemaException.Busy(what + " (table " + name + "); this FE may lag behind. It is looked at again.");
    }

    private static List<String> columns(TargetTable table) {
        return table.description().columns().stream()
                .map(TableDescription.Column::name)
                .toList();
    }
}

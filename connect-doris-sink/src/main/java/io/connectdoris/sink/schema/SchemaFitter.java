package io.connectdoris.sink.schema;

import io.connectdoris.client.DorisClient;
import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableName;
import io.connectdoris.ddl.ColumnDefinition;
import io.connectdoris.ddl.SchemaApplier;
import io.connectdoris.ddl.SchemaException;
import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.encode.RowEncoder;
import io.connectdoris.sink.encode.RowLayout;
import io.connectdoris.sink.encode.TypeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
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

    private static final String ADDED_BY_TRANSFORM = "connectdoris.metadata";

    private static final long ABSENT_NANOS = Duration.ofSeconds(5).toNanos();

    private final DorisClient client;
    private final SchemaApplier applier;
    private final TablePlanner planner;
    private final TypeSettings types;
    private final Remarks remarks;
    private final Map<TableName, TargetTable> tables = new HashMap<>();
    private final Map<TableName, Long> absentSince = new HashMap<>();

    public SchemaFitter(DorisClient client, CreateSettings create, TypeSettings types, Remarks remarks) {
        this.client = client;
        this.applier = new SchemaApplier(client);
        this.planner = new TablePlanner(client, create, types);
        this.types = types;
        this.remarks = remarks;
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
     * How to remove a row; empty when there is no table, and so no row.
     *
     * @param before the row before as far as the source tells
     * @param mayBeKeyOnly whether the source may have told nothing but the key in it
     */
    public Optional<Removal> forDelete(TableName name, Row key, Row before, boolean mayBeKeyOnly) {
        Optional<TargetTable> table = known(name);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Optional<Removal> byKey = byKey(table.get(), key);
        if (byKey.isPresent()) {
            return byKey;
        }
        if (before.isPresent() && !(mayBeKeyOnly && tellsKeyOnly(before, key))) {
            RowEncoder encoder = encoder(table.get(), before);
            if (encoder.findsRow() && encoder.tellsSequence(before)) {
                return Optional.of(new Removal(encoder, before));
            }
        }
        throw cannotFindRow(table.get());
    }

    /** How to remove a row of which only the key is told; empty also when the key is not enough. */
    public Optional<Removal> forLoneTombstone(TableName name, Row key) {
        return known(name).flatMap(table -> byKey(table, key));
    }

    /** Asks anew whether tables exist that did not: tasks that had the partitions before may have made them. */
    public void forgetAbsent() {
        absentSince.clear();
    }

    private Optional<TargetTable> known(TableName name) {
        TargetTable table = tables.get(name);
        return table == null ? findUnlessAbsent(name) : Optional.of(table);
    }

    private Optional<Removal> byKey(TargetTable table, Row key) {
        if (!key.isPresent()) {
            return Optional.empty();
        }
        RowEncoder encoder = encoder(table, key);
        return encoder.findsRow() ? Optional.of(new Removal(encoder, key)) : Optional.empty();
    }

    /**
     * How to remove the row that an update replaces, where the update changes what the table's key is made of; that may be
     * more than the record's key.
     *
     * @param before the row before as far as the source tells
     */
    public Optional<Removal> forReplaced(TableName name, Row key, Row before, RowEncoder encoder, Row after) {
        if (!before.isPresent()) {
            return Optional.empty();
        }
        TargetTable table = tables.get(name);
        RowEncoder old = encoder(table, before);
        if (old.sameKey(before, encoder, after) && (key.isPresent() || old.findsRow())) {
            return Optional.empty();
        }
        if (!old.findsRow()) {
            throw cannotFindRow(table);
        }
        return Optional.of(new Removal(old, before));
    }

    /** How a row is removed: what is known of it, and the encoder for that. */
    public record Removal(RowEncoder encoder, Row row) {}

    /**
     * PostgreSQL's default replica identity tells nothing but the key of a deleted row; the other columns are null, or the
     * default or zero of their type.
     */
    private static boolean tellsKeyOnly(Row before, Row key) {
        RowLayout layout = before.layout();
        for (int i = 0; i < layout.names().size(); i++) {
            String column = layout.names().get(i);
            if (!isAdded(column, layout.schema(i))
                    && key.layout().find(column) < 0
                    && !ColumnDefaults.isDefault(layout.schema(i), before.value(i))) {
                return false;
            }
        }
        return true;
    }

    /** A transform adds columns whose names begin with two underscores, or whose schemas say that it did. */
    private static boolean isAdded(String column, Optional<Schema> schema) {
        return column.startsWith("__")
                || schema.map(Schema::parameters)
                        .filter(parameters -> parameters.containsKey(ADDED_BY_TRANSFORM))
                        .isPresent();
    }

    private static SchemaException cannotFindRow(TargetTable table) {
        return new SchemaException(
                "A row of table " + table.description().name() + " was updated or deleted, but the record"
                        + " does not tell which: the table needs " + table.identity()
                        + ". Give the records these columns: as their key"
                        + " with the source's message.key.columns, or in PostgreSQL in 'before' with ALTER TABLE ... REPLICA IDENTITY"
                        + " FULL. Tables without a unique key are for rows that are only ever added.");
    }

    private RowEncoder encoder(TargetTable table, Row row) {
        RowEncoder encoder = table.encoder(row.layout());
        return encoder == null ? table.compile(row.layout(), types, remarks) : encoder;
    }

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

    /** Does not ask again and again: many deletes may come before the first row of a table. */
    private Optional<TargetTable> findUnlessAbsent(TableName name) {
        Long asked = absentSince.get(name);
        if (asked != null && System.nanoTime() - asked < ABSENT_NANOS) {
            return Optional.empty();
        }
        Optional<TargetTable> found = find(name);
        if (found.isEmpty()) {
            absentSince.put(name, System.nanoTime());
        }
        return found;
    }

    private Optional<TargetTable> find(TableName name) {
        Optional<TargetTable> found = client.describe(name).map(TargetTable::new);
        found.ifPresent(table -> {
            tables.put(name, table);
            absentSince.remove(name);
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
        RowEncoder encoder = known != null ? known : fitting.compile(row.layout(), types, remarks);
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
        if (table.encoder(layout) == null) {
            refuseNamesThatDifferByCase(table.description().name(), layout);
        }
        for (int i = 0; i < layout.names().size(); i++) {
            if (table.description().column(layout.names().get(i)).isEmpty()) {
                planner.addedColumn(table.description().name(), row, i).ifPresent(missing::add);
            }
        }
        return missing;
    }

    /** Doris compares column names without regard to case, so one of the two would be lost. */
    private static void refuseNamesThatDifferByCase(TableName table, RowLayout layout) {
        for (int i = 0; i < layout.names().size(); i++) {
            for (int j = i + 1; j < layout.names().size(); j++) {
                if (layout.names().get(i).equalsIgnoreCase(layout.names().get(j))) {
                    throw new SchemaException("Columns " + layout.names().get(i) + " and "
                            + layout.names().get(j) + " of table " + table
                            + " are the same to Doris. Rename or exclude one at"
                            + " the source.");
                }
            }
        }
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

package io.connectdoris.sink.schema;

import io.connectdoris.client.Backend;
import io.connectdoris.client.DorisClient;
import io.connectdoris.client.DorisType;
import io.connectdoris.client.TableName;
import io.connectdoris.ddl.ColumnDefinition;
import io.connectdoris.ddl.SchemaException;
import io.connectdoris.ddl.TableDefinition;
import io.connectdoris.sink.encode.KafkaCoordinates;
import io.connectdoris.sink.encode.LogicalTypes;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.encode.RowLayout;
import io.connectdoris.sink.encode.SourcePosition;
import io.connectdoris.sink.encode.TypeSettings;
import io.connectdoris.sink.encode.UnsupportedTypeException;
import io.connectdoris.sink.schema.CreateSettings.WithoutKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** What a table shall be that does not exist yet, and what a column shall be that is missing. */
final class TablePlanner {

    private static final int MOST_REPLICAS = 3;

    /** A topic's name has at most 249 ASCII characters. */
    private static final int LONGEST_TOPIC = 249;

    private final DorisClient client;
    private final CreateSettings create;
    private final TypeSettings types;

    TablePlanner(DorisClient client, CreateSettings create, TypeSettings types) {
        this.client = client;
        this.create = create;
        this.types = types;
    }

    /** A table for such rows: key columns first and in key order, every other column nullable. */
    TableDefinition table(TableName name, Row key, Row row) {
        List<ColumnDefinition> keys = key.isPresent() ? keyColumns(name, key, row) : substituteKey(name);
        List<ColumnDefinition> values = new ArrayList<>();
        for (int i = 0; i < row.layout().names().size(); i++) {
            String column = row.layout().names().get(i);
            if (keys.stream().noneMatch(each -> each.name().equalsIgnoreCase(column))) {
                valueColumn(name, row, i).ifPresent(values::add);
            }
        }
        boolean sequence = create.sequence() && !keys.isEmpty();
        return new TableDefinition(
                name,
                keys,
                values,
                sequence ? Optional.of(SourcePosition.COLUMN_TYPE) : Optional.empty(),
                properties(),
                "");
    }

    /**
     * A value column; empty when a schemaless row has null there, which says nothing of its type.
     *
     * @throws SchemaException for a type that is not known
     */
    Optional<ColumnDefinition> valueColumn(TableName table, Row row, int column) {
        return columnType(table, row, column, false)
                .map(type -> new ColumnDefinition(
                        row.layout().names().get(column), type, true, Optional.empty(), comment(row.layout(), column)));
    }

    /**
     * A column that was added at the source after there were rows; empty when a schemaless row has null there.
     *
     * @throws SchemaException for a type that is not known
     */
    Optional<ColumnDefinition> addedColumn(TableName table, Row row, int column) {
        return valueColumn(table, row, column)
                .map(definition -> new ColumnDefinition(
                        definition.name(),
                        definition.type(),
                        definition.nullable(),
                        row.layout()
                                .schema(column)
                                .flatMap(schema -> ColumnDefaults.of(schema, definition.type(), types)),
                        definition.comment()));
    }

    private List<ColumnDefinition> keyColumns(TableName table, Row key, Row row) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (int i = 0; i < key.layout().names().size(); i++) {
            String name = key.layout().names().get(i);
            // The key's own schema does not say how long a text can be; the row's does.
            int inRow = row.layout().indexOf(name);
            Row knowing = inRow >= 0 ? row : key;
            int column = inRow >= 0 ? inRow : i;
            DorisType type = columnType(table, knowing, column, true)
                    .orElseThrow(() -> new SchemaException("key column " + name + " of table " + table + " is null"));
            boolean optional = key.layout().schema(i).map(Schema::isOptional).orElse(false);
            columns.add(
                    new ColumnDefinition(name, type, optional, Optional.empty(), comment(knowing.layout(), column)));
        }
        return columns;
    }

    private List<ColumnDefinition> substituteKey(TableName table) {
        if (create.withoutKey() == WithoutKey.FAIL) {
            throw new SchemaException(
                    "Table " + table + " cannot be created: its records have no key, and without one a"
                            + " change cannot find its row. Give them one with the source's message.key.columns, or set"
                            + " tables.without.key to duplicate or kafka_coordinates if the topic is append-only.");
        }
        if (create.withoutKey() == WithoutKey.DUPLICATE) {
            return List.of();
        }
        return List.of(
                coordinate(KafkaCoordinates.TOPIC, DorisType.varcharOrString(LONGEST_TOPIC)),
                coordinate(KafkaCoordinates.PARTITION, DorisType.INT),
                coordinate(KafkaCoordinates.OFFSET, DorisType.BIGINT));
    }

    private static ColumnDefinition coordinate(String name, DorisType type) {
        return new ColumnDefinition(name, type, false, Optional.empty(), "");
    }

    private Optional<DorisType> columnType(TableName table, Row row, int column, boolean key) {
        try {
            Optional<Schema> schema = row.layout().schema(column);
            return schema.isPresent()
                    ? Optional.of(LogicalTypes.columnType(schema.get(), key, types))
                    : LogicalTypes.schemalessColumnType(row.value(column), key);
        } catch (UnsupportedTypeException e) {
            throw new SchemaException("Column " + row.layout().names().get(column) + " of table " + table
                    + " cannot be created: " + e.getMessage());
        }
    }

    /** Debezium puts a column's comment into the schema's doc; a struct's doc is about its type. */
    private static String comment(RowLayout layout, int column) {
        return layout.schema(column)
                .filter(schema -> schema.doc() != null && schema.type() != Schema.Type.STRUCT)
                .map(Schema::doc)
                .orElse("");
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(create.properties());
        if (!properties.containsKey("replication_num") && !properties.containsKey("replication_allocation")) {
            long alive = client.backends().stream().filter(Backend::alive).count();
            if (alive == 0) {
                throw new SchemaException.Busy("No BE is alive, so no table can be created now; it is tried again.");
            }
            properties.put("replication_num", Long.toString(Math.min(MOST_REPLICAS, alive)));
        }
        return properties;
    }
}

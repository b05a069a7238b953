package io.connectdoris.sink.cdc;

import io.connectdoris.sink.route.SourceTable;
import java.util.HashMap;
import java.util.Map;

/** One instance for each source table, so that comparing two is quick. */
final class SourceTables {

    private final Map<SourceTable, SourceTable> instances = new HashMap<>();
    private SourceTable latest = SourceTable.UNKNOWN;

    /** Any of the names may be null, as the source block has it. */
    SourceTable of(Object connector, Object database, Object schema, Object table) {
        String connectorName = text(connector);
        String databaseName = text(database);
        String schemaName = text(schema);
        String tableName = text(table);
        if (!latest.table().equals(tableName)
                || !latest.schema().equals(schemaName)
                || !latest.database().equals(databaseName)
                || !latest.connector().equals(connectorName)) {
            latest = instances.computeIfAbsent(
                    new SourceTable(connectorName, databaseName, schemaName, tableName), source -> source);
        }
        return latest;
    }

    SourceTable latest() {
        return latest;
    }

    private static String text(Object name) {
        return name == null ? "" : name.toString();
    }
}

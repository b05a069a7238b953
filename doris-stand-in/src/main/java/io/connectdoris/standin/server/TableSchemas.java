package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The answer of {@code _schema}. */
final class TableSchemas {

    private TableSchemas() {}

    static Map<String, Object> schema(Table table, DorisVersion version) {
        boolean more = version.isAtLeast(DorisVersion.V4_0);
        List<Object> properties = new ArrayList<>();
        table.columns().forEach(column -> properties.add(property(table, column, more)));
        Map<String, Object> schema =
                Json.object("status", 200, "keysType", table.model().apiName());
        if (more) {
            schema.put("schema_version", table.definition().schemaVersion());
        }
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> property(Table table, Column column, boolean more) {
        Map<String, Object> property =
                Json.object("name", column.name(), "type", column.type().primitiveName(), "comment", column.comment());
        if (column.type().kind() == DataType.Kind.DECIMAL) {
            property.put("precision", Integer.toString(column.type().length()));
            property.put("scale", Integer.toString(column.type().scale()));
        }
        property.put("aggregation_type", table.aggregationOf(column));
        if (more) {
            property.put("is_nullable", column.nullable() ? "Yes" : "No");
            property.put("column_uid", Integer.toString(column.slot()));
            property.put("is_key", column.key() ? "Yes" : "No");
        }
        return property;
    }
}

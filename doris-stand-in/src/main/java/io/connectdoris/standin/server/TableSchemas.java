package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The answers of {@code _schema} and {@code fe_version_info}. */
final class TableSchemas {

    private TableSchemas() {}

    static Map<String, Object> schema(Table table) {
        List<Object> properties = new ArrayList<>();
        table.columns().forEach(column -> properties.add(property(table, column)));
        return Json.object(
                "status",
                200,
                "keysType",
                table.model().apiName(),
                "schema_version",
                table.definition().schemaVersion(),
                "properties",
                properties);
    }

    private static Map<String, Object> property(Table table, Column column) {
        Map<String, Object> property =
                Json.object("name", column.name(), "type", column.type().primitiveName(), "comment", column.comment());
        if (column.type().kind() == DataType.Kind.DECIMAL) {
            property.put("precision", Integer.toString(column.type().length()));
            property.put("scale", Integer.toString(column.type().scale()));
        }
        property.put("aggregation_type", table.aggregationOf(column));
        property.put("is_nullable", column.nullable() ? "Yes" : "No");
        property.put("column_uid", Integer.toString(column.slot()));
        property.put("is_key", column.key() ? "Yes" : "No");
        return property;
    }

    static Map<String, Object> version() {
        return Json.object(
                "dorisBuildVersionPrefix", "doris",
                "dorisBuildVersionMajor", 4,
                "dorisBuildVersionMinor", 1,
                "dorisBuildVersionPatch", 0,
                "dorisBuildVersionRcVersion", "standin",
                "dorisBuildVersion", "doris-4.1.0-standin",
                "dorisBuildHash", "stand-in",
                "dorisBuildShortHash", "stand-in",
                "dorisBuildInfo", "stand-in",
                "dorisBuildTime", "",
                "dorisJavaCompileVersion", "");
    }
}

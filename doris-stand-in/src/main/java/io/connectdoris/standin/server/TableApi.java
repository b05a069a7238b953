package io.connectdoris.standin.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the FE tells of tables over HTTP: their columns, their size, and whether a column may come or go at once. */
final class TableApi {

    private final World world;
    private final FrontendAccess access;

    TableApi(World world, FrontendAccess access) {
        this.world = world;
        this.access = access;
    }

    Response schema(Request request, String database, String name) throws Refused {
        access.requireMethod(request, "GET");
        Table table = access.selectable(request, database, name);
        return Replies.ok(TableSchemas.schema(table, world.version()));
    }

    Response count(Request request, String database, String name) throws Refused {
        access.requireMethod(request, "GET");
        Table table = access.selectable(request, database, name);
        return Replies.ok(Json.object("status", 200, "size", table.count()));
    }

    /** Bytes by table. Doris learns them late from its BEs; here only those of tables without rows are known. */
    Response sizes(Request request) throws Refused {
        access.requireMethod(request, "GET");
        access.authenticate(request);
        String name = request.parameter("db")
                .orElseThrow(() ->
                        new Refused(Replies.error("stand-in: not supported: show_table_data without a database")));
        Optional<Database> database = world.catalog().database(name);
        if (database.isEmpty()) {
            return Replies.error("database " + name + " not found.");
        }
        Map<String, Object> sizes = new LinkedHashMap<>();
        for (Table table : database.get().tables()) {
            if (table.count() > 0) {
                return Replies.error("stand-in: not supported: the size of " + name + "." + table.name()
                        + ", which has rows; nothing is stored here as Doris does");
            }
            sizes.put(table.name(), 0);
        }
        return Replies.ok(Json.object(name, sizes));
    }

    Response lightSchemaChange(Request request, String databaseName, String tableName) throws Refused, IOException {
        access.requireMethod(request, "GET");
        byte[] body = request.body().readAllBytes();
        if (body.length == 0) {
            return Replies.internal(missingBody());
        }
        access.authenticate(request);
        Table table = access.table(databaseName, tableName);
        if (!table.isLightSchemaChange()) {
            return Replies.error("table " + tableName + " disable light schema change");
        }
        JsonNode change = Json.read(new String(body, StandardCharsets.UTF_8));
        String column = change.path("columnName").asText("");
        boolean key = table.definition().column(column).filter(Column::key).isPresent();
        if (change.path("isDropColumn").asBoolean(false) && key) {
            return Replies.error(
                    "Column " + column + " is primary key in materializedIndex that can't do the light schema change");
        }
        return Replies.ok(null);
    }

    private String missingBody() {
        String servlet = (world.version().isAtLeast(DorisVersion.V4_0) ? "jakarta" : "javax") + ".servlet.http.";
        return "Required request body is missing: public java.lang.Object"
                + " org.apache.doris.httpv2.rest.TableSchemaAction.columnChangeCanSync(java.lang.String,"
                + "java.lang.String," + servlet + "HttpServletRequest," + servlet
                + "HttpServletResponse,java.lang.String)";
    }
}

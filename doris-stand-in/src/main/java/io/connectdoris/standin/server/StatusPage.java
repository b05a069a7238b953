package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.Table;
import java.util.List;

/** A page for people: every table and its first rows. */
final class StatusPage {

    private static final int MAX_ROWS = 100;

    private StatusPage() {}

    static String html(World world) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\">")
                .append("<title>Doris stand-in</title></head><body><h1>Doris stand-in</h1>")
                .append("<p>This answers as Apache Doris does. It is not Doris.</p>");
        for (Database database : world.catalog().databases()) {
            world.transactions(database).settle();
            database.tables().forEach(table -> table(out, database, table));
        }
        return out.append("</body></html>").toString();
    }

    private static void table(StringBuilder out, Database database, Table table) {
        out.append("<h2>")
                .append(escaped(database.name() + "." + table.name()))
                .append("</h2><p>")
                .append(table.count())
                .append(" rows</p><table border=\"1\"><tr>");
        List<Column> columns = table.columns();
        columns.forEach(
                column -> out.append("<th>").append(escaped(column.name())).append("</th>"));
        out.append("</tr>");
        table.liveRows().stream().limit(MAX_ROWS).forEach(row -> {
            out.append("<tr>");
            columns.forEach(column -> {
                String value = row[column.slot()];
                out.append("<td>")
                        .append(value == null ? "<i>NULL</i>" : escaped(value))
                        .append("</td>");
            });
            out.append("</tr>");
        });
        out.append("</table>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.connectdoris.standin.catalog;

import java.util.List;

/** A view: its columns, the query as it was written, and the query as SHOW CREATE VIEW prints it, with every name in full. */
public record View(String name, List<Column> columns, String comment, String query, String printed) {

    public View {
        columns = List.copyOf(columns);
    }

    public View withName(String newName) {
        return new View(newName, columns, comment, query, printed);
    }

    public View withComment(String newComment) {
        return new View(name, columns, newComment, query, printed);
    }
}

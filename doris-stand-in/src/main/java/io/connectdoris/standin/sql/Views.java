package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.View;
import io.connectdoris.standin.sql.DorisSqlParser.StatementContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** CREATE, ALTER, DROP and SHOW CREATE VIEW. Views are kept and described, but no query reads them. */
final class Views {

    private final Users users;
    private final Resolver resolver;
    private final SelectEngine engine;
    private final DorisVersion version;

    Views(Users users, Resolver resolver, SelectEngine engine, DorisVersion version) {
        this.users = users;
        this.resolver = resolver;
        this.engine = engine;
        this.version = version;
    }

    /** Whether the statement is one of these. */
    boolean run(StatementContext statement, Session session) throws DorisException {
        if (statement instanceof DorisSqlParser.CreateViewContext create) {
            create(create, session);
        } else if (statement instanceof DorisSqlParser.AlterViewContext alter) {
            alter(alter, session);
        } else if (statement instanceof DorisSqlParser.DropViewContext drop) {
            drop(drop, session);
        } else {
            return false;
        }
        return true;
    }

    private void create(DorisSqlParser.CreateViewContext create, Session session) throws DorisException {
        Database database = resolver.database(Resolver.databaseName(create.name, session));
        String name = Resolver.last(create.name);
        require(session, Privilege.CREATE, database, name);
        DefinitionRules.of(version, session).names().checkTable(name);
        View view = new View(
                name,
                List.of(),
                create.comment == null ? "" : SqlTexts.escaped(create.comment),
                SqlTexts.source(create.query()),
                "");
        synchronized (database) {
            boolean replaces = create.REPLACE() != null && database.view(name).isPresent();
            if (database.has(name) && !replaces) {
                if (create.EXISTS() != null) {
                    return;
                }
                throw DorisException.of("Table '" + name + "' already exists");
            }
            database.put(described(view, create.viewColumns(), session));
        }
    }

    private View described(View view, DorisSqlParser.ViewColumnsContext names, Session session) throws DorisException {
        ViewQuery query = ViewQuery.read(view.query(), session.database(), resolver);
        List<Column> columns = new ArrayList<>();
        List<Column> selected = query.columns(engine, session.database());
        if (names != null && names.viewColumn().size() != selected.size()) {
            throw DorisException.of("The size of column list and select list are not equal.");
        }
        for (int i = 0; i < selected.size(); i++) {
            Column column = selected.get(i);
            if (names != null) {
                DorisSqlParser.ViewColumnContext given = names.viewColumn(i);
                column = column.withName(SqlTexts.name(given.name))
                        .withComment(given.comment == null ? "" : SqlTexts.literal(given.comment));
            }
            String name = column.name();
            if (columns.stream().anyMatch(other -> other.isNamed(name))) {
                throw DorisException.of("Duplicate column name '" + name + "'");
            }
            columns.add(column);
        }
        return new View(view.name(), columns, view.comment(), view.query(), query.printed());
    }

    private void alter(DorisSqlParser.AlterViewContext alter, Session session) throws DorisException {
        Database database = resolver.database(Resolver.databaseName(alter.name, session));
        String name = Resolver.last(alter.name);
        require(session, Privilege.ALTER, database, name);
        Optional<View> view = database.view(name);
        if (view.isEmpty()) {
            throw database.has(name)
                    ? wrongObject(database.name(), name, "VIEW", "TABLE")
                    : DorisException.of("Unknown table '" + name + "' in " + database.name());
        }
        if (alter.query() == null) {
            database.put(view.get().withComment(SqlTexts.verbatim(alter.comment)));
            return;
        }
        View changed = new View(name, List.of(), view.get().comment(), SqlTexts.source(alter.query()), "");
        database.put(described(changed, alter.viewColumns(), session));
    }

    private void drop(DorisSqlParser.DropViewContext drop, Session session) throws DorisException {
        Database database = resolver.database(Resolver.databaseName(drop.name, session));
        String name = Resolver.last(drop.name);
        require(session, Privilege.DROP, database, name);
        if (database.table(name).isPresent()) {
            throw wrongObject(database.name(), name, "VIEW", "TABLE");
        }
        if (database.view(name).isEmpty() && drop.EXISTS() == null) {
            throw DorisException.of("Unknown table '" + name + "' in " + database.name());
        }
        database.removeView(name);
    }

    static DorisException wrongObject(String database, String name, String wanted, String is) {
        return DorisException.of("'" + database + "." + name + "' is not " + wanted + ". Use 'DROP " + is + " "
                + database + "." + name + "'.");
    }

    private void require(Session session, Privilege privilege, Database database, String name) throws DorisException {
        if (!users.may(session.user(), privilege, database.name(), name)) {
            throw DorisException.of("Access denied; you need (at least one of) the (" + privilege
                    + ") privilege(s) for this operation");
        }
    }

    /** The answer to SHOW CREATE TABLE and SHOW CREATE VIEW. */
    static SqlResult showCreate(View view) {
        String columns = view.columns().stream()
                .map(column ->
                        column.name() + (column.comment().isEmpty() ? "" : " COMMENT '" + column.comment() + "'"))
                .collect(Collectors.joining(","));
        String comment = view.comment().isEmpty() ? "" : " COMMENT '" + view.comment() + "'";
        String text =
                "CREATE VIEW `" + view.name() + "`\n(" + columns + ")\n" + comment + " AS " + view.printed() + ";";
        return SqlResult.texts(
                List.of("View", "Create View", "character_set_client", "collation_connection"),
                List.of(List.of(view.name(), text, "utf8mb4", "utf8mb4_0900_bin")));
    }
}

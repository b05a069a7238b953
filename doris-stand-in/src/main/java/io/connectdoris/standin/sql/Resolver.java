package io.connectdoris.standin.sql;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.View;
import io.connectdoris.standin.sql.DorisSqlParser.MultipartContext;
import java.util.Optional;

/** Finds what a statement names, and refuses who may not use it. */
final class Resolver {

    /** A table and where it is. */
    record Found(Database database, Table table) {}

    private final Catalog catalog;
    private final Users users;

    Resolver(Catalog catalog, Users users) {
        this.catalog = catalog;
        this.users = users;
    }

    Found table(MultipartContext context, Session session, Privilege privilege) throws DorisException {
        Database database = database(databaseName(context, session));
        String name = last(context);
        require(session, privilege, database.name(), name);
        return new Found(
                database, database.table(name).orElseThrow(() -> DorisException.of("Unknown table '" + name + "'")));
    }

    Optional<View> view(MultipartContext context, Session session) throws DorisException {
        return database(databaseName(context, session)).view(last(context));
    }

    void require(Session session, Privilege privilege, String database, String table) throws DorisException {
        if (users.may(session.user(), privilege, database, table)) {
            return;
        }
        String who = "'" + session.user() + "'@'" + session.host() + "'";
        throw DorisException.of(
                switch (privilege) {
                    case ALTER ->
                        "ALTER TABLE command denied to user " + who + " for table '" + database + ": " + table + "'";
                    case SELECT ->
                        "SELECT command denied to user " + who + " for table '" + database + ": " + table + "'";
                    case ADMIN ->
                        "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this" + " operation";
                    default -> "LOAD command denied to user " + who + " for table '" + database + ": " + table + "'";
                });
    }

    Database database(String name) throws DorisException {
        return catalog.database(name).orElseThrow(() -> DorisException.of("Unknown database '" + name + "'"));
    }

    /** Makes a database the current one. */
    void use(String name, Session session) throws DorisException {
        if (!catalog.exists(name)) {
            throw DorisException.coded(DorisException.UNKNOWN_DATABASE, "Unknown database '" + name + "'");
        }
        if (!Catalog.SYSTEM.contains(name) && !users.sees(session.user(), name)) {
            throw DorisException.coded(
                    DorisException.DATABASE_DENIED,
                    "Access denied for user '" + session.user() + "' to database '" + name + "'");
        }
        session.use(name);
    }

    static String databaseName(MultipartContext context, Session session) throws DorisException {
        int parts = context.parts.size();
        return parts > 1 ? SqlTexts.name(context.parts.get(parts - 2).getText()) : session.requireDatabase();
    }

    static String last(MultipartContext context) {
        return SqlTexts.name(context.parts.get(context.parts.size() - 1).getText());
    }
}

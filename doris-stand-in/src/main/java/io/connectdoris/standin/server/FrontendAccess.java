package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.http.Request;

/** What the FE's endpoints ask before they answer: the method, who it is, and whether the database and the table are there. */
final class FrontendAccess {

    private final World world;

    FrontendAccess(World world) {
        this.world = world;
    }

    /** What may be read with GET may be asked for with HEAD, too. */
    void requireMethod(Request request, String method) throws Refused {
        boolean head = method.equals("GET") && request.method().equals("HEAD");
        if (!head && !request.method().equals(method)) {
            boolean older = !world.version().isAtLeast(DorisVersion.V4_0);
            throw new Refused(Replies.internal(
                    "Request method '" + request.method() + (older ? "' not supported" : "' is not supported")));
        }
    }

    Credentials authenticate(Request request) throws Refused {
        String header = request.header("Authorization").orElse("");
        String[] parts = header.strip().split("\\s+");
        if (parts.length != 2) {
            throw new Refused(Replies.unauthorized("Need auth information."));
        }
        try {
            Credentials credentials = Credentials.decode(parts[1]);
            if (!world.users().isPassword(credentials.user(), credentials.password())) {
                throw new Refused(Replies.unauthorized(Privileges.denied(credentials.user(), request.remoteHost())));
            }
            return credentials;
        } catch (Credentials.Unreadable e) {
            throw new Refused(Replies.internal(e.getMessage()));
        }
    }

    Table selectable(Request request, String database, String table) throws Refused {
        Credentials credentials = authenticate(request);
        if (!world.users().may(credentials.user(), Privilege.SELECT, database, table)) {
            throw new Refused(Replies.unauthorized(Privileges.needs("Select_priv")));
        }
        return table(database, table);
    }

    Table table(String databaseName, String tableName) throws Refused {
        String missing = Texts.tableNotFound(world.version(), tableName);
        return database(databaseName)
                .table(tableName)
                .orElseThrow(() -> new Refused(Replies.error("errCode = 7, detailMessage = " + missing)));
    }

    Database database(String name) throws Refused {
        return world.catalog()
                .database(name)
                .orElseThrow(() ->
                        new Refused(Replies.error("errCode = 7, detailMessage = unknown databases, dbName=" + name)));
    }
}

package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;

/** Asking the FE for the fate of a label, and giving a running load up. */
final class LabelApi {

    private final World world;
    private final FrontendAccess access;

    LabelApi(World world, FrontendAccess access) {
        this.world = world;
        this.access = access;
    }

    Response state(Request request, String databaseName) throws Refused {
        access.requireMethod(request, "GET");
        access.authenticate(request);
        String label =
                request.parameter("label").orElseThrow(() -> new Refused(Replies.badRequest("No label selected")));
        Database database = access.database(databaseName);
        return Replies.ok(world.transactions(database)
                .newest(label)
                .map(txn -> txn.state().name())
                .orElse("UNKNOWN"));
    }

    Response cancel(Request request, String databaseName) throws Refused {
        access.requireMethod(request, "POST");
        Credentials credentials = access.authenticate(request);
        String label =
                request.parameter("label").orElseThrow(() -> new Refused(Replies.badRequest("No label specified")));
        Database database = access.database(databaseName);
        if (!world.users().may(credentials.user(), Privilege.LOAD, databaseName, "*")) {
            return Replies.unauthorized(Privileges.deniedDatabase(credentials.user(), databaseName));
        }
        try {
            world.transactions(database).cancel(label);
            return Replies.ok(null);
        } catch (DorisException e) {
            return Replies.error(e.detail());
        }
    }
}

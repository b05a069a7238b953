package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.catalog.DorisException;

/** Passwords and grants with the FE's texts. */
final class Privileges {

    private Privileges() {}

    static void checkPassword(World world, Credentials credentials, String host) throws DorisException {
        if (!world.users().isPassword(credentials.user(), credentials.password())) {
            throw DorisException.of(denied(credentials.user(), host));
        }
    }

    static String denied(String user, String host) {
        return "Access denied for user '" + user + "@" + host + "' (using password: YES)";
    }

    static String deniedDatabase(String user, String database) {
        return "Access denied for user '" + user + "' to database '" + database + "'";
    }

    /** The check when a load begins. */
    static void checkLoad(World world, Credentials credentials, String database, String table) throws DorisException {
        if (!world.users().may(credentials.user(), Privilege.LOAD, database, table)) {
            throw DorisException.of("Access denied; you need (at least one of) the (priv predicate: OR,"
                    + " Admin_priv,Load_priv) privilege(s) for this operation");
        }
    }

    static String needs(String privilege) {
        return "Access denied; you need (at least one of) the Admin_priv," + privilege
                + " privilege(s) for this operation";
    }
}

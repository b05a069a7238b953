package io.connectdoris.standin.mysql;

import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.net.Listener;
import io.connectdoris.standin.sql.SqlExecutor;
import java.io.IOException;
import java.net.Socket;

/** The FE's query port: everybody who connects gets a session of their own. */
public final class MysqlService implements Listener.Service {

    private final Users users;
    private final SqlExecutor sql;
    private final Connections connections = new Connections();

    public MysqlService(Users users, SqlExecutor sql) {
        this.users = users;
        this.sql = sql;
    }

    @Override
    public void serve(Socket socket) throws IOException {
        int id = connections.newId();
        try {
            new Connection(id, socket, users, sql, connections).run();
        } finally {
            connections.leave(id);
        }
    }
}

package io.connectdoris.standin.mysql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.sql.Session;
import io.connectdoris.standin.sql.SqlExecutor;
import io.connectdoris.standin.sql.SqlResult;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Carries out what a client asks for, in its session. */
final class Commands {

    private static final int MULTI_STATEMENTS_ON = 0;

    private final PacketChannel channel;
    private final SqlExecutor sql;
    private final Connections connections;
    private Session session;
    private Capabilities capabilities;
    private Answers answers;

    Commands(
            PacketChannel channel,
            Capabilities capabilities,
            SqlExecutor sql,
            Session session,
            Connections connections) {
        this.channel = channel;
        this.capabilities = capabilities;
        this.sql = sql;
        this.session = session;
        this.connections = connections;
        this.answers = new Answers(channel, capabilities);
    }

    Capabilities capabilities() {
        return capabilities;
    }

    void run(int code, Optional<Command> command, PacketReader request) throws IOException {
        try {
            run(command.orElseThrow(() -> Refused.unknownCommand(code)), request);
        } catch (Refused e) {
            answers.error(e);
        } catch (DorisException e) {
            answers.error(e);
        }
    }

    private void run(Command command, PacketReader request) throws IOException, Refused, DorisException {
        switch (command) {
            case INIT_DB -> {
                sql.use(request.restAsText(), session);
                answers.ok();
            }
            case QUERY -> query(request.restAsText());
            case FIELD_LIST -> fieldList(request.zeroTerminated());
            case STATISTICS -> answers.plain("Threads: " + connections.count());
            case PING -> answers.ok();
            case STMT_PREPARE -> throw Refused.serverSidePreparation();
            case SET_OPTION -> setOption(request.int2());
            case RESET_CONNECTION -> {
                session = session.anew();
                answers.ok();
            }
            case STMT_CLOSE -> {
                // Nothing is open, and no answer is expected.
            }
            case QUIT, CHANGE_USER -> throw new IllegalArgumentException(command + " ends a session");
        }
    }

    /** Who did not ask for multiple results gets the last one; statements after one that fails do not run. */
    private void query(String text) throws IOException, DorisException {
        List<SqlExecutor.Statement> statements = sql.statements(text);
        boolean all = capabilities.has(Capabilities.MULTI_STATEMENTS);
        SqlResult last = SqlResult.DONE;
        Iterator<SqlExecutor.Statement> each = statements.iterator();
        while (each.hasNext()) {
            last = each.next().run(session);
            if (all && each.hasNext()) {
                answers.result(last, true);
            }
        }
        answers.result(last, false);
    }

    private void fieldList(String table) throws IOException, DorisException {
        answers.columns(table, sql.columns(table, session));
    }

    private void setOption(int option) throws IOException {
        capabilities = capabilities.with(Capabilities.MULTI_STATEMENTS, option == MULTI_STATEMENTS_ON);
        answers = new Answers(channel, capabilities);
        answers.done();
    }
}

package io.connectdoris.standin.mysql;

import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.sql.Session;
import io.connectdoris.standin.sql.SqlExecutor;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** One client from its login to its end. */
final class Connection {

    private final int id;
    private final Socket socket;
    private final SqlExecutor sql;
    private final Connections connections;
    private final PacketChannel channel;
    private final Handshake handshake;

    Connection(int id, Socket socket, Users users, SqlExecutor sql, Connections connections) throws IOException {
        this.id = id;
        this.socket = socket;
        this.sql = sql;
        this.connections = connections;
        this.channel = new PacketChannel(socket);
        this.handshake = new Handshake(channel, users, socket.getInetAddress());
    }

    void run() throws IOException {
        Optional<Commands> commands = logIn();
        while (commands.isPresent()) {
            commands = next(commands.get());
        }
    }

    private Optional<Commands> logIn() throws IOException {
        try {
            return Optional.of(enter(handshake.negotiate(id, SqlExecutor.MYSQL_VERSION)));
        } catch (Refused e) {
            return refused(e);
        }
    }

    /** Empty when there is no next one. */
    private Optional<Commands> next(Commands commands) throws IOException {
        Optional<byte[]> packet = channel.readCommand();
        if (packet.isEmpty()) {
            return Optional.empty();
        }
        PacketReader request = new PacketReader(packet.get());
        int code = request.int1();
        Optional<Command> command = Command.of(code);
        if (command.filter(Command.QUIT::equals).isPresent()) {
            return Optional.empty();
        }
        if (command.filter(Command.CHANGE_USER::equals).isPresent()) {
            return changeUser(request, commands.capabilities());
        }
        commands.run(code, command, request);
        channel.flush();
        return Optional.of(commands);
    }

    private Optional<Commands> changeUser(PacketReader request, Capabilities capabilities) throws IOException {
        try {
            return Optional.of(enter(handshake.changeUser(request, capabilities)));
        } catch (Refused e) {
            return refused(e);
        }
    }

    private Commands enter(Login login) throws IOException, Refused {
        connections.enter(id, login.user());
        Session session = new Session(login.user(), socket.getInetAddress().getHostAddress(), "", id);
        Answers answers = new Answers(channel, login.client());
        try {
            if (!login.database().isEmpty()) {
                sql.use(login.database(), session);
            }
            answers.ok();
            channel.flush();
            return new Commands(channel, login.client(), sql, session, connections);
        } catch (DorisException e) {
            throw Refused.of(e);
        }
    }

    private Optional<Commands> refused(Refused refusal) throws IOException {
        new Answers(channel, Capabilities.SERVER).error(refusal);
        channel.flush();
        return Optional.empty();
    }
}

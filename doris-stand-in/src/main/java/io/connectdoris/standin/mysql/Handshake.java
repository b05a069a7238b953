package io.connectdoris.standin.mysql;

import io.connectdoris.standin.auth.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;

/** Greets a client and finds out who it is. */
final class Handshake {

    private static final int VERSION = 10;
    private static final int UTF8 = 33;
    private static final int FIRST_PART = 8;
    private static final int RESERVED = 10;
    private static final int CLIENT_RESERVED = 23;
    private static final int SWITCH_METHOD = 0xfe;
    /** Let in without a look at the password when they come from the FE's own machine. */
    private static final Set<String> TRUSTED = Set.of("root", "admin");

    private final PacketChannel channel;
    private final Users users;
    private final InetAddress client;
    private final byte[] challenge = NativePassword.challenge();

    Handshake(PacketChannel channel, Users users, InetAddress client) {
        this.channel = channel;
        this.users = users;
        this.client = client;
    }

    /** From the greeting to a login that is good. */
    Login negotiate(int connectionId, String serverVersion) throws IOException, Refused {
        greet(connectionId, serverVersion);
        PacketReader answer = new PacketReader(channel.read());
        Capabilities capabilities = new Capabilities(answer.hasMore() ? answer.int2() : 0);
        if (!capabilities.has(Capabilities.PROTOCOL_41)) {
            throw Refused.login("stand-in: not supported: clients older than MySQL 4.1");
        }
        capabilities = new Capabilities(capabilities.flags() | answer.int2() << 16);
        if (capabilities.has(Capabilities.TLS)) {
            throw Refused.login("stand-in: not supported: TLS on the MySQL port; connect without it"
                    + " (--ssl-mode=DISABLED, sslMode=DISABLED)");
        }
        answer.bytes(Integer.BYTES + 1 + CLIENT_RESERVED);
        String user = answer.zeroTerminated();
        byte[] proof =
                capabilities.has(Capabilities.COUNTED_AUTH_DATA) ? answer.counted() : answer.bytes(answer.int1());
        String database = capabilities.has(Capabilities.CONNECT_WITH_DATABASE) ? answer.zeroTerminated() : "";
        return authenticated(user, proof, database, answer, capabilities);
    }

    private void greet(int connectionId, String serverVersion) throws IOException {
        int flags = Capabilities.SERVER.flags();
        channel.write(new PacketWriter()
                .int1(VERSION)
                .zeroTerminated(serverVersion)
                .int4(connectionId)
                .bytes(Arrays.copyOf(challenge, FIRST_PART))
                .int1(0)
                .int2(flags)
                .int1(UTF8)
                .int2(0)
                .int2(flags >>> 16)
                .int1(challenge.length + 1)
                .bytes(new byte[RESERVED])
                .bytes(Arrays.copyOfRange(challenge, FIRST_PART, challenge.length))
                .int1(0)
                .zeroTerminated(NativePassword.METHOD)
                .content());
        channel.flush();
    }

    /** Another user on the same connection. */
    Login changeUser(PacketReader request, Capabilities capabilities) throws IOException, Refused {
        String user = request.zeroTerminated();
        byte[] proof = request.bytes(request.int1());
        String database = request.zeroTerminated();
        if (request.hasMore()) {
            request.int2();
        }
        return authenticated(user, proof, database, request, capabilities);
    }

    private Login authenticated(
            String user, byte[] proof, String database, PacketReader rest, Capabilities capabilities)
            throws IOException, Refused {
        boolean other = capabilities.has(Capabilities.PLUGIN_AUTH)
                && rest.hasMore()
                && !rest.zeroTerminated().equals(NativePassword.METHOD);
        String name = withoutWorkloadGroup(user);
        check(name, other ? switchMethod() : proof);
        return new Login(name, database, capabilities);
    }

    private static String withoutWorkloadGroup(String user) {
        int hash = user.indexOf('#');
        return hash < 0 ? user : user.substring(0, hash);
    }

    /** Newer clients begin with a method of their own, and follow when asked. */
    private byte[] switchMethod() throws IOException {
        channel.write(new PacketWriter()
                .int1(SWITCH_METHOD)
                .zeroTerminated(NativePassword.METHOD)
                .bytes(challenge)
                .int1(0)
                .content());
        channel.flush();
        return channel.read();
    }

    private void check(String user, byte[] proof) throws Refused {
        boolean trusted = client.isLoopbackAddress() && TRUSTED.contains(user) && users.exists(user);
        if (!trusted && !users.isPassword(user, password -> NativePassword.proves(proof, challenge, password))) {
            throw Refused.accessDenied(user.isEmpty() ? "anonym" : user, client.getHostAddress(), proof.length > 0);
        }
    }
}

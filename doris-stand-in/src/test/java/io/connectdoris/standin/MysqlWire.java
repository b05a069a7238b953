package io.connectdoris.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A MySQL client that writes and reads packets byte by byte. Packets are shown as their number and their content, in hex. */
final class MysqlWire implements AutoCloseable {

    static final int PROTOCOL_41 = 0x200;
    static final int SECURE = 0x8000;
    static final int MULTI_STATEMENTS = 0x10000;
    static final int PLUGIN_AUTH = 0x80000;
    static final int DEPRECATE_EOF = 0x1000000;
    static final int TLS = 0x800;
    private static final int PLAIN = PROTOCOL_41 | SECURE;

    private final Socket socket;

    MysqlWire(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Logged in as root, which needs no password here. */
    static MysqlWire root(int port, int capabilities) throws IOException {
        MysqlWire wire = new MysqlWire(port);
        wire.read();
        wire.logIn(capabilities, "root", "");
        wire.read();
        return wire;
    }

    void logIn(int capabilities, String user, String method) throws IOException {
        ByteArrayOutputStream login = new ByteArrayOutputStream();
        login.writeBytes(capabilities(PLAIN | capabilities));
        login.writeBytes(new byte[4 + 1 + 23]);
        login.writeBytes((user + "\0\0").getBytes(StandardCharsets.UTF_8));
        login.writeBytes((method.isEmpty() ? "" : method + "\0").getBytes(StandardCharsets.UTF_8));
        write(1, login.toByteArray());
    }

    static byte[] capabilities(int flags) {
        return new byte[] {(byte) flags, (byte) (flags >> 8), (byte) (flags >> 16), (byte) (flags >> 24)};
    }

    void write(int number, byte[] content) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(content.length);
        packet.write(content.length >> 8);
        packet.write(content.length >> 16);
        packet.write(number);
        packet.writeBytes(content);
        socket.getOutputStream().write(packet.toByteArray());
    }

    void command(int code, String argument) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(code);
        content.writeBytes(argument.getBytes(StandardCharsets.UTF_8));
        write(0, content.toByteArray());
    }

    byte[] readBytes() throws IOException {
        byte[] header = socket.getInputStream().readNBytes(4);
        int length = header[0] & 0xff | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
        byte[] content = socket.getInputStream().readNBytes(length);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header[3]);
        packet.writeBytes(content);
        return packet.toByteArray();
    }

    String read() throws IOException {
        return hex(readBytes());
    }

    /** Texts stay texts. */
    String readText() throws IOException {
        byte[] packet = readBytes();
        return new String(packet, 1, packet.length - 1, StandardCharsets.ISO_8859_1);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isClosedByServer() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void endSending() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

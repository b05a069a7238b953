package io.connectdoris.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;

/** A stream load of one row into a table of database {@code d} whose body has begun but not ended. */
final class OpenLoad implements AutoCloseable {

    private static final byte[] ROW = "{\"k\":1}".getBytes(StandardCharsets.UTF_8);
    private static final int SENT = 3;

    private final Socket socket;

    /** @param headers each with its line end */
    OpenLoad(DorisStandIn standIn, String table, String headers) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), standIn.bePort());
        String head = "PUT /api/d/" + table + "/_stream_load HTTP/1.1\r\nHost: x\r\nAuthorization: Basic cm9vdDo=\r\n"
                + "format: json\r\nread_json_by_line: true\r\n" + headers + "Content-Length: " + ROW.length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(ROW, 0, SENT);
    }

    /** Waits until the label is known in this state. */
    void awaitState(Wire wire, String label, String state) {
        Awaitility.await().until(() -> wire.get("/api/d/get_load_state?label=" + label)
                .get("data")
                .asText()
                .equals(state));
    }

    /** Sends the rest and returns the answer. */
    JsonNode finish() throws IOException {
        socket.getOutputStream().write(ROW, SENT, ROW.length - SENT);
        return Wire.json(HttpAnswer.read(socket.getInputStream()).body());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

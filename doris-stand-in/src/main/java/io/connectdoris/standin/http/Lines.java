package io.connectdoris.standin.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of an HTTP head: bytes up to a line feed, read as UTF-8 as Doris does with header values. */
final class Lines {

    private static final int MAX_LINE = 1 << 20;

    private Lines() {}

    static String read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("connection ended inside a line");
            }
            line.write(next);
            if (line.size() > MAX_LINE) {
                throw new IOException("line too long");
            }
            next = in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}

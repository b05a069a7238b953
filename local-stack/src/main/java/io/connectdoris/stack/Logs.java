package io.connectdoris.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads log files that a server is still writing. */
final class Logs {
    private Logs() {}

    static boolean contains(Path log, String text) {
        return text(log).contains(text);
    }

    /** The whole log; empty when the server has not opened it yet. Logs may hold any bytes, so they are never refused. */
    static String text(Path log) {
        try {
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "";
        }
    }
}

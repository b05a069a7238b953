package io.connectdoris.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server of the stack did not do what it was started for. The message names the log file to read and shows its end. */
public final class ServerFailure extends RuntimeException {
    private static final int LINES_SHOWN = 20;

    ServerFailure(String message) {
        super(message);
    }

    ServerFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerFailure of(String what, Path log) {
        return new ServerFailure(what + "\n  read " + log + ", which ends with:" + end(log));
    }

    static ServerFailure of(String what, Path log, Throwable cause) {
        return new ServerFailure(
                what + ": " + cause.getMessage() + "\n  read " + log + ", which ends with:" + end(log), cause);
    }

    private static String end(Path log) {
        try {
            // A server may write in any charset: a log that is no UTF-8 must not hide the failure.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.isEmpty()) {
                return " (nothing: the file is empty)";
            }
            return "\n    "
                    + String.join("\n    ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException absent) {
            return " (nothing: there is no such file)";
        }
    }
}

package io.connectdoris.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The folder that one run owns, and everything the run has started. Closing it stops the servers, last started first, and
 * deletes the folder, except for logs that are to be kept. The same happens when this JVM is asked to end (Ctrl-C).
 */
public final class RunFolder implements AutoCloseable {
    private final Path folder;
    private final Thread hook;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private volatile boolean closed;
    private volatile boolean logsKept;

    private RunFolder(Path folder) {
        this.folder = folder;
        this.hook = new Thread(this::shutDown, "stop-the-stack");
    }

    /** Takes an empty folder for a run: what an earlier run has left in it is deleted. */
    public static RunFolder create(Path folder) {
        RunFolder run = new RunFolder(folder.toAbsolutePath().normalize());
        deleteTree(run.folder);
        createFolder(run.logs());
        Runtime.getRuntime().addShutdownHook(run.hook);
        return run;
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** The log of one server; a restart under the same name goes on in the same file. */
    Path log(String server) {
        return logs().resolve(server + ".log");
    }

    /** The data folder of one server, created. */
    Path data(String server) {
        if (closed) {
            throw over();
        }
        return createFolder(folder.resolve("data").resolve(server));
    }

    /** Takes over the duty to stop something; refused, by stopping it at once, when the run is already over. */
    void owns(Runnable stop) {
        synchronized (stops) {
            if (!closed) {
                stops.push(stop);
                return;
            }
        }
        stop.run();
        throw over();
    }

    private static ServerFailure over() {
        return new ServerFailure("the run has been stopped");
    }

    @Override
    public void close() {
        shutDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself does the work then, or has done it.
        }
    }

    /** For a run whose logs somebody will want to read. */
    public void keepLogs() {
        logsKept = true;
    }

    /** Whether the servers are being stopped, or are. What fails from then on fails because of that. */
    boolean isOver() {
        return closed;
    }

    private void shutDown() {
        synchronized (stops) {
            closed = true;
        }
        // Whoever comes second (the hook, while close() is at work) waits here until all is stopped.
        synchronized (hook) {
            while (true) {
                Runnable stop;
                synchronized (stops) {
                    stop = stops.poll();
                }
                if (stop == null) {
                    break;
                }
                stop.run();
            }
            deleteTree(logsKept ? folder.resolve("data") : folder);
        }
    }

    static Path createFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    // A server that is still ending deletes its own files at the same time.
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + root, e);
        }
    }
}

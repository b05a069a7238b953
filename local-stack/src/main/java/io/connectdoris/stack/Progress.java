package io.connectdoris.stack;

import java.time.Duration;
import java.util.Locale;

/** Told what is being started and how long it took, so that a person who waits knows what for. */
@FunctionalInterface
public interface Progress {
    void say(String line);

    /** For runs that nobody watches. */
    static Progress silent() {
        return line -> {};
    }

    /** Runs the step between two lines: its name when it begins, its name and its time when it has ended. */
    default <T> T step(String name, Step<T> step) {
        long begin = System.nanoTime();
        say(name + " ...");
        T result = step.run();
        say(name + ": " + seconds(Duration.ofNanos(System.nanoTime() - begin)));
        return result;
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    /** One thing to do while others wait. */
    @FunctionalInterface
    interface Step<T> {
        T run();
    }
}

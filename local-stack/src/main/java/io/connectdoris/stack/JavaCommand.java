package io.connectdoris.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM. */
final class JavaCommand {
    private JavaCommand() {}

    static List<String> of(String classPath, int maxHeapMegabytes, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx" + maxHeapMegabytes + "m",
                // Small heaps on few cores: the parallel collectors' threads cost more than they save.
                "-XX:+UseSerialGC",
                // Whatever the machine has: Debezium reads PostgreSQL's snapshots through the zone of the JVM, does not
                // know
                // MySQL's UNSIGNED any more where the capital of i is İ, and reads the keys of streamed JSON in its
                // charset.
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-cp",
                classPath,
                mainClass));
        command.addAll(arguments);
        return command;
    }
}

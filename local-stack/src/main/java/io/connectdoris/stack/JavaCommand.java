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

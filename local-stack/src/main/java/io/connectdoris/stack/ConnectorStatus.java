package io.connectdoris.stack;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Connect says of a connector and its tasks. */
public record ConnectorStatus(String name, Part connector, List<Part> tasks) {
    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    /** The connector itself or one of its tasks: its state, the worker it is on, and why it failed. */
    public record Part(String state, String worker, String trace) {}

    public boolean isRunning(int atLeastTasks) {
        return tasks.size() >= atLeastTasks
                && parts().allMatch(part -> part.state().equals("RUNNING"));
    }

    public boolean isFailed() {
        return parts().anyMatch(part -> part.state().equals("FAILED"));
    }

    /** Why it failed; empty when it did not. */
    public String trace() {
        return parts().map(Part::trace).filter(trace -> !trace.isEmpty()).collect(Collectors.joining("\n"));
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(connector), tasks.stream());
    }
}

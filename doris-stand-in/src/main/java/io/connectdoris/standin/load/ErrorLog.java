package io.connectdoris.standin.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reasons of the first bad rows of one load, in the form that ErrorURL serves. */
public final class ErrorLog {

    static final int MAX_LINES = 50;

    private final List<String> lines = new ArrayList<>();
    private String first;

    void add(String reason, String source) {
        if (first == null) {
            first = reason + ". Src line: " + source;
        }
        if (lines.size() <= MAX_LINES) {
            lines.add("Reason: " + reason + ". src line [" + source + "]; \n");
        }
    }

    boolean isFull() {
        return lines.size() > MAX_LINES;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public String text() {
        return String.join("", lines.subList(0, Math.min(lines.size(), MAX_LINES)));
    }

    /** Lines before 4.0 say when they stop. */
    public String olderText() {
        return text() + (isFull() ? "TOO MUCH ERROR! already reach 50. show no more next error.\n" : "");
    }

    public Optional<String> firstMessage() {
        return Optional.ofNullable(first);
    }
}

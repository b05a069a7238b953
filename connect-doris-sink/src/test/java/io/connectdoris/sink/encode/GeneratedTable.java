package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of a page in {@code docs/} that tests make: it stands between two comments, the first of which names it. */
record GeneratedTable(Path page, String name) {

    private static final String REFRESH = "update.docs";
    private static final String END = "<!-- end of what is generated -->\n";

    static GeneratedTable of(String page, String name) {
        return new GeneratedTable(Path.of("..", "docs", page), name);
    }

    /** The page has this table, or is given it when that is asked for. */
    void check(String table) throws IOException {
        String document = Files.readString(page);
        String begin = "<!-- generated: " + name + " -->\n";
        int start = document.indexOf(begin) + begin.length();
        String expected = document.substring(0, start) + table + document.substring(document.indexOf(END, start));
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(page, expected);
            document = expected;
        }
        assertThat(document)
                .as("%s is not what the code says: run this test with -D%s=true", page, REFRESH)
                .contains(begin)
                .isEqualTo(expected);
    }

    /** A type such as ARRAY&lt;T&gt; must not be taken for an HTML element. */
    static String cell(String text) {
        return text.replace("<", "\\<").replace("|", "\\|");
    }
}

package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parts of docs/types.md that the corpus writes, each between two marks. */
final class TypesPage {
    private static final Path PAGE = Distribution.ofThisBuild().repository().resolve("docs/types.md");
    private static final String REFRESH = "update.docs";

    private TypesPage() {}

    /** Fails unless the part is what it should be; with {@code -Dupdate.docs=true} makes it so. */
    static void check(String part, String expected) {
        try {
            String page = Files.readString(PAGE);
            String begin = "<!-- generated: " + part + " -->\n";
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf("<!-- end of what is generated -->", from);
            if (Boolean.getBoolean(REFRESH)) {
                Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
            } else {
                assertThat(page.substring(from, to))
                        .as("the part '%s' of docs/types.md; -D%s=true writes it anew", part, REFRESH)
                        .isEqualTo(expected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

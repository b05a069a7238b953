package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/types.md is the list of the classes that do it. */
class TypesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "types.md");
    private static final String REFRESH = "update.docs";
    private static final String TABLE = "<!-- generated: the types -->\n";
    private static final String END = "<!-- end of what is generated -->\n";

    @Test
    void documentListsEveryTypeAsItsClassDescribesIt() throws IOException {
        String document = Files.readString(DOCUMENT);
        String expected = document.substring(0, document.indexOf(TABLE))
                + TABLE
                + table()
                + document.substring(document.indexOf(END, document.indexOf(TABLE)));
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(DOCUMENT, expected);
            document = expected;
        }
        assertThat(document)
                .as("docs/types.md is not what the types say of themselves: run this test with -D%s=true", REFRESH)
                .isEqualTo(expected);
    }

    private static String table() {
        return "| Arrives as | From | Doris column | Exactness |\n|---|---|---|---|\n"
                + LogicalTypes.docs().stream().map(TypesDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(LogicalType.TypeDoc doc) {
        return "| " + doc.arrives() + " | " + doc.source() + " | " + cell(doc.column()) + " | " + cell(doc.exactness())
                + " |\n";
    }

    /** A type such as ARRAY&lt;T&gt; must not be taken for an HTML element. */
    private static String cell(String text) {
        return text.replace("<", "\\<").replace("|", "\\|");
    }
}

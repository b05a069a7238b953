package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/types.md lists is what the classes do. */
class TypesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "types.md");
    private static final String REFRESH = "update.docs";
    private static final String END = "<!-- end of what is generated -->\n";

    /** One of each kind of column, in the order of the table's head. */
    private static final List<String> COLUMNS = List.of(
            "boolean", "bigint", "largeint", "double", "decimal(38,9)", "date", "datetime", "string", "ipv4", "json");

    @Test
    void documentListsEveryTypeAsItsClassDescribesIt() throws IOException {
        assertListed("the types", types());
    }

    @Test
    void documentListsWhatEachKindOfColumnTakes() throws IOException {
        assertListed("the columns", columns());
    }

    @Test
    void documentListsEveryRemark() throws IOException {
        assertListed("the remarks", remarks());
    }

    private static void assertListed(String what, String table) throws IOException {
        String document = Files.readString(DOCUMENT);
        String begin = "<!-- generated: " + what + " -->\n";
        int start = document.indexOf(begin) + begin.length();
        String expected = document.substring(0, start) + table + document.substring(document.indexOf(END, start));
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(DOCUMENT, expected);
            document = expected;
        }
        assertThat(document)
                .as("docs/types.md is not what the classes say of %s: run this test with -D%s=true", what, REFRESH)
                .isEqualTo(expected);
    }

    private static String types() {
        return "| Arrives as | From | Doris column | Exactness |\n|---|---|---|---|\n"
                + LogicalTypes.docs().stream().map(TypesDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(LogicalType.TypeDoc doc) {
        return "| " + doc.arrives() + " | " + doc.source() + " | " + cell(doc.column()) + " | " + cell(doc.exactness())
                + " |\n";
    }

    private static String columns() {
        StringBuilder table = new StringBuilder(
                "| | BOOLEAN | TINYINT to BIGINT | LARGEINT | FLOAT, DOUBLE | DECIMAL | DATE | DATETIME |"
                        + " CHAR, VARCHAR, STRING | IPV4, IPV6 | JSON, VARIANT |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Family family : Family.values()) {
            table.append("| ").append(family.shown()).append(" |");
            for (String type : COLUMNS) {
                Column column = Column.of(DorisType.parse(type), Written.UTC);
                table.append(column.takes(family) ? " yes |" : " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String remarks() {
        return "| Metric | What is so | What to do |\n|---|---|---|\n"
                + Arrays.stream(Remark.values())
                        .map(remark ->
                                "| `" + remark.metric() + "` | " + remark.what() + " | " + remark.remedy() + " |\n")
                        .collect(Collectors.joining());
    }

    /** A type such as ARRAY&lt;T&gt; must not be taken for an HTML element. */
    private static String cell(String text) {
        return text.replace("<", "\\<").replace("|", "\\|");
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/types.md lists is what the classes do. */
class TypesDocumentTest {

    /** One of each kind of column, in the order of the table's head. */
    private static final List<String> COLUMNS = List.of(
            "boolean", "bigint", "largeint", "double", "decimal(38,9)", "date", "datetime", "string", "ipv4", "json");

    @Test
    void documentListsEveryTypeAsItsClassDescribesIt() throws IOException {
        GeneratedTable.of("types.md", "the types").check(types());
    }

    @Test
    void documentListsWhatEachKindOfColumnTakes() throws IOException {
        GeneratedTable.of("types.md", "the columns").check(columns());
    }

    @Test
    void documentListsEveryRemark() throws IOException {
        GeneratedTable.of("types.md", "the remarks").check(remarks());
    }

    private static String types() {
        return "| Arrives as | From | Doris column | Exactness |\n|---|---|---|---|\n"
                + LogicalTypes.docs().stream().map(TypesDocumentTest::row).collect(Collectors.joining());
    }

    private static String row(LogicalType.TypeDoc doc) {
        return "| " + doc.arrives() + " | " + doc.source() + " | " + GeneratedTable.cell(doc.column()) + " | "
                + GeneratedTable.cell(doc.exactness()) + " |\n";
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
}

package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value that Debezium sent from wide tables of three databases, and what becomes of it, literally. */
class CapturedValuesTest {

    private static final String REFRESH = "update.captured";

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mysql-alt", "mariadb", "mariadb-alt", "postgres", "postgres-alt"})
    void capturedValuesBecomeTheirLiterals(String source) throws IOException {
        String written = written(source);
        Path expected = Path.of("src/test/resources/io/connectdoris/sink/encode", source + ".txt");
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(expected, written);
        }
        assertThat(written)
                .as("%s; when each difference is meant, run the test with -D%s=true and read the diff", source, REFRESH)
                .isEqualTo(Files.readString(expected));
    }

    private static String written(String source) throws IOException {
        StringBuilder lines = new StringBuilder();
        Map<String, Struct> rows = CapturedRows.of(source).all();
        rows.values().iterator().next().schema().fields().forEach(field -> lines(field, rows, lines));
        return lines.toString();
    }

    private static void lines(Field field, Map<String, Struct> rows, StringBuilder lines) {
        DorisType type = LogicalTypes.columnType(field.schema(), false, Written.UTC);
        lines.append(field.name())
                .append(' ')
                .append(type)
                .append("  <- ")
                .append(LogicalTypes.shown(field.schema()))
                .append('\n');
        Set<Object> seen = new HashSet<>();
        rows.forEach((name, row) -> {
            Object value = row.getWithoutDefault(field.name());
            // The same value of several rows once.
            if (value != null && seen.add(value)) {
                lines.append("    ")
                        .append(name)
                        .append("  ")
                        .append(written(field, type, value))
                        .append('\n');
            }
        });
    }

    private static String written(Field field, DorisType type, Object value) {
        try {
            return Written.as(field.schema(), type, value);
        } catch (UnencodableValueException e) {
            return "refused: " + e.getMessage();
        }
    }
}

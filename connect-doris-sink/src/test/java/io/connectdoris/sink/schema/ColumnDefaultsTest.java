package io.connectdoris.sink.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisType;
import io.connectdoris.sink.encode.LogicalTypes;
import io.connectdoris.sink.encode.TypeSettings;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What old rows have in a column that was added as NOT NULL without a default. */
class ColumnDefaultsTest {

    private static final TypeSettings TYPES = new TypeSettings(ZoneId.of("UTC"), TypeSettings.BinaryEncoding.BASE64);

    @Test
    void timeIsMidnightInOldRows() {
        assertThat(inOldRows(named(SchemaBuilder.int64(), "io.debezium.time.MicroTime")))
                .contains("00:00:00.000000");
        assertThat(inOldRows(named(SchemaBuilder.int32(), "io.debezium.time.Time")))
                .contains("00:00:00.000");
    }

    @Test
    void textIsEmptyAndNumberIsZeroInOldRows() {
        assertThat(inOldRows(Schema.STRING_SCHEMA)).contains("");
        assertThat(inOldRows(Schema.INT32_SCHEMA)).contains("0");
    }

    /** As MySQL has it; labels may have commas, which the list escapes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ENUM | small\\, x,large | small, x", "ENUM('a','b') | a,b | a", "SET | a,b | ''"})
    void enumIsItsFirstLabelInOldRowsAndSetHasNone(String source, String allowed, String expected) {
        SchemaBuilder label = SchemaBuilder.string()
                .name("io.debezium.data." + (source.startsWith("ENUM") ? "Enum" : "EnumSet"))
                .parameter("allowed", allowed)
                .parameter("__debezium.source.column.type", source);
        assertThat(inOldRows(label.build())).contains(expected);
    }

    @Test
    void columnThatMayBeNullIsNullInOldRows() {
        assertThat(inOldRows(Schema.OPTIONAL_STRING_SCHEMA)).isEmpty();
    }

    private static Schema named(SchemaBuilder builder, String name) {
        return builder.name(name).build();
    }

    private static Optional<String> inOldRows(Schema schema) {
        DorisType column = LogicalTypes.columnType(schema, false, TYPES);
        return ColumnDefaults.of(schema, column, TYPES);
    }
}

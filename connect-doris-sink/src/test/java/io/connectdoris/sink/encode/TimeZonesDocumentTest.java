package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectdoris.client.DorisType;
import io.connectdoris.routing.TableRouter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** The tables of docs/timezones.md are what the encoder makes of captured records in each of three zones. */
class TimeZonesDocumentTest {

    private static final List<String> ZONES = List.of("UTC", "Asia/Kolkata", "America/St_Johns");

    private static final String TYPICAL = "snap-typical-r";
    private static final LocalDateTime WALL = LocalDateTime.of(2024, 2, 29, 13, 14, 15);
    private static final TextNode INSTANT = TextNode.valueOf("2024-02-29T13:14:15Z");

    private static final List<Example> EXAMPLES = List.of(
            mysql("DATE", "c_date", "2024-02-29"),
            mysql("TIME", "c_time", "13:14:15"),
            mysql("YEAR", "c_year", "2024"),
            mysql("DATETIME", "c_datetime", "2024-02-29 13:14:15"),
            mysql("DATETIME(6)", "c_datetime6", "2024-02-29 13:14:15.678901"),
            mysql("TIMESTAMP", "c_ts", "2024-02-29 13:14:15, in a session in UTC"),
            mysql("TIMESTAMP(6)", "c_ts6", "2024-02-29 13:14:15.678901, in a session in UTC"),
            isostring("DATE", "c_date", "2024-02-29"),
            isostring("TIME", "c_time", "13:14:15"),
            isostring("DATETIME", "c_datetime", "2024-02-29 13:14:15"),
            isostring("TIMESTAMP", "c_ts", "2024-02-29 13:14:15, in a session in UTC"),
            postgres("date", "c_date", "2024-02-29"),
            postgres("time", "c_time", "13:14:15.678901"),
            postgres("timetz", "c_timetz", "13:14:15.678901+02:30"),
            postgres("timestamp(0)", "c_ts0", "2024-02-29 13:14:15"),
            postgres("timestamp", "c_ts", "2024-02-29 13:14:15.678901"),
            postgres("timestamptz(3)", "c_tstz3", "2024-02-29 15:14:15.678+02")
                    .sent(TextNode.valueOf("2024-02-29T13:14:15.678Z")),
            postgres("timestamptz", "c_tstz", "2024-02-29 15:14:15.678901+02")
                    .sent(TextNode.valueOf("2024-02-29T13:14:15.678901Z")));

    private static final List<Example> CLOCK_CHANGES = List.of(
            instant("the last second before the clocks of St. John's go forward", "2024-03-10T05:29:59Z"),
            instant("one second later", "2024-03-10T05:30:00Z"),
            wallClock("a time that no clock of St. John's shows", LocalDateTime.of(2024, 3, 10, 2, 30)),
            instant("01:30 in St. John's, before its clocks go back", "2024-11-03T04:00:00Z"),
            instant("01:30 in St. John's once more, an hour later", "2024-11-03T05:00:00Z"),
            wallClock("a time that the clocks of St. John's show twice", LocalDateTime.of(2024, 11, 3, 1, 30)));

    /**
     * @param captures where such a column was captured; all must give the same
     * @param cell what is sent instead of what was captured, or null
     */
    private record Example(
            String type, List<String> captures, String row, String column, String source, JsonNode cell) {

        Example sent(JsonNode other) {
            return new Example(type, captures, row, column, source, other);
        }

        String line() throws IOException {
            String first = line(captures.get(0));
            for (String capture : captures) {
                assertThat(line(capture)).as(capture).isEqualTo(first);
            }
            return first;
        }

        private String line(String capture) throws IOException {
            CapturedRows rows = CapturedRows.of(capture);
            JsonNode arrives = cell == null ? rows.cell(row, column) : cell;
            Struct struct = rows.with(row, column, arrives);
            Field field = struct.schema().field(column);
            return TimeZonesDocumentTest.line(
                    List.of(type, source, "`" + arrives + "`"), field, struct.getWithoutDefault(column));
        }
    }

    @Test
    void eachTypeIsWrittenInEachZoneAsThePageSays() throws IOException {
        StringBuilder table = head("Type", "At the source", "Arrives as", "Doris column");
        for (Example example : EXAMPLES) {
            table.append(example.line());
        }
        metadata().forEach(table::append);
        GeneratedTable.of("timezones.md", "three zones").check(table.toString());
    }

    @Test
    void clockChangesAreAsThePageSays() throws IOException {
        StringBuilder table = head("Type", "At the source", "Arrives as", "Doris column");
        for (Example example : CLOCK_CHANGES) {
            table.append(example.line());
        }
        GeneratedTable.of("timezones.md", "clock changes").check(table.toString());
    }

    @Test
    void valuesWithoutSchemaAreWrittenInEachZoneAsThePageSays() throws IOException {
        StringBuilder table = head("Arrives as", "Doris column");
        for (Object value : List.of(
                millis(WALL),
                "2024-02-29T13:14:15",
                "2024-02-29T13:14:15Z",
                "2024-02-29T15:14:15+02:00",
                "2024-02-29")) {
            table.append(schemaless(value, DorisType.datetime(0)));
        }
        for (Object value : List.of(19_782L, "2024-02-29", "2024-02-29Z", "2024-02-29T13:14:15")) {
            table.append(schemaless(value, DorisType.DATE));
        }
        table.append(schemaless(millis(WALL), DorisType.BIGINT));
        table.append(schemaless("2024-02-29T13:14:15Z", DorisType.STRING));
        GeneratedTable.of("timezones.md", "without schemas").check(table.toString());
    }

    private static Example mysql(String type, String column, String source) {
        return new Example("MySQL, MariaDB " + type, List.of("mysql", "mariadb"), TYPICAL, column, source, null);
    }

    private static Example isostring(String type, String column, String source) {
        return new Example(
                "MySQL, MariaDB " + type + " with `time.precision.mode=isostring`",
                List.of("mysql-alt", "mariadb-alt"),
                TYPICAL,
                column,
                source,
                null);
    }

    private static Example postgres(String type, String column, String source) {
        return new Example("PostgreSQL " + type, List.of("postgres"), TYPICAL, column, source, null);
    }

    private static Example instant(String what, String instant) {
        return mysql("TIMESTAMP", "c_ts", what).sent(TextNode.valueOf(instant));
    }

    private static Example wallClock(String what, LocalDateTime time) {
        return mysql("DATETIME", "c_datetime", what + ", " + time.toString().replace('T', ' '))
                .sent(LongNode.valueOf(millis(time)));
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static StringBuilder head(String... columns) {
        StringBuilder head = new StringBuilder("| ");
        head.append(String.join(" | ", columns)).append(" | ");
        ZONES.forEach(zone -> head.append("in ").append(zone).append(" | "));
        head.setLength(head.length() - 1);
        return head.append('\n')
                .append("|---".repeat(columns.length + ZONES.size()))
                .append("|\n");
    }

    private static String line(List<String> told, Field field, Object value) {
        DorisType column = LogicalTypes.columnType(field.schema(), false, Written.UTC);
        return line(told, column, zone -> Written.as(field.schema(), column, value, zone));
    }

    private static String schemaless(Object value, DorisType column) {
        String arrives = value instanceof String ? "`\"" + value + "\"`" : "`" + value + "`";
        return line(List.of(arrives), column, zone -> Written.schemaless(value, column, zone));
    }

    private static String line(List<String> told, DorisType column, Function<TypeSettings, String> written) {
        String cells = ZONES.stream()
                .map(zone -> cell(written, Written.in(ZoneId.of(zone))))
                .collect(Collectors.joining(" | "));
        return "| " + String.join(" | ", told) + " | " + GeneratedTable.cell(column.ddl()) + " | " + cells + " |\n";
    }

    private static String cell(Function<TypeSettings, String> written, TypeSettings zone) {
        try {
            return written.apply(zone).replace("\"", "");
        } catch (UnencodableValueException e) {
            return "refused";
        }
    }

    /** What the routing transform adds to a row. */
    private static List<String> metadata() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("__op", Schema.STRING_SCHEMA)
                .field("__ts_ms", Schema.INT64_SCHEMA)
                .field("__source_ts_ms", Schema.INT64_SCHEMA)
                .build();
        Struct row = new Struct(schema)
                .put("id", 1L)
                .put("__op", "c")
                .put("__ts_ms", millis(WALL))
                .put("__source_ts_ms", millis(WALL));
        Struct routed = (Struct) routed(schema, row);
        Map<?, ?> plain = (Map<?, ?>) routed(null, asMap(row));
        return List.of(metadata("ts", routed), metadata("source.ts", routed), withoutSchema("ts", plain));
    }

    private static String metadata(String name, Struct routed) {
        Field field = routed.schema().field("__" + name.replace('.', '_'));
        Object value = routed.get(field);
        return line(
                List.of(
                        "metadata `" + name + "`",
                        Instant.ofEpochMilli((Long) value).toString(),
                        "`" + value + "`"),
                field,
                value);
    }

    private static String withoutSchema(String name, Map<?, ?> routed) {
        Object value = routed.get("__" + name);
        DorisType column = LogicalTypes.schemalessColumnType(value, false).orElseThrow();
        return line(
                List.of("metadata `" + name + "`, without schemas", INSTANT.textValue(), "`\"" + value + "\"`"),
                column,
                zone -> Written.schemaless(value, column, zone));
    }

    private static Map<String, Object> asMap(Struct row) {
        Map<String, Object> map = new HashMap<>();
        row.schema().fields().forEach(field -> map.put(field.name(), row.get(field)));
        return map;
    }

    private static Object routed(Schema schema, Object row) {
        try (TableRouter<SinkRecord> router = new TableRouter<>()) {
            router.configure(Map.of("metadata", "ts, source.ts"));
            return router.apply(new SinkRecord("my.shop.people", 0, null, null, schema, row, 0))
                    .value();
        }
    }
}

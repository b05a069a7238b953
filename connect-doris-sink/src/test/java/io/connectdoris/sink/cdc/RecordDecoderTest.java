package io.connectdoris.sink.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.sink.Captured;
import io.connectdoris.sink.encode.Remarks;
import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.metrics.TaskMetrics;
import io.connectdoris.sink.route.ChangeEvent;
import io.connectdoris.sink.route.SourceTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {

    private final RecordDecoder decoder = new RecordDecoder(new Remarks(TaskMetrics.none()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pg.demo.customers     | true  | Upsert 1,Upsert 2,Upsert 3,Upsert 4,Upsert 1,Delete 2,Nothing,Upsert 1001,Delete 4,Nothing,Upsert 6,Upsert 8,Upsert 9,Upsert 10,Upsert 11,Upsert 12
            pg.demo.customers     | false | Upsert 1,Upsert 2,Upsert 3,Upsert 4,Upsert 1,Delete 2,Nothing,Upsert 1001,Delete 4,Nothing,Upsert 6,Upsert 8,Upsert 9,Upsert 10,Upsert 11,Upsert 12
            my.demo.customers     | true  | Upsert 1,Upsert 2,Upsert 3,Upsert 4,Upsert 1,Delete 2,Nothing,Upsert 1001,Delete 4,Nothing,Upsert 1002,Upsert 1004,Upsert 1005,Upsert 1006,Upsert 1007,Upsert 1008
            my.demo.customers     | false | Upsert 1,Upsert 2,Upsert 3,Upsert 4,Upsert 1,Delete 2,Nothing,Upsert 1001,Delete 4,Nothing,Upsert 1002,Upsert 1004,Upsert 1005,Upsert 1006,Upsert 1007,Upsert 1008
            pg.demo.composite_pk  | true  | Upsert 1/A/19723,Upsert 2/B/19724,Upsert 3/C/19725,Upsert 2/B/19724,Delete 1/A/19723,Nothing,Upsert 1/AA/19723,Delete 3/C/19725,Nothing
            my.demo.created_live  | true  | Upsert 1,Truncate
            my.demo.created_live  | false | Upsert 1,Truncate
            pg.demo.no_pk_full    | true  | Upsert,Upsert,Upsert,Upsert,Upsert,Upsert,Delete,Nothing,Truncate
            my.demo.no_pk         | true  | Upsert,Upsert,Upsert,Upsert,Upsert,Upsert,Delete,Nothing
            pg.message            | true  | Nothing,Nothing
            my                    | true  | Nothing,Nothing,Nothing,Nothing,Nothing,Nothing
            my                    | false | Nothing,Nothing,Nothing,Nothing,Nothing,Nothing
            pg.transaction        | true  | Nothing,Nothing,Nothing
            pg.transaction        | false | Nothing,Nothing,Nothing
            my.transaction        | true  | Nothing,Nothing,Nothing
            my.transaction        | false | Nothing,Nothing,Nothing
            __debezium-heartbeat.pg | true  | Nothing,Nothing,Nothing
            __debezium-heartbeat.pg | false | Nothing,Nothing,Nothing
            __debezium-heartbeat.my | false | Nothing,Nothing,Nothing
            """)
    void whatDebeziumSendsIsReadAsWhatHappened(String topic, boolean schemas, String expected) {
        String read = Captured.records(topic, schemas).stream()
                .map(record -> summary(decoder.decode(record)))
                .collect(Collectors.joining(","));
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void sourceIsNamedExactlyThoughTheTopicIsSanitised() {
        ChangeEvent.Upsert upsert = (ChangeEvent.Upsert)
                decoder.decode(Captured.records("my.demo.Weird_Name-_", true).get(0));
        assertThat(upsert.source()).isEqualTo(new SourceTable("my", "demo", "", "Weird Name-ü"));
        upsert = (ChangeEvent.Upsert)
                decoder.decode(Captured.records("pg.demo.Weird_Name-_", false).get(0));
        assertThat(upsert.source().schema()).isEqualTo("demo");
        assertThat(upsert.source().table()).isEqualTo("Weird Name-ü");
    }

    @Test
    void rowsOfOneSchemaHaveOneLayout() {
        List<SinkRecord> records = Captured.records("my.demo.customers", true);
        Row first = ((ChangeEvent.Upsert) decoder.decode(records.get(0))).after();
        Row second = ((ChangeEvent.Upsert) decoder.decode(records.get(1))).after();
        assertThat(first.layout()).isSameAs(second.layout());
    }

    @Test
    void nullStaysNullThoughItsSchemaHasADefault() {
        Schema schema = SchemaBuilder.struct()
                .field("n", SchemaBuilder.int32().optional().defaultValue(7).build())
                .build();
        ChangeEvent.Upsert upsert =
                (ChangeEvent.Upsert) decoder.decode(record(null, schema, new Struct(schema).put("n", null)));
        assertThat(upsert.after().value(0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void flattenedDeleteIsKnownByItsField(String deleted) {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT32_SCHEMA)
                .field("__deleted", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Struct row = new Struct(schema).put("id", 1).put("__deleted", deleted);
        ChangeEvent event = decoder.decode(record(Map.of("id", 1), schema, row));
        assertThat(summary(event)).isEqualTo(deleted.equals("true") ? "Delete 1" : "Upsert 1");
        Row read = event instanceof ChangeEvent.Delete delete ? delete.before() : ((ChangeEvent.Upsert) event).after();
        assertThat(read.layout().names()).containsExactly("id");
    }

    @Test
    void flattenedDeleteIsKnownByItsHeader() {
        SinkRecord record = record(Map.of("id", 1), null, Map.of("id", 1));
        record.headers().addString("__op", "d");
        assertThat(summary(decoder.decode(record))).isEqualTo("Delete 1");
    }

    @Test
    void tombstoneInATopicOfFlattenedRowsIsTheDelete() {
        decoder.decode(record(Map.of("id", 1), null, Map.of("id", 1)));
        assertThat(summary(decoder.decode(record(Map.of("id", 1), null, null)))).isEqualTo("Delete 1");
    }

    @Test
    void tombstoneBeforeAnyOtherRecordOfItsTopicIsUndecided() {
        assertThat(summary(decoder.decode(record(Map.of("id", 1), null, null)))).isEqualTo("Undecided");
    }

    @Test
    void tombstoneOfAnEnvelopeTopicDeletesFromTheTableOfItsSource() {
        List<SinkRecord> records = Captured.records("pg.demo.customers", true);
        decoder.decode(records.get(0));
        ChangeEvent.LoneTombstone delete = (ChangeEvent.LoneTombstone) decoder.decode(records.get(6));
        assertThat(delete.source().schema()).isEqualTo("demo");
        assertThat(delete.source().table()).isEqualTo("customers");
    }

    @Test
    void tombstoneWithoutKeyIsNothing() {
        assertThat(summary(decoder.decode(record(null, null, null)))).isEqualTo("Nothing");
    }

    @Test
    void textIsNoRowAndTheMessageNamesTheConverter() {
        assertThatThrownBy(() -> decoder.decode(record(null, Schema.STRING_SCHEMA, "{\"id\":1}")))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("String")
                .hasMessageContaining("value.converter");
    }

    @Test
    void unknownOpIsNamed() {
        Map<String, Object> envelope = Map.of("op", "x", "after", Map.of("id", 1), "source", Map.of("table", "t"));
        assertThatThrownBy(() -> decoder.decode(record(null, null, envelope)))
                .isInstanceOf(UndecodableRecordException.class)
                .hasMessageContaining("'x'");
    }

    private static SinkRecord record(Object key, Schema schema, Object value) {
        return new SinkRecord("shop.t", 0, null, key, schema, value, 0);
    }

    /** Kind and key. */
    private static String summary(ChangeEvent event) {
        if (event instanceof ChangeEvent.Upsert upsert) {
            return "Upsert" + key(upsert.key());
        }
        if (event instanceof ChangeEvent.Delete delete) {
            return "Delete" + key(delete.key());
        }
        return event.getClass().getSimpleName();
    }

    private static String key(Row key) {
        if (!key.isPresent()) {
            return "";
        }
        return " "
                + key.layout().names().stream()
                        .map(name -> String.valueOf(key.value(key.layout().indexOf(name))))
                        .collect(Collectors.joining("/"));
    }
}

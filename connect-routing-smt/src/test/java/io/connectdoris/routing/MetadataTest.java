package io.connectdoris.routing;

import static io.connectdoris.routing.Routing.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    @Test
    void streamedRowOfMySqlTellsEverything() {
        List<SourceRecord> records = Captured.sourceRecords("my.demo.customers");
        TableRouter<SourceRecord> router =
                Routing.source("metadata", "op, db, table, ts, source.ts, file, pos, row, gtid, snapshot, connector");
        assertThat(row(router.apply(records.get(3))))
                .containsEntry("id", 4)
                .containsEntry("__op", "c")
                .containsEntry("__db", "demo")
                .containsEntry("__table", "customers")
                .containsEntry("__ts", 1_795_178_819_430L)
                .containsEntry("__source_ts", 1_795_178_819_414L)
                .containsEntry("__file", "mysql-bin.000002")
                .containsEntry("__pos", 36_257L)
                .containsEntry("__row", 0)
                .containsEntry("__gtid", "4b19c320-e4dd-11f1-988a-02fc00000001:32")
                .containsEntry("__snapshot", "false")
                .containsEntry("__connector", "my");
        assertThat(row(router.apply(records.get(0))))
                .containsEntry("__op", "r")
                .containsEntry("__gtid", null)
                .containsEntry("__snapshot", "first_in_data_collection");
    }

    @Test
    void rowOfPostgresTellsItsSchemaAndPlace() {
        SourceRecord record = Captured.sourceRecords("pg.demo.customers").get(5);
        assertThat(row(Routing.source("metadata", "op, db, schema, lsn, txid").apply(record)))
                .containsEntry("__op", "d")
                .containsEntry("__db", "demo")
                .containsEntry("__schema", "demo")
                .containsEntry("__lsn", 29_339_760L)
                .containsEntry("__txid", 812L);
    }

    @Test
    void bothImagesAndTheirSchemasChangeAlikeAndTheRestStays() {
        TableRouter<SourceRecord> router = Routing.source("metadata", "op, source.ts");
        Schema envelope = null;
        for (SourceRecord record : Captured.sourceRecords("my.demo.customers")) {
            SourceRecord routed = router.apply(record);
            if (record.value() == null) {
                continue;
            }
            Struct before = (Struct) record.value();
            Struct after = (Struct) routed.value();
            after.validate();
            assertThat(routed.valueSchema()).isSameAs(after.schema());
            assertThat(envelope == null ? after.schema() : envelope).isSameAs(after.schema());
            envelope = after.schema();
            assertThat(after.schema().name()).isEqualTo(before.schema().name());
            assertThat(after.schema().version()).isEqualTo(before.schema().version());
            assertThat(after.schema().field("before").schema())
                    .isEqualTo(after.schema().field("after").schema());
            for (String same : List.of("source", "op", "ts_ms", "transaction")) {
                assertThat(after.get(same)).isEqualTo(before.get(same));
            }
            for (String image : List.of("before", "after")) {
                if (before.get(image) == null) {
                    assertThat(after.get(image)).isNull();
                } else {
                    assertThat(Routing.columns(after.get(image)))
                            .containsAllEntriesOf(Routing.columns(before.get(image)))
                            .containsKeys("__op", "__source_ts");
                }
            }
        }
        assertThat(envelope).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void nullStaysNullWhereTheColumnHasADefault(Shape shape) {
        SinkRecord record = Changes.mysql(shape, "shop", "orders").insert(1, null, null);
        assertThat(row(Routing.sink("metadata", "db").apply(record)))
                .containsEntry("note", null)
                .containsEntry("amount", null)
                .containsEntry("__db", "shop");
    }

    @ParameterizedTest
    @EnumSource
    void deleteHasMetadataAsWell(Shape shape) {
        SinkRecord record = Changes.mysql(shape, "shop", "orders").delete(1, "a", 2);
        assertThat(row(Routing.sink("metadata", "op, table", "metadata.prefix", "m_")
                        .apply(record)))
                .containsEntry("m_op", "d")
                .containsEntry("m_table", "orders")
                .containsEntry("note", "a");
    }

    @Test
    void timesAreTextWhereThereIsNoSchemaToTellThem() {
        SinkRecord record = Changes.mysql(Shape.SCHEMALESS, "shop", "orders").insert(1, "a", 2);
        assertThat(row(Routing.sink("metadata", "source.ts, op").apply(record)))
                .containsEntry("__source_ts", "2026-11-20T12:46:59.414Z")
                .containsEntry("__op", "c");
    }

    @ParameterizedTest
    @CsvSource({"letter, c, u, d", "word, create, update, delete", "sign, +I, +U, -D"})
    void opIsWrittenInTheStyleThatIsAskedFor(String style, String insert, String update, String delete) {
        Changes rows = Changes.mysql(Shape.ENVELOPE, "shop", "orders");
        TableRouter<SinkRecord> router = Routing.sink("metadata", "op", "metadata.op.style", style);
        assertThat(row(router.apply(rows.insert(1, "a", 2)))).containsEntry("__op", insert);
        assertThat(row(router.apply(rows.update(1, "a", "b")))).containsEntry("__op", update);
        assertThat(row(router.apply(rows.delete(1, "a", 2)))).containsEntry("__op", delete);
    }

    @Test
    void columnsAreNamedAsTheUserWants() {
        SinkRecord record =
                Changes.mysql(Shape.ENVELOPE, "emp_1", "employees_1").insert(1, "a", 2);
        Map<String, Object> row = row(Routing.sink(
                        "metadata", "db, table, source.ts",
                        "metadata.prefix", "",
                        "metadata.rename", "db:database_name, table : table_name")
                .apply(record));
        assertThat(row.keySet()).containsExactly("id", "note", "amount", "database_name", "table_name", "source_ts");
    }

    @Test
    void columnsHaveTheTypesOfWhatTheyHold() {
        Map<Metadata, String> types = new java.util.EnumMap<>(Metadata.class);
        for (Metadata each : Metadata.values()) {
            Schema schema = each.schema(true);
            types.put(each, schema.name() == null ? schema.type().toString() : schema.name());
            assertThat(schema.isOptional()).isTrue();
            assertThat(schema.parameters()).containsEntry("connectdoris.metadata", each.id());
        }
        assertThat(types)
                .containsEntry(Metadata.TS, "io.debezium.time.Timestamp")
                .containsEntry(Metadata.SOURCE_TS, "io.debezium.time.Timestamp")
                .containsEntry(Metadata.INGEST_TS, "io.debezium.time.Timestamp")
                .containsEntry(Metadata.POS, "INT64")
                .containsEntry(Metadata.LSN, "INT64")
                .containsEntry(Metadata.TXID, "INT64")
                .containsEntry(Metadata.OFFSET, "INT64")
                .containsEntry(Metadata.ROW, "INT32")
                .containsEntry(Metadata.PARTITION, "INT32")
                .containsEntry(Metadata.DB, "STRING");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheSourceDoesNotHaveIsRefusedOrNull(boolean schemas) {
        for (String[] each : new String[][] {
            {"my.demo.customers", "lsn"}, {"my.demo.customers", "txid"}, {"my.demo.customers", "schema"},
            {"mar.demo.customers", "lsn"}, {"pg.demo.customers", "gtid"}, {"pg.demo.customers", "file"}
        }) {
            SinkRecord record = Captured.records(each[0], schemas).get(0);
            assertThatThrownBy(() -> Routing.sink("metadata", each[1]).apply(record))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("metadata " + each[1])
                    .hasMessageContaining("metadata.missing");
            assertThat(row(Routing.sink("metadata", each[1], "metadata.missing", "null")
                            .apply(record)))
                    .containsEntry("__" + each[1], null);
        }
    }

    @Test
    void flattenedRowTellsWhatTheTransformBeforeKept() {
        SinkRecord record = new SinkRecord(
                "my.shop.orders",
                0,
                null,
                null,
                null,
                Map.of("id", 1, "__op", "u", "__source_ts_ms", 1_000L, "__source_file", "bin.1"),
                0);
        assertThat(row(Routing.sink("metadata", "op, source.ts, file", "metadata.prefix", "m_")
                        .apply(record)))
                .containsEntry("m_op", "u")
                .containsEntry("m_source_ts", "1970-01-01T00:00:01Z")
                .containsEntry("m_file", "bin.1");
        SinkRecord plain = new SinkRecord("my.shop.orders", 0, null, null, null, Map.of("id", 1), 0);
        assertThatThrownBy(() -> Routing.sink("metadata", "op").apply(plain)).hasMessageContaining("add.fields");
    }

    @ParameterizedTest
    @EnumSource
    void columnThatTheRowHasAlreadyIsRefused(Shape shape) {
        SinkRecord record = Changes.mysql(shape, "shop", "orders").insert(1, "a", 2);
        assertThatThrownBy(() -> Routing.sink("metadata", "db", "metadata.rename", "db:NOTE")
                        .apply(record))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the row has a column note already")
                .hasMessageContaining("metadata.rename = db:NAME");
    }

    @Test
    void ingestTimeIsNow() {
        SinkRecord record = Changes.mysql(Shape.ENVELOPE, "shop", "orders").insert(1, "a", 2);
        long before = System.currentTimeMillis();
        assertThat((Long)
                        row(Routing.sink("metadata", "ingest.ts").apply(record)).get("__ingest_ts"))
                .isBetween(before, System.currentTimeMillis());
    }
}

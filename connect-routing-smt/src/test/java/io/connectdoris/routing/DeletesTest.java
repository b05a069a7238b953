package io.connectdoris.routing;

import static io.connectdoris.routing.Routing.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeletesTest {

    private static final String[] SOFT = {"delete.style", "soft"};

    @ParameterizedTest
    @EnumSource
    void softDeleteKeepsTheLastValuesAndSaysSo(Shape shape) {
        Changes rows = Changes.mysql(shape, "shop", "orders");
        TableRouter<SinkRecord> router = Routing.sink(SOFT);
        assertThat(row(router.apply(rows.insert(1, "a", 2))))
                .containsEntry("note", "a")
                .containsEntry("__is_deleted", false)
                .containsEntry("__deleted_at", null);

        Map<String, Object> deleted = row(router.apply(rows.delete(1, "b", null)));
        assertThat(deleted)
                .containsEntry("id", 1L)
                .containsEntry("note", "b")
                .containsEntry("amount", null)
                .containsEntry("__is_deleted", true);
        Object at = deleted.get("__deleted_at");
        switch (shape) {
            case ENVELOPE -> assertThat(at).isEqualTo(Changes.SOURCE_MILLIS);
            case SCHEMALESS -> assertThat(at).isEqualTo("2026-11-20T12:46:59.414Z");
            case FLATTENED -> assertThat(at).isEqualTo(1_795_178_900_000L);
            case FLATTENED_SCHEMALESS -> assertThat(at).isEqualTo("2026-11-20T12:48:20Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingTellsTheSinkToDeleteARowThatStays(Shape shape) {
        SinkRecord delete = Changes.mysql(shape, "shop", "orders").delete(1, "b", 3);
        delete.headers().addString("__deleted", "true").addString("__op", "d");
        SinkRecord routed = Routing.sink(SOFT).apply(delete);
        Map<String, Object> value = Routing.columns(routed.value());
        if (shape.isFlat()) {
            assertThat(value).containsEntry("__deleted", "false");
            assertThat(Routing.header(routed, "__deleted")).isNull();
            assertThat(Routing.header(routed, "__op")).isNull();
        } else {
            assertThat(value).containsEntry("op", "u").containsEntry("before", null);
            assertThat(value.get("after")).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tombstoneOfARowThatStaysIsDropped(Shape shape) {
        Changes rows = Changes.mysql(shape, "shop", "orders");
        TableRouter<SinkRecord> router = Routing.sink(SOFT);
        assertThat(router.apply(rows.tombstone(9))).isNull();
        router.apply(rows.delete(1, "b", 3));
        assertThat(router.apply(rows.tombstone(1))).isNull();
    }

    @Test
    void tombstoneThatIsTheDeleteItselfIsRefused() {
        TableRouter<SinkRecord> router = Routing.sink(SOFT);
        router.apply(new SinkRecord("my.shop.orders", 0, null, Map.of("id", 1), null, Map.of("id", 1, "v", 2), 0));
        assertThatThrownBy(
                        () -> router.apply(new SinkRecord("my.shop.orders", 0, null, Map.of("id", 1), null, null, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("delete.tombstone.handling.mode = rewrite");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deleteThatTellsTheKeyOnlyIsNeverWritten(boolean schemas) {
        for (String topic : List.of("pg.demo.customers", "pg.demo.composite_pk", "pg.demo.ri_index")) {
            int refused = 0;
            for (SinkRecord record : Captured.records(topic, schemas)) {
                if (record.value() == null || !"d".equals(op(record))) {
                    continue;
                }
                refused++;
                assertThatThrownBy(() -> Routing.sink(SOFT).apply(record))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("REPLICA IDENTITY FULL")
                        .hasMessageContaining("delete.before = full");
            }
            assertThat(refused).as(topic).isPositive();
        }
    }

    @Test
    void deleteThatTellsTheWholeRowIsKept() {
        for (String topic :
                List.of("pg.demo.customers_full", "pg.demo.no_pk_full", "my.demo.customers", "mar.demo.customers")) {
            int kept = 0;
            for (SinkRecord record : Captured.records(topic, true)) {
                if (record.value() != null && "d".equals(op(record))) {
                    Map<String, Object> before = Routing.columns(((Struct) record.value()).get("before"));
                    Map<String, Object> row = row(Routing.sink(SOFT).apply(record));
                    assertThat(row).containsAllEntriesOf(before).containsEntry("__is_deleted", true);
                    kept++;
                }
            }
            assertThat(kept).as(topic).isPositive();
        }
    }

    @Test
    void rowOfNothingButDefaultsIsBelievedWhereTheSourceTellsAll() {
        SinkRecord mysql = Changes.mysql(Shape.ENVELOPE, "shop", "orders").delete(1, null, 7);
        SinkRecord postgres =
                Changes.postgres(Shape.ENVELOPE, "sales", "orders").delete(1, null, 7);
        assertThat(row(Routing.sink(SOFT).apply(mysql))).containsEntry("__is_deleted", true);
        assertThatThrownBy(() -> Routing.sink(SOFT).apply(postgres)).isInstanceOf(DataException.class);
        assertThat(row(Routing.sink("delete.style", "soft", "delete.before", "full")
                        .apply(postgres)))
                .containsEntry("__is_deleted", true);
    }

    @ParameterizedTest
    @EnumSource
    void ignoredDeletesAndTheirTombstonesGoNowhere(Shape shape) {
        Changes rows = Changes.mysql(shape, "shop", "orders");
        TableRouter<SinkRecord> router = Routing.sink("delete.style", "ignore");
        assertThat(router.apply(rows.insert(1, "a", 2))).isNotNull();
        assertThat(router.apply(rows.delete(1, "a", 2))).isNull();
        assertThat(router.apply(rows.tombstone(1))).isNull();
    }

    @Test
    void truncateNeverRemovesRowsThatWereToStay() {
        SinkRecord truncate = Changes.mysql(Shape.ENVELOPE, "shop", "orders").truncate();
        assertThatThrownBy(() -> Routing.sink(SOFT).apply(truncate))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("keeps deleted rows");
        assertThat(Routing.sink("delete.style", "ignore").apply(truncate)).isNull();
        assertThat(Routing.sink("delete.style", "soft", "truncate", "drop").apply(truncate))
                .isNull();
    }

    @Test
    void softDeleteTellsWhatHappenedInItsMetadata() {
        TableRouter<SourceRecord> router =
                Routing.source("delete.style", "soft", "metadata", "op, source.ts", "metadata.rename", "op:operation");
        SourceRecord delete = Captured.sourceRecords("my.demo.customers").get(5);
        assertThat(row(router.apply(delete)))
                .containsEntry("operation", "d")
                .containsEntry("__source_ts", 1_795_178_819_421L)
                .containsEntry("__deleted_at", 1_795_178_819_421L);
    }

    private static Object op(SinkRecord record) {
        return Routing.columns(record.value()).get("op");
    }
}

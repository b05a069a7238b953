package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** A row with added columns behaves as a Struct that was filled value by value. */
class OverlayTest {

    private static final Schema INNER =
            SchemaBuilder.struct().field("x", Schema.INT8_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .field("int8", Schema.INT8_SCHEMA)
            .field("int16", Schema.INT16_SCHEMA)
            .field("int32", Schema.INT32_SCHEMA)
            .field("int64", Schema.INT64_SCHEMA)
            .field("float32", Schema.FLOAT32_SCHEMA)
            .field("float64", Schema.FLOAT64_SCHEMA)
            .field("bool", Schema.BOOLEAN_SCHEMA)
            .field("text", Schema.STRING_SCHEMA)
            .field("bytes", Schema.BYTES_SCHEMA)
            .field("list", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
            .field(
                    "map",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build())
            .field("struct", INNER)
            .field("seven", SchemaBuilder.int32().optional().defaultValue(7).build())
            .build();

    private final Struct row = new Struct(ROW)
            .put("int8", (byte) 1)
            .put("int16", (short) 2)
            .put("int32", 3)
            .put("int64", 4L)
            .put("float32", 5f)
            .put("float64", 6d)
            .put("bool", true)
            .put("text", "t")
            .put("bytes", new byte[] {8})
            .put("list", List.of("l"))
            .put("map", Map.of("m", 9))
            .put("struct", new Struct(INNER).put("x", (byte) 1));
    private final Struct overlay = (Struct) Routing.sink("metadata", "table")
            .apply(new SinkRecord("my.shop.orders", 0, null, null, ROW, row, 0))
            .value();
    private final Struct copy = copy(overlay);

    @Test
    void everyValueIsReadAsFromAStruct() {
        for (Field field : overlay.schema().fields()) {
            assertThat(overlay.get(field)).isEqualTo(copy.get(field)).isEqualTo(overlay.get(field.name()));
            assertThat(overlay.getWithoutDefault(field.name())).isEqualTo(copy.getWithoutDefault(field.name()));
        }
        assertThat(overlay.get("seven")).isEqualTo(7);
        assertThat(overlay.getWithoutDefault("seven")).isNull();
        assertThat(overlay.getInt8("int8")).isEqualTo(copy.getInt8("int8"));
        assertThat(overlay.getInt16("int16")).isEqualTo(copy.getInt16("int16"));
        assertThat(overlay.getInt32("int32")).isEqualTo(copy.getInt32("int32"));
        assertThat(overlay.getInt64("int64")).isEqualTo(copy.getInt64("int64"));
        assertThat(overlay.getFloat32("float32")).isEqualTo(copy.getFloat32("float32"));
        assertThat(overlay.getFloat64("float64")).isEqualTo(copy.getFloat64("float64"));
        assertThat(overlay.getBoolean("bool")).isEqualTo(copy.getBoolean("bool"));
        assertThat(overlay.getString("__table"))
                .isEqualTo(copy.getString("__table"))
                .isEqualTo("orders");
        assertThat(overlay.getBytes("bytes")).isEqualTo(copy.getBytes("bytes"));
        assertThat(overlay.<String>getArray("list")).isEqualTo(copy.getArray("list"));
        assertThat(overlay.<String, Integer>getMap("map")).isEqualTo(copy.getMap("map"));
        assertThat(overlay.getStruct("struct")).isEqualTo(copy.getStruct("struct"));
        assertThat(overlay).hasToString(copy.toString());
        overlay.validate();
    }

    @Test
    void mistakesAreRefusedAsByAStruct() {
        assertThatThrownBy(() -> overlay.get("none")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> overlay.getInt8("text")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> overlay.put("text", 1)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> overlay.put("text", null)).isInstanceOf(DataException.class);
    }

    @Test
    void changeIsSeenAndLeavesTheRowBelowAlone() {
        overlay.put("text", "changed").put("__table", "other");
        assertThat(overlay.get("text")).isEqualTo("changed");
        assertThat(overlay.get("__table")).isEqualTo("other");
        assertThat(overlay.get("int64")).isEqualTo(4L);
        assertThat(row.get("text")).isEqualTo("t");
    }

    @Test
    void equalRowsAreEqual() {
        Struct same = (Struct) Routing.sink("metadata", "table")
                .apply(new SinkRecord("my.shop.orders", 0, null, null, ROW, row, 0))
                .value();
        Set<Struct> set = new HashSet<>(Set.of(overlay));
        assertThat(overlay).isEqualTo(same).isEqualTo(copy);
        assertThat(set.contains(same)).isTrue();
        assertThat(same.put("int8", (byte) 9)).isNotEqualTo(overlay);
    }

    @Test
    void converterWritesItAsAStruct() {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("replace.null.with.default", "false"), false);
            assertThat(converter.fromConnectData("t", overlay.schema(), overlay))
                    .isEqualTo(converter.fromConnectData("t", copy.schema(), copy));
            for (SinkRecord record : Captured.records("my.demo.customers", true)) {
                SinkRecord routed = Routing.sink("metadata", "op, db").apply(record);
                if (routed.value() != null) {
                    byte[] json = converter.fromConnectData("t", routed.valueSchema(), routed.value());
                    Struct read = (Struct) converter.toConnectData("t", json).value();
                    assertThat(Routing.row(routed))
                            .isEqualTo(Routing.columns(read.get(read.get("after") == null ? "before" : "after")));
                }
            }
        }
    }

    private static Struct copy(Struct from) {
        Struct copy = new Struct(from.schema());
        from.schema().fields().forEach(field -> {
            if (from.getWithoutDefault(field.name()) != null) {
                copy.put(field, from.getWithoutDefault(field.name()));
            }
        });
        return copy;
    }
}

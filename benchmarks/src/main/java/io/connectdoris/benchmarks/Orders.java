package io.connectdoris.benchmarks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * Rows as Debezium sends them from a table of 20 columns: 1 bigint, 5 int, 6 strings, 3 decimals, 3 timestamps of
 * microseconds, 1 with a zone, 1 boolean; half a kilobyte of JSON each.
 */
final class Orders {

    static final Schema SCHEMA = schema();

    private Orders() {}

    static List<Struct> rows(int count) {
        return IntStream.range(0, count).mapToObj(Orders::row).toList();
    }

    private static Schema schema() {
        SchemaBuilder builder = SchemaBuilder.struct().name("shop.orders.Value");
        builder.field("id", Schema.INT64_SCHEMA);
        for (String name : List.of("customer_id", "quantity", "status", "warehouse", "priority")) {
            builder.field(name, Schema.OPTIONAL_INT32_SCHEMA);
        }
        for (String name : List.of("number", "first_name", "last_name", "email", "city", "note")) {
            builder.field(name, Schema.OPTIONAL_STRING_SCHEMA);
        }
        for (String name : List.of("price", "tax", "total")) {
            builder.field(
                    name,
                    Decimal.builder(2)
                            .parameter("connect.decimal.precision", "12")
                            .optional()
                            .build());
        }
        for (String name : List.of("ordered_at", "paid_at", "shipped_at")) {
            builder.field(
                    name,
                    SchemaBuilder.int64()
                            .name("io.debezium.time.MicroTimestamp")
                            .optional()
                            .build());
        }
        Schema zoned = SchemaBuilder.string()
                .name("io.debezium.time.ZonedTimestamp")
                .optional()
                .build();
        return builder.field("updated_at", zoned)
                .field("express", Schema.OPTIONAL_BOOLEAN_SCHEMA)
                .build();
    }

    private static Struct row(int i) {
        long micros = 1_763_600_000_000_000L + i * 1_234_567_891L;
        return new Struct(SCHEMA)
                .put("id", 9_000_000_000L + i)
                .put("customer_id", 100_000 + i * 37)
                .put("quantity", i % 20)
                .put("status", i % 5)
                .put("warehouse", i % 300)
                .put("priority", -i)
                .put("number", "ORD-2026-" + (1_000_000 + i))
                .put("first_name", i % 2 == 0 ? "Charlotte" : "José")
                .put("last_name", "Longbottom-Smythe")
                .put("email", "charlotte.longbottom" + i + "@example.com")
                .put("city", i % 3 == 0 ? "Zürich" : "Rotterdam")
                .put("note", "leave it with the neighbour at \"number 7\"; ring twice, then wait")
                .put("price", money(1_999 + i * 13L))
                .put("tax", money(379 + i * 2L))
                .put("total", money(2_378 + i * 15L))
                .put("ordered_at", micros)
                .put("paid_at", micros + 61_000_001)
                .put("shipped_at", micros + 86_400_000_000L)
                .put("updated_at", "2026-11-20T12:44:07.372302Z")
                .put("express", i % 2 == 0);
    }

    private static BigDecimal money(long cents) {
        return new BigDecimal(BigInteger.valueOf(cents), 2);
    }
}

package io.connectdoris.sink;

import static io.connectdoris.sink.SinkRecords.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that their users made, with other types than the sink would have chosen. */
class ExistingTableTest {

    private static final Schema MICROS = SchemaBuilder.int64()
            .name("io.debezium.time.MicroTimestamp")
            .optional()
            .build();
    private static final Schema DAYS =
            SchemaBuilder.int32().name("io.debezium.time.Date").optional().build();
    private static final long NOON = 1_709_208_000_000_000L;

    private final TaskRig rig = new TaskRig();

    @AfterEach
    void stop() {
        rig.close();
    }

    private void table(String columns) {
        rig.sql("CREATE DATABASE shop");
        rig.sql("CREATE TABLE shop.t (id BIGINT, " + columns + ") UNIQUE KEY(id)"
                + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
    }

    @Test
    void otherTypesHoldTheSameValues() {
        table("bool BIGINT, count VARCHAR(20), price STRING, big LARGEINT, small DECIMAL(10, 2), whole DOUBLE,"
                + " flag BOOLEAN, day DATETIME(3), at DATE, moment VARCHAR(40), digits INT, amount DECIMAL(20, 6),"
                + " words JSON");
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("bool", Schema.OPTIONAL_BOOLEAN_SCHEMA)
                .field("count", Schema.OPTIONAL_INT64_SCHEMA)
                .field("price", Decimal.builder(4).optional().build())
                .field("big", Schema.OPTIONAL_INT16_SCHEMA)
                .field("small", Schema.OPTIONAL_INT32_SCHEMA)
                .field("whole", Schema.OPTIONAL_INT64_SCHEMA)
                .field("flag", Schema.OPTIONAL_INT16_SCHEMA)
                .field("day", DAYS)
                .field("at", MICROS)
                .field("moment", MICROS)
                .field("digits", Schema.OPTIONAL_STRING_SCHEMA)
                .field("amount", Schema.OPTIONAL_FLOAT64_SCHEMA)
                .field("words", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "id");
        rig.open(records);
        rig.put(records.create(row(
                "id",
                1L,
                "bool",
                true,
                "count",
                -9223372036854775808L,
                "price",
                new BigDecimal("12.3400"),
                "big",
                (short) -7,
                "small",
                12345678,
                "whole",
                9007199254740992L,
                "flag",
                (short) 1,
                "day",
                19782,
                "at",
                NOON,
                "moment",
                NOON + 1,
                "digits",
                "-42",
                "amount",
                0.1,
                "words",
                "{\"a\": 1}")));
        rig.put(records.create(row("id", 2L)));
        rig.settle();
        assertThat(rig.select(
                        "id, bool, count, price, big, small, whole, flag, day, at, moment, digits, amount, words",
                        "shop.t"))
                .containsExactly(
                        "1|1|-9223372036854775808|12.3400|-7|12345678.00|9007199254740992|1|2024-02-29 00:00:00.000"
                                + "|2024-02-29|2024-02-29 12:00:00.000001|-42|0.100000|{\"a\":1}",
                        "2" + "|null".repeat(13));
    }

    @ParameterizedTest
    @CsvSource({
        "INT, io.debezium.time.MicroTimestamp, INT64",
        "DATE, , BOOLEAN",
        "DATETIME(6), , INT64",
        "BOOLEAN, io.debezium.time.Date, INT32",
        "'MAP<STRING,INT>', , INT64",
        "IPV4, , INT64",
        "'ARRAY<INT>', , BOOLEAN",
        "'DECIMAL(10, 2)', io.debezium.time.MicroTime, INT64"
    })
    void typeThatTheColumnCannotHoldIsRefusedWithBothTypesBeforeAnythingIsLoaded(
            String column, String name, Schema.Type type) {
        table("v " + column);
        SchemaBuilder schema = new SchemaBuilder(type).name(name).optional();
        Schema columns = SinkRecords.columns()
                .field("id", Schema.INT64_SCHEMA)
                .field("v", schema.build())
                .build();
        SinkRecords records = new SinkRecords(Shape.ENVELOPE, 0, "shop", "t", columns, "id");
        rig.open(records);
        // Not even a row without a value: those that come later would have one.
        SinkRecord record = records.create(row("id", 1L, "v", null));
        assertThatThrownBy(() -> rig.put(record))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("column v of table shop.t")
                .hasMessageContaining(name == null ? type.toString() : name)
                .hasMessageContaining("column of type " + column.replaceAll("[(<].*", ""));
        assertThat(rig.select("id", "shop.t")).isEmpty();
        assertThat(rig.offset(records)).isZero();
    }
}

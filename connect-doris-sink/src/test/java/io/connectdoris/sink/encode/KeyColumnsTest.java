package io.connectdoris.sink.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisType;
import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableName;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A row's key is written from its image when it comes, and from the record's key when it goes. The image tells what the
 * column is at the source, the key does not: still both must be the same, or the row stays.
 */
class KeyColumnsTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final String SOURCE = "__debezium.source.column.";

    record Key(Schema schema, Map<String, String> source, Object value) {
        Schema inImage() {
            SchemaBuilder told = new SchemaBuilder(schema.type()).name(schema.name());
            if (schema.parameters() != null) {
                schema.parameters().forEach(told::parameter);
            }
            source.forEach((name, text) -> told.parameter(SOURCE + name, text));
            return told.build();
        }
    }

    static Stream<Key> keys() {
        Schema microTime =
                SchemaBuilder.int64().name("io.debezium.time.MicroTime").build();
        Schema milliTime = SchemaBuilder.int32().name("io.debezium.time.Time").build();
        Schema isoTime = SchemaBuilder.string().name("io.debezium.time.IsoTime").build();
        Schema enumeration = SchemaBuilder.string()
                .name("io.debezium.data.Enum")
                .parameter("allowed", "a,b\\, c")
                .build();
        Schema bits = SchemaBuilder.bytes()
                .name("io.debezium.data.Bits")
                .parameter("length", "200")
                .build();
        return Stream.of(
                new Key(microTime, Map.of("type", "TIME", "length", "3"), 47_655_500_000L),
                new Key(microTime, Map.of("type", "TIME"), -3_020_399_000_000L),
                new Key(milliTime, Map.of("type", "TIME", "length", "8", "scale", "0"), 47_655_000),
                new Key(isoTime, Map.of("type", "TIME", "length", "3"), "13:14:15.5Z"),
                new Key(enumeration, Map.of("type", "ENUM"), "b, c"),
                new Key(enumeration, Map.of("type", "ENUM"), "b\\, c"),
                new Key(bits, Map.of("type", "VARBIT", "length", "200"), ByteBuffer.wrap(new byte[] {5})),
                new Key(bits, Map.of("type", "BIT", "length", "200"), ByteBuffer.wrap(new byte[] {5})));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void rowIsDeletedByTheKeyThatItCameWith(Key key) {
        assertThat(deleted(key.schema(), key)).isEqualTo(deleted(key.inImage(), key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void labelHasOneFormWhereverItComesFrom(Key key) {
        if (key.value() instanceof String label && label.startsWith("b")) {
            assertThat(deleted(key.schema(), key)).contains("\"b, c\"");
        }
    }

    /** The line that deletes a row of this key, when this schema is all that is known of it. */
    private static String deleted(Schema schema, Key key) {
        DorisType type = LogicalTypes.columnType(key.inImage(), true, Written.UTC);
        TableDescription table = new TableDescription(
                new TableName("d", "t"),
                TableDescription.KeyModel.UNIQUE,
                true,
                new TableDescription.Sequence.None(),
                List.of(new TableDescription.Column("k", type, true, false, Optional.empty(), "")));
        Schema row = SchemaBuilder.struct().field("k", schema).build();
        RowEncoder encoder = RowEncoder.compile(table, RowLayout.of(row, name -> true), Written.UTC, Written.UNHEARD);
        JsonWriter out = new JsonWriter();
        encoder.delete(new Struct(row).put("k", key.value()), PARTITION, 1, 1, out);
        return Written.text(out);
    }
}

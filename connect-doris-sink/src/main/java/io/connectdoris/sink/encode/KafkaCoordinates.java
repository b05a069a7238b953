package io.connectdoris.sink.encode;

import io.connectdoris.client.TableDescription;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.TopicPartition;

/**
 * Three columns that say where in Kafka a row came from. They are the key of rows that have none of their own, and are
 * filled in every table that has all three.
 */
public final class KafkaCoordinates {

    public static final String TOPIC = "__kafka_topic";
    public static final String PARTITION = "__kafka_partition";
    public static final String OFFSET = "__kafka_offset";

    private TopicPartition latest;
    private byte[] latestBytes = {};

    /** Whether a table has the columns, and rows of this layout do not fill them themselves. */
    static boolean belongTo(TableDescription table, RowLayout layout) {
        return table.column(TOPIC).isPresent()
                && table.column(PARTITION).isPresent()
                && table.column(OFFSET).isPresent()
                && layout.find(TOPIC) < 0;
    }

    static boolean isOne(String column) {
        return column.equals(TOPIC) || column.equals(PARTITION) || column.equals(OFFSET);
    }

    /** Writes the three columns. */
    void write(TopicPartition partition, long offset, JsonWriter out) {
        if (!partition.equals(latest)) {
            latest = partition;
            latestBytes = upToOffset(partition);
        }
        out.raw(latestBytes);
        out.integer(offset);
    }

    private static byte[] upToOffset(TopicPartition partition) {
        JsonWriter out = new JsonWriter();
        out.raw(("\"" + TOPIC + "\":").getBytes(StandardCharsets.US_ASCII));
        out.string(partition.topic());
        out.raw((",\"" + PARTITION + "\":" + partition.partition() + ",\"" + OFFSET + "\":")
                .getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(out.array(), out.length());
    }
}

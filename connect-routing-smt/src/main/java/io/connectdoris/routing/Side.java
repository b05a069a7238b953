package io.connectdoris.routing;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Before Kafka or behind it. A transform is not told where it is; the records show it. */
enum Side {
    AUTO,
    SOURCE,
    SINK;

    /** @throws DataException when the record shows that it is the other side than the user has said */
    void check(ConnectRecord<?> record) {
        if (this != AUTO && (this == SINK) != (record instanceof SinkRecord)) {
            throw new DataException("TableRouter: side = " + (this == SINK ? "sink" : "source")
                    + ", but it runs in a " + (this == SINK ? "source" : "sink")
                    + " connector. Correct the setting side"
                    + (this == SINK ? ", and leave out the metadata topic, partition and offset" : ""));
        }
    }
}

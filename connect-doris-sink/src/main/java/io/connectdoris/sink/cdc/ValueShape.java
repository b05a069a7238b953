package io.connectdoris.sink.cdc;

import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.route.ChangeEvent;
import io.connectdoris.sink.route.SourceTable;
import org.apache.kafka.connect.sink.SinkRecord;

/** How values of one schema are read. */
interface ValueShape {

    /** The source of the record decoded last; unknown where values do not tell. */
    default SourceTable latestSource() {
        return SourceTable.UNKNOWN;
    }

    /** Reads a record whose value has this shape. */
    ChangeEvent decode(SinkRecord record, Row key);

    /** Records that change no row, recognised by their schema. */
    record Control(String kind) implements ValueShape {
        @Override
        public ChangeEvent decode(SinkRecord record, Row key) {
            return new ChangeEvent.Nothing(kind);
        }
    }
}

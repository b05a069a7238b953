package io.connectdoris.sink.cdc;

import io.connectdoris.sink.encode.Row;
import io.connectdoris.sink.route.ChangeEvent;
import io.connectdoris.sink.route.SourceTable;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A value that is the row itself: an event flattened by {@code ExtractNewRecordState}, or a plain record. It is a delete when
 * the field or header {@code __deleted} says true, or {@code __op} says d; else an upsert.
 */
final class FlatRow implements ValueShape {

    private static final String OP_FIELD = "__op";

    private final Layouts layouts;

    FlatRow(Layouts layouts) {
        this.layouts = layouts;
    }

    @Override
    public ChangeEvent decode(SinkRecord record, Row key) {
        Row row = layouts.joined(key, layouts.image(record.value()));
        return isDelete(record)
                ? new ChangeEvent.Delete(SourceTable.UNKNOWN, key, row)
                : new ChangeEvent.Upsert(SourceTable.UNKNOWN, key, Row.ABSENT, row);
    }

    private static boolean isDelete(SinkRecord record) {
        if (isTrue(field(record.value(), Layouts.DELETED_FIELD)) || isD(field(record.value(), OP_FIELD))) {
            return true;
        }
        for (Header header : record.headers()) {
            if ((header.key().equals(Layouts.DELETED_FIELD) && isTrue(header.value()))
                    || (header.key().equals(OP_FIELD) && isD(header.value()))) {
                return true;
            }
        }
        return false;
    }

    private static Object field(Object value, String name) {
        if (value instanceof Struct struct) {
            Schema schema = struct.schema();
            return schema.field(name) == null ? null : struct.get(name);
        }
        return ((Map<?, ?>) value).get(name);
    }

    private static boolean isTrue(Object value) {
        return value != null && value.toString().equals("true");
    }

    private static boolean isD(Object value) {
        return value != null && value.toString().equals("d");
    }
}

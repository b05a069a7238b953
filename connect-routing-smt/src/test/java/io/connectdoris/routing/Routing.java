package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** A configured transform, and how tests read what comes out of it. */
final class Routing {

    private Routing() {}

    static TableRouter<SinkRecord> sink(String... settings) {
        TableRouter<SinkRecord> router = new TableRouter<>();
        router.configure(settings(settings));
        return router;
    }

    static TableRouter<SourceRecord> source(String... settings) {
        TableRouter<SourceRecord> router = new TableRouter<>();
        router.configure(settings(settings));
        return router;
    }

    static Map<String, String> settings(String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return map;
    }

    /** {@code database|table}, as the headers say it. */
    static String target(ConnectRecord<?> record) {
        return header(record, TableRouter.DATABASE_HEADER) + "|" + header(record, TableRouter.TABLE_HEADER);
    }

    static Object header(ConnectRecord<?> record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value();
    }

    static List<Object> headers(ConnectRecord<?> record, String name) {
        List<Object> values = new ArrayList<>();
        record.headers().allWithName(name).forEachRemaining(header -> values.add(header.value()));
        return values;
    }

    /** The row as it is after a change; for a delete that stays one, before it. */
    static Map<String, Object> row(ConnectRecord<?> record) {
        Map<String, Object> value = columns(record.value());
        if (!value.containsKey("source")) {
            return value;
        }
        return columns(value.get("after") == null ? value.get("before") : value.get("after"));
    }

    /** The columns of a Struct or Map; never a default in the place of a null. */
    static Map<String, Object> columns(Object row) {
        if (!(row instanceof Struct struct)) {
            return row == null ? null : Maps.copy(row);
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Field field : struct.schema().fields()) {
            columns.put(field.name(), struct.getWithoutDefault(field.name()));
        }
        return columns;
    }
}

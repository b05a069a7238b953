package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import io.connectdoris.sink.metrics.TaskMetrics;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** What the writers write, as text. */
final class Written {

    static final TypeSettings UTC = in(ZoneOffset.UTC);

    /** Remarks that nobody counts. */
    static final Remarks UNHEARD = new Remarks(TaskMetrics.none());

    private Written() {}

    static TypeSettings in(ZoneId zone) {
        return new TypeSettings(zone, TypeSettings.BinaryEncoding.BASE64);
    }

    /** The value in the column that is created for it. */
    static String of(Schema schema, Object value) {
        return as(schema, LogicalTypes.columnType(schema, false, UTC), value);
    }

    static String as(Schema schema, DorisType column, Object value) {
        return as(schema, column, value, UTC);
    }

    static String as(Schema schema, DorisType column, Object value, TypeSettings settings) {
        return by(LogicalTypes.writer(schema, column, settings), value);
    }

    static String schemaless(Object value, DorisType column) {
        return schemaless(value, column, UTC);
    }

    static String schemaless(Object value, DorisType column, TypeSettings settings) {
        return by(LogicalTypes.schemalessWriter(column, settings), value);
    }

    static String by(ValueWriter writer, Object value) {
        JsonWriter out = new JsonWriter();
        writer.write(value, out);
        return text(out);
    }

    /** What is noticed while the value is written; empty for most. */
    static Optional<Remark> remark(Schema schema, DorisType column, Object value) {
        JsonWriter out = new JsonWriter();
        LogicalTypes.writer(schema, column, UTC).write(value, out);
        return Optional.ofNullable(out.takeNoticed());
    }

    static Optional<Remark> schemalessRemark(Object value, DorisType column, TypeSettings settings) {
        JsonWriter out = new JsonWriter();
        LogicalTypes.schemalessWriter(column, settings).write(value, out);
        return Optional.ofNullable(out.takeNoticed());
    }

    static String text(JsonWriter out) {
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }
}

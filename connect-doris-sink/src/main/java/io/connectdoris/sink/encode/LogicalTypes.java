package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/** Every logical type there is, and which one a column's schema is. */
public final class LogicalTypes {

    private LogicalTypes() {}

    /**
     * The type of a column to create.
     *
     * @throws UnsupportedTypeException for a schema that is not known, by its name
     */
    public static DorisType columnType(Schema schema, boolean key, TypeSettings settings) {
        LogicalType type = of(schema);
        return key ? type.keyColumnType(schema, settings) : type.columnType(schema, settings);
    }

    /**
     * A writer for values of this schema into a column of this type.
     *
     * @throws UnsupportedTypeException for a schema that is not known, or that the column cannot hold
     */
    static ValueWriter writer(Schema schema, DorisType target, TypeSettings settings) {
        return of(schema).writer(schema, target, settings);
    }

    private static LogicalType of(Schema schema) {
        throw new UnsupportedTypeException("no type is known yet: " + schema);
    }
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import org.apache.kafka.connect.data.Schema;

/**
 * One logical type as it arrives in records: the Doris column it becomes, and how its values are written into a column.
 * The list of implementations ({@link LogicalTypes}) is the list of what is supported, and generates docs/types.md.
 */
interface LogicalType {

    /** The column that is created for it as a value column: one that holds every value exactly. */
    DorisType columnType(Schema schema, TypeSettings settings);

    /**
     * The column that is created for it as a key column; STRING, FLOAT and DOUBLE cannot be keys (facts.md 5.2).
     *
     * @throws UnsupportedTypeException when there is no key column that holds every value exactly
     */
    default DorisType keyColumnType(Schema schema, TypeSettings settings) {
        return columnType(schema, settings);
    }

    /**
     * A writer for values of this type into a column of that type.
     *
     * @throws UnsupportedTypeException when such a column cannot hold values of this type
     */
    ValueWriter writer(Schema schema, DorisType target, TypeSettings settings);

    /** Its row in docs/types.md. */
    TypeDoc doc();

    /**
     * @param arrives what is in the record: schema name or Connect type
     * @param source the source types that arrive so
     * @param column the Doris column
     * @param exactness "exact", or what is widened or limited
     */
    record TypeDoc(String arrives, String source, String column, String exactness) {}
}

package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * One logical type as it arrives in records: the Doris column it becomes, and how its values are written into a column.
 * The list of implementations ({@link TypeCatalogue}) is the list of what is supported, and generates docs/types.md.
 * Implementations hold no state: settings come with each call.
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
        DorisType type = columnType(schema, settings);
        return switch (type.kind()) {
            // The widest there is: rows take the room of their text, whatever the column's length is.
            case STRING -> DorisType.varcharOrString(DorisType.MAX_VARCHAR);
            case JSON, VARIANT, ARRAY, MAP, STRUCT ->
                throw new UnsupportedTypeException(LogicalTypes.shown(schema) + " cannot be a key: Doris has no " + type
                        + " key columns; choose other key columns for the table, or give the source table another key");
            default -> type;
        };
    }

    /**
     * The T of the ARRAY&lt;T&gt; that a list of these becomes. Empty when Doris would not read each element exactly: texts,
     * whose quotes and backslashes its array reader does not undo, and JSON. Such a list becomes JSON.
     */
    default Optional<DorisType> elementType(Schema schema, TypeSettings settings) {
        DorisType type = columnType(schema, settings);
        return switch (type.kind()) {
            case CHAR, VARCHAR, STRING, JSON, VARIANT, MAP, STRUCT, OTHER -> Optional.empty();
            default -> Optional.of(type);
        };
    }

    /**
     * The text that MySQL fills a NOT NULL column of this type with when there is neither a value nor a default; only of
     * types that arrive as text.
     */
    default String implicitText(Schema schema) {
        return "";
    }

    /**
     * A writer for values of this type into that column.
     *
     * @throws UnsupportedTypeException when such a column cannot hold values of this type
     */
    ValueWriter writer(Schema schema, Column column, TypeSettings settings);

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

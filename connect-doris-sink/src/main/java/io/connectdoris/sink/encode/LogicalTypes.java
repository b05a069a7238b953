package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import io.connectdoris.sink.encode.LogicalType.TypeDoc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;

/** Which logical type a column's schema is, the column it becomes and the writer of its values. */
public final class LogicalTypes {

    private static final Map<Schema.Type, LogicalType> PLAIN = TypeCatalogue.plain();
    private static final Map<String, TypeCatalogue.Named> NAMED = TypeCatalogue.named();

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

    /** The text that MySQL fills a NOT NULL column with when there is neither a value nor a default. */
    public static String implicitText(Schema schema) {
        return of(schema).implicitText(schema);
    }

    /** The type of a column to create for a value that came without a schema; empty when it does not say. */
    public static Optional<DorisType> schemalessColumnType(Object sample, boolean key) {
        if (sample instanceof Boolean) {
            return Optional.of(DorisType.BOOLEAN);
        }
        if (sample instanceof Long || sample instanceof Integer || sample instanceof Short || sample instanceof Byte) {
            return Optional.of(DorisType.BIGINT);
        }
        if (sample instanceof Double || sample instanceof Float) {
            return Optional.of(key ? DoubleType.KEY : DorisType.DOUBLE);
        }
        if (sample instanceof Map || sample instanceof List) {
            if (key) {
                throw new UnsupportedTypeException("a " + sample.getClass().getSimpleName()
                        + " without a schema cannot be a key: Doris has no JSON key columns; choose other key columns");
            }
            return Optional.of(DorisType.JSON);
        }
        boolean text = sample instanceof String
                || sample instanceof BigDecimal
                || sample instanceof BigInteger
                || sample instanceof byte[]
                || sample instanceof ByteBuffer;
        DorisType textType = key ? DorisType.varcharOrString(DorisType.MAX_VARCHAR) : DorisType.STRING;
        return text ? Optional.of(textType) : Optional.empty();
    }

    /**
     * A writer for values of this schema into a column of this type. Not thread-safe.
     *
     * @throws UnsupportedTypeException for a schema that is not known, or that the column cannot hold
     */
    public static ValueWriter writer(Schema schema, DorisType target, TypeSettings settings) {
        return HandlingModes.watched(schema, of(schema).writer(schema, Column.of(target, settings), settings));
    }

    /**
     * The same for a column in the table's key: its values must be the same text, whether they come with the record's key or
     * with its image, which says more of the source's column.
     */
    static ValueWriter keyWriter(Schema schema, DorisType target, TypeSettings settings) {
        Schema inKey = SourceColumn.asInKey(schema);
        return HandlingModes.watched(schema, of(inKey).writer(inKey, Column.of(target, settings), settings));
    }

    /** A writer for values that come without a schema into a column of this type. Not thread-safe. */
    public static ValueWriter schemalessWriter(DorisType target, TypeSettings settings) {
        return SchemalessWriter.of(target, settings);
    }

    /** A writer for values of this schema as a part of a JSON text. */
    static ValueWriter inside(Schema schema, TypeSettings settings) {
        return of(schema).writer(schema, new InsideJson(DorisType.JSON, settings), settings);
    }

    static LogicalType of(Schema schema) {
        SourceColumn.of(schema).checkLanguage();
        String name = schema.name();
        if (name == null) {
            return PLAIN.get(schema.type());
        }
        TypeCatalogue.Named named = NAMED.get(name);
        if (named != null && named.arrivesAs() == schema.type()) {
            return named.type();
        }
        // The name of a record (Avro, Protobuf) says nothing about its values: its fields do.
        if (schema.type() == Schema.Type.STRUCT && !name.startsWith("io.debezium.")) {
            return PLAIN.get(Schema.Type.STRUCT);
        }
        throw new UnsupportedTypeException(shown(schema) + " is not a known type"
                + (named == null ? "" : " (it is known as " + named.arrivesAs() + ")")
                + ": exclude the column at the source, or convert it to a known type with a transform; the types are"
                + " listed in docs/types.md");
    }

    /** The schema in a message: its name, or its type; and the type in the source where it is told. */
    static String shown(Schema schema) {
        String source = SourceColumn.of(schema).type();
        return (schema.name() == null ? schema.type().toString() : schema.name() + " of " + schema.type())
                + (source.isEmpty() ? "" : " (" + source + ")");
    }

    /** What docs/types.md lists, in its order. */
    static List<TypeDoc> docs() {
        Collection<LogicalType> plain = PLAIN.values();
        Collection<LogicalType> named =
                NAMED.values().stream().map(TypeCatalogue.Named::type).toList();
        return Stream.concat(plain.stream(), named.stream())
                .map(LogicalType::doc)
                .toList();
    }

    /** The names that are known, with what they name. */
    static Map<String, Schema.Type> names() {
        Map<String, Schema.Type> names = new LinkedHashMap<>();
        NAMED.forEach((name, named) -> names.put(name, named.arrivesAs()));
        return names;
    }
}

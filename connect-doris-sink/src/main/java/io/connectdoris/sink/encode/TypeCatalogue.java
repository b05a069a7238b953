package io.connectdoris.sink.encode;

import static io.connectdoris.sink.encode.NamedTextType.Characters.ANY;
import static io.connectdoris.sink.encode.NamedTextType.Characters.DIGITS_AND_LETTERS;

import io.connectdoris.client.DorisType;
import io.connectdoris.sink.encode.LogicalType.TypeDoc;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Every logical type there is: what is not in here is refused. */
final class TypeCatalogue {

    private static final String OUT_OF_RANGE = "; years outside of 0000 to 9999 and PostgreSQL's infinity are refused";
    private static final String CLOCK = "exact, as [-]HH:mm:ss with the column's digits, as key with those of the unit";
    private static final String ANY_FRACTION = "DATETIME(p) with the column's p, else ";

    private TypeCatalogue() {}

    /** Types without a name. */
    static Map<Schema.Type, LogicalType> plain() {
        Map<Schema.Type, LogicalType> types = new EnumMap<>(Schema.Type.class);
        types.put(Schema.Type.INT8, new IntegerType(DorisType.TINYINT, integer("INT8", "", "TINYINT")));
        types.put(
                Schema.Type.INT16,
                new IntegerType(
                        DorisType.SMALLINT,
                        integer(
                                "INT16",
                                "MySQL TINYINT (and so BOOLEAN), TINYINT UNSIGNED, SMALLINT; PostgreSQL SMALLINT",
                                "TINYINT for MySQL TINYINT, else SMALLINT")));
        types.put(
                Schema.Type.INT32,
                new IntegerType(
                        DorisType.INT,
                        integer("INT32", "MySQL SMALLINT UNSIGNED, MEDIUMINT, INT; PostgreSQL INTEGER", "INT")));
        types.put(
                Schema.Type.INT64,
                new IntegerType(
                        DorisType.BIGINT,
                        integer(
                                "INT64",
                                "MySQL INT UNSIGNED, BIGINT; BIGINT UNSIGNED with"
                                        + " `bigint.unsigned.handling.mode=long`; PostgreSQL BIGINT, OID",
                                "BIGINT; LARGEINT for BIGINT UNSIGNED")));
        types.put(Schema.Type.FLOAT32, new FloatType());
        types.put(Schema.Type.FLOAT64, new DoubleType());
        types.put(Schema.Type.BOOLEAN, new BooleanType());
        types.put(Schema.Type.STRING, new StringType());
        types.put(Schema.Type.BYTES, new BytesType());
        types.put(
                Schema.Type.ARRAY,
                new ArrayType(new TypeDoc(
                        "ARRAY",
                        "PostgreSQL arrays of one dimension",
                        "ARRAY<T> of numbers, booleans, dates, timestamps, times and UUIDs; JSON for other elements",
                        "exact. Doris' array reader keeps no quotes or backslashes of texts, hence JSON; a text with"
                                + " one is refused for an ARRAY column of yours. Of an array inside of an array Debezium"
                                + " sends null or, of texts, the name of a Java object, which is refused")));
        types.put(Schema.Type.MAP, new MapType());
        types.put(
                Schema.Type.STRUCT,
                new StructType(new TypeDoc(
                        "STRUCT, whatever its name is",
                        "nested records",
                        "JSON",
                        "exact; fields in their order, decimals inside are JSON strings")));
        return Collections.unmodifiableMap(types);
    }

    private static TypeDoc integer(String arrives, String source, String column) {
        return new TypeDoc(
                arrives,
                source,
                column,
                arrives.equals("INT64")
                        ? "exact; a negative BIGINT UNSIGNED has wrapped around at the source and is refused"
                        : "exact");
    }

    /** Types by the name of their schema. */
    static Map<String, Named> named() {
        Map<String, Named> types = new LinkedHashMap<>();
        connectTypes(types);
        dates(types);
        times(types);
        timestamps(types);
        durations(types);
        texts(types);
        structures(types);
        return Collections.unmodifiableMap(types);
    }

    private static void connectTypes(Map<String, Named> types) {
        add(types, Decimal.LOGICAL_NAME, Schema.Type.BYTES, new DecimalType());
        add(
                types,
                Date.LOGICAL_NAME,
                Schema.Type.INT32,
                new DateType(doc(Date.LOGICAL_NAME, "DATE with `time.precision.mode=connect`", "DATE", "exact")));
        add(
                types,
                Time.LOGICAL_NAME,
                Schema.Type.INT32,
                new TimeType(
                        1_000_000,
                        3,
                        doc(
                                Time.LOGICAL_NAME,
                                "TIME with `time.precision.mode=connect`",
                                TimeType.COLUMN.ddl(),
                                CLOCK)));
        add(
                types,
                Timestamp.LOGICAL_NAME,
                Schema.Type.INT64,
                new TimestampType(
                        1_000,
                        3,
                        doc(
                                Timestamp.LOGICAL_NAME,
                                "DATETIME, TIMESTAMP with `time.precision.mode=connect`",
                                ANY_FRACTION + "DATETIME(3)",
                                "exact, never shifted" + OUT_OF_RANGE)));
    }

    private static void dates(Map<String, Named> types) {
        String date = "io.debezium.time.Date";
        add(types, date, Schema.Type.INT32, new DateType(doc(date, "DATE", "DATE", "exact" + OUT_OF_RANGE)));
        add(types, IsoDateType.NAME, Schema.Type.STRING, new IsoDateType());
        add(types, YearType.NAME, Schema.Type.INT32, new YearType());
    }

    private static void times(Map<String, Named> types) {
        time(types, "io.debezium.time.Time", Schema.Type.INT32, 1_000_000, 3);
        time(types, "io.debezium.time.MicroTime", Schema.Type.INT64, 1_000, 6);
        time(types, "io.debezium.time.NanoTime", Schema.Type.INT64, 1, 9);
        add(types, IsoTimeType.NAME, Schema.Type.STRING, new IsoTimeType());
        String zoned = "io.debezium.time.ZonedTime";
        DorisType column = DorisType.varcharOrString(32);
        add(
                types,
                zoned,
                Schema.Type.STRING,
                new NamedTextType(
                        column,
                        DIGITS_AND_LETTERS,
                        doc(zoned, "PostgreSQL TIMETZ", column.ddl(), "exact, as it arrives: in UTC, with a Z")));
    }

    private static void time(
            Map<String, Named> types, String name, Schema.Type arrivesAs, long nanosOfUnit, int digits) {
        TypeDoc doc = doc(name, "TIME", TimeType.COLUMN.ddl(), CLOCK + ", also MySQL's beyond a day");
        add(types, name, arrivesAs, new TimeType(nanosOfUnit, digits, doc));
    }

    private static void timestamps(Map<String, Named> types) {
        timestamp(types, "io.debezium.time.Timestamp", 1_000, 3, "DATETIME(3)");
        timestamp(types, "io.debezium.time.MicroTimestamp", 1_000_000, 6, "DATETIME(6)");
        timestamp(types, "io.debezium.time.NanoTimestamp", 1_000_000_000, 9, "VARCHAR(29)");
        add(types, IsoTimestampType.NAME, Schema.Type.STRING, new IsoTimestampType());
        add(types, ZonedTimestampType.NAME, Schema.Type.STRING, new ZonedTimestampType());
    }

    private static void timestamp(
            Map<String, Named> types, String name, long unitsOfSecond, int digits, String otherwise) {
        TypeDoc doc = doc(
                name,
                "MySQL DATETIME; PostgreSQL TIMESTAMP",
                ANY_FRACTION + otherwise,
                "exact, never shifted" + OUT_OF_RANGE);
        add(types, name, Schema.Type.INT64, new TimestampType(unitsOfSecond, digits, doc));
    }

    private static void durations(Map<String, Named> types) {
        String interval = "io.debezium.time.Interval";
        DorisType column = DorisType.varcharOrString(64);
        add(
                types,
                interval,
                Schema.Type.STRING,
                new NamedTextType(
                        column,
                        DIGITS_AND_LETTERS,
                        doc(
                                interval,
                                "PostgreSQL INTERVAL with `interval.handling.mode=string`",
                                column.ddl(),
                                "exact, as the ISO 8601 text that arrives")));
        String micro = "io.debezium.time.MicroDuration";
        String source = "PostgreSQL INTERVAL";
        String exactness = "as it arrives: Debezium counts a month as 30.4375 days";
        add(types, micro, Schema.Type.INT64, new DurationType(doc(micro, source, "BIGINT", exactness)));
        String nano = "io.debezium.time.NanoDuration";
        add(types, nano, Schema.Type.INT64, new DurationType(doc(nano, source, "BIGINT", exactness)));
    }

    private static void texts(Map<String, Named> types) {
        add(types, JsonType.NAME, Schema.Type.STRING, new JsonType());
        add(types, EnumType.NAME, Schema.Type.STRING, new EnumType());
        add(types, EnumSetType.NAME, Schema.Type.STRING, new EnumSetType());
        String uuid = "io.debezium.data.Uuid";
        DorisType column = DorisType.varcharOrString(36);
        add(
                types,
                uuid,
                Schema.Type.STRING,
                new NamedTextType(
                        column, DIGITS_AND_LETTERS, doc(uuid, "PostgreSQL, MariaDB UUID", column.ddl(), "exact")));
        text(types, "io.debezium.data.Xml", "PostgreSQL XML");
        text(types, "io.debezium.data.Ltree", "PostgreSQL LTREE");
        text(types, "io.debezium.data.Tsvector", "PostgreSQL TSVECTOR");
        add(types, BitsType.NAME, Schema.Type.BYTES, new BitsType());
        add(types, VariableScaleDecimalType.NAME, Schema.Type.STRUCT, new VariableScaleDecimalType());
    }

    private static void text(Map<String, Named> types, String name, String source) {
        TypeDoc doc = doc(name, source, "STRING; as key VARCHAR(65533)", "exact");
        add(types, name, Schema.Type.STRING, new NamedTextType(DorisType.STRING, ANY, doc));
    }

    private static void structures(Map<String, Named> types) {
        String wkb = "exact: the fields as they arrive, `wkb` as base64 or hexadecimal text";
        structure(types, "io.debezium.data.geometry.Point", "MySQL, PostgreSQL POINT", wkb);
        structure(types, "io.debezium.data.geometry.Geometry", "MySQL spatial types; PostGIS GEOMETRY", wkb);
        structure(types, "io.debezium.data.geometry.Geography", "PostGIS GEOGRAPHY", wkb);
        String fields = "exact: the fields as they arrive";
        structure(types, "io.debezium.data.SparseVector", "pgvector SPARSEVEC", fields);
        structure(types, "io.debezium.data.SparseDoubleVector", "pgvector SPARSEVEC", fields);
        vector(types, "io.debezium.data.FloatVector", "MySQL VECTOR; pgvector HALFVEC", "ARRAY<FLOAT>");
        vector(types, "io.debezium.data.DoubleVector", "pgvector VECTOR", "ARRAY<DOUBLE>");
    }

    private static void structure(Map<String, Named> types, String name, String source, String exactness) {
        add(types, name, Schema.Type.STRUCT, new StructType(doc(name, source, "JSON", exactness)));
    }

    private static void vector(Map<String, Named> types, String name, String source, String column) {
        add(types, name, Schema.Type.ARRAY, new ArrayType(doc(name, source, column, "exact")));
    }

    private static TypeDoc doc(String name, String source, String column, String exactness) {
        return new TypeDoc("`" + name + "`", source, column, exactness);
    }

    private static void add(Map<String, Named> types, String name, Schema.Type arrivesAs, LogicalType type) {
        types.put(name, new Named(arrivesAs, type));
    }

    /** A type that is known by the name of its schema, and what that schema is underneath. */
    record Named(Schema.Type arrivesAs, LogicalType type) {}
}

package io.connectdoris.sink.encode;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Random types, and random values of each with what it means to the source. */
final class RandomValues {

    private static final String DATA = "io.debezium.data.";

    private final Random random;
    private final RandomNumbers numbers;
    private final RandomTexts texts;
    private final RandomTimes times;

    /** @param zone of the sink */
    RandomValues(Random random, ZoneId zone) {
        this.random = random;
        this.numbers = new RandomNumbers(random);
        this.texts = new RandomTexts(random);
        this.times = new RandomTimes(random, zone);
    }

    /** A type, and where its values come from. */
    record Kind(Schema schema, Supplier<Cell> cells) {

        Cell next() {
            return cells.get();
        }
    }

    /**
     * @param value as Connect has it
     * @param meaning in the terms of {@link ReadBack}: a Boolean, BigDecimal, Double, Float, String, LocalDate,
     *     LocalDateTime, Duration, ByteBuffer, Bits, Document, List or Map of such
     */
    record Cell(Object value, Object meaning) {}

    /** @param depth how many levels of lists, maps and structs there may be */
    Kind next(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            return switch (random.nextInt(4)) {
                case 0, 1 -> list(depth);
                case 2 -> map(depth);
                default -> struct(depth);
            };
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> numbers.any();
            case 3, 4, 5 -> texts.any();
            case 6, 7, 8 -> times.any();
            default -> structure();
        };
    }

    private Kind structure() {
        return switch (random.nextInt(6)) {
            case 0 -> vector("FloatVector", numbers.singles());
            case 1 -> vector("DoubleVector", numbers.doubles());
            case 2 -> sparse("SparseVector");
            case 3 -> sparse("SparseDoubleVector");
            case 4 -> geometry(random.nextBoolean() ? "geometry.Geometry" : "geometry.Geography");
            default -> point();
        };
    }

    private Kind vector(String name, Kind element) {
        return listOf(SchemaBuilder.array(element.schema()).name(DATA + name).build(), element, false);
    }

    private Kind sparse(String name) {
        Kind element = numbers.doubles();
        Schema schema = SchemaBuilder.struct()
                .name(DATA + name)
                .field("dimensions", Schema.INT16_SCHEMA)
                .field("vector", SchemaBuilder.map(Schema.INT16_SCHEMA, element.schema()))
                .build();
        return new Kind(schema, () -> {
            Map<Short, Object> values = new HashMap<>();
            Map<String, Object> meanings = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                short place = (short) random.nextInt(Short.MAX_VALUE);
                Cell cell = element.next();
                values.put(place, cell.value());
                meanings.put(Short.toString(place), cell.meaning());
            }
            short dimensions = (short) random.nextInt(Short.MAX_VALUE);
            Struct struct = new Struct(schema).put("dimensions", dimensions).put("vector", values);
            return new Cell(struct, Map.of("dimensions", java.math.BigDecimal.valueOf(dimensions), "vector", meanings));
        });
    }

    private Kind geometry(String name) {
        return structOf(
                SchemaBuilder.struct().name(DATA + name),
                Map.of("wkb", bytes(), "srid", new Kind(Schema.INT32_SCHEMA, this::srid)));
    }

    private Kind point() {
        Map<String, Kind> fields = new LinkedHashMap<>();
        fields.put("x", numbers.doubles());
        fields.put("y", numbers.doubles());
        fields.put("wkb", bytes());
        fields.put("srid", new Kind(Schema.INT32_SCHEMA, this::srid));
        return structOf(SchemaBuilder.struct().name(DATA + "geometry.Point"), fields);
    }

    private Cell srid() {
        int srid = random.nextInt(10_000);
        return new Cell(srid, java.math.BigDecimal.valueOf(srid));
    }

    private Kind bytes() {
        return texts.bytes();
    }

    private Kind list(int depth) {
        Kind element = next(depth - 1);
        return listOf(SchemaBuilder.array(optional(element.schema())).build(), element, true);
    }

    private Kind listOf(Schema schema, Kind element, boolean withNulls) {
        return new Kind(schema, () -> {
            List<Object> values = new ArrayList<>();
            List<Object> meanings = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                Cell cell = withNulls ? orNull(element) : element.next();
                values.add(cell.value());
                meanings.add(cell.meaning());
            }
            return new Cell(values, meanings);
        });
    }

    private Kind map(int depth) {
        Kind element = next(depth - 1);
        Schema schema = SchemaBuilder.map(Schema.STRING_SCHEMA, optional(element.schema()))
                .build();
        return new Kind(schema, () -> {
            Map<String, Object> values = new HashMap<>();
            Map<String, Object> meanings = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                String key = texts.characters();
                Cell cell = orNull(element);
                values.put(key, cell.value());
                meanings.put(key, cell.meaning());
            }
            return new Cell(values, meanings);
        });
    }

    private Kind struct(int depth) {
        Map<String, Kind> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.put(i + texts.characters(), next(depth - 1));
        }
        return structOf(SchemaBuilder.struct(), fields);
    }

    private Kind structOf(SchemaBuilder builder, Map<String, Kind> fields) {
        fields.forEach((name, kind) -> builder.field(name, optional(kind.schema())));
        Schema schema = builder.build();
        return new Kind(schema, () -> {
            Struct struct = new Struct(schema);
            Map<String, Object> meanings = new HashMap<>();
            fields.forEach((name, kind) -> {
                Cell cell = orNull(kind);
                struct.put(name, cell.value());
                meanings.put(name, cell.meaning());
            });
            return new Cell(struct, meanings);
        });
    }

    /** A struct is never null here: its schema would have to be that of its place. */
    private Cell orNull(Kind kind) {
        boolean missing = kind.schema().type() != Schema.Type.STRUCT && random.nextInt(4) == 0;
        return missing ? new Cell(null, null) : kind.next();
    }

    private static Schema optional(Schema schema) {
        if (schema.type() == Schema.Type.STRUCT) {
            return schema;
        }
        SchemaBuilder builder =
                switch (schema.type()) {
                    case ARRAY -> SchemaBuilder.array(schema.valueSchema());
                    case MAP -> SchemaBuilder.map(schema.keySchema(), schema.valueSchema());
                    default -> new SchemaBuilder(schema.type());
                };
        if (schema.name() != null) {
            builder.name(schema.name());
        }
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        return builder.optional().build();
    }
}

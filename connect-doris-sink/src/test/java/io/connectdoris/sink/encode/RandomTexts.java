package io.connectdoris.sink.encode;

import io.connectdoris.sink.encode.RandomValues.Cell;
import io.connectdoris.sink.encode.RandomValues.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Random texts, and what travels as a text or as bytes. */
record RandomTexts(Random random) {

    private static final String SPACES = " \n\t\r";

    /** A JSON text. */
    record Document(String text) {}

    Kind any() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> plain();
            case 3 -> special();
            case 4 -> label();
            case 5 -> set();
            case 6 -> bytes();
            default ->
                new Kind(named("Json"), () -> {
                    String text = json(3);
                    return new Cell(text, new Document(text));
                });
        };
    }

    private static Schema named(String name) {
        return SchemaBuilder.string().name("io.debezium.data." + name).build();
    }

    private static Kind texts(Schema schema, Supplier<String> texts) {
        return new Kind(schema, () -> {
            String text = texts.get();
            return new Cell(text, text);
        });
    }

    private Kind plain() {
        String name = List.of("Xml", "Ltree", "Tsvector", "", "", "").get(random.nextInt(6));
        return texts(name.isEmpty() ? Schema.STRING_SCHEMA : named(name), this::text);
    }

    /** Now and then a text that another type of column can read. */
    private String text() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.toString(random.nextInt(1000));
            case 1 -> new java.math.BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(20)).toString();
            case 2 -> Boolean.toString(random.nextBoolean());
            default -> characters();
        };
    }

    private Kind special() {
        return random.nextBoolean()
                ? texts(named("Uuid"), () -> new UUID(random.nextLong(), random.nextLong()).toString())
                : texts(RandomTimes.named(Schema.Type.STRING, "Interval"), this::interval);
    }

    private String interval() {
        return "P" + random.nextInt(999) + "Y" + -random.nextInt(12) + "M0DT0H0M" + random.nextInt(60_000) / 1000.0
                + "S";
    }

    /** A label as it is in a snapshot, or as MySQL's definition lists it, which is how a streamed one arrives. */
    private Kind label() {
        List<String> labels = labels(false);
        return new Kind(listed("Enum", "ENUM", labels), () -> {
            String label = labels.get(random.nextInt(labels.size()));
            // A label that is another one's listed form is taken for itself: nobody can tell the two apart.
            boolean streamed = random.nextBoolean() && !labels.contains(escaped(label));
            return new Cell(streamed ? escaped(label) : label, label);
        });
    }

    private Kind set() {
        List<String> labels = labels(true);
        return new Kind(listed("EnumSet", "SET", labels), () -> {
            Set<String> chosen = new LinkedHashSet<>();
            for (int i = random.nextInt(labels.size() + 1); i > 0; i--) {
                chosen.add(labels.get(random.nextInt(labels.size())));
            }
            boolean streamed =
                    random.nextBoolean() && chosen.stream().noneMatch(label -> labels.contains(escaped(label)));
            String meaning = String.join(",", chosen);
            return new Cell(
                    streamed ? chosen.stream().map(RandomTexts::escaped).collect(Collectors.joining(",")) : meaning,
                    meaning);
        });
    }

    private static Schema listed(String name, String type, List<String> labels) {
        return SchemaBuilder.string()
                .name("io.debezium.data." + name)
                .parameter("allowed", labels.stream().map(RandomTexts::escaped).collect(Collectors.joining(",")))
                .parameter("__debezium.source.column.type", type)
                .build();
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace(",", "\\,");
    }

    /** The labels of a SET have no commas. */
    private List<String> labels(boolean ofSet) {
        Set<String> labels = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            StringBuilder label = new StringBuilder();
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                label.append(List.of("a", "B", "'", "\"", " ", "é", "😀", ofSet ? "-" : ",", "\\")
                        .get(random.nextInt(9)));
            }
            labels.add(label.toString());
        }
        return new ArrayList<>(labels);
    }

    Kind bytes() {
        return new Kind(Schema.BYTES_SCHEMA, () -> {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            return new Cell(random.nextBoolean() ? bytes : ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes));
        });
    }

    String characters() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextInt(20) == 0 ? 3000 : 12);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x20));
                case 1 -> text.append("\"\\/'{}[],:İıß".charAt(random.nextInt(13)));
                case 2 -> text.append((char) (0x7F + random.nextInt(0xD780)));
                case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) (' ' + random.nextInt(0x5F)));
            }
        }
        return text.toString();
    }

    /** A JSON text as somebody may write it: any white space, escapes that need not be, numbers of any size. */
    private String json(int depth) {
        int kind = random.nextInt(depth > 0 ? 7 : 5);
        return space()
                + switch (kind) {
                    case 0 -> List.of("true", "false", "null").get(random.nextInt(3));
                    case 1, 2 -> number();
                    case 3, 4 -> string();
                    case 5 -> members("[", "]", depth, "");
                    default -> members("{", "}", depth, ":");
                }
                + space();
    }

    private String members(String begin, String end, int depth, String colon) {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.add((colon.isEmpty() ? "" : space() + string() + space() + colon) + json(depth - 1));
        }
        return begin + (members.isEmpty() ? space() : String.join(",", members)) + end;
    }

    private String space() {
        return random.nextInt(3) > 0 ? "" : String.valueOf(SPACES.charAt(random.nextInt(4)));
    }

    private String number() {
        String integer = new BigInteger(random.nextInt(80), random).toString();
        return (random.nextBoolean() ? "-" : "")
                + integer
                + (random.nextInt(3) == 0 ? "." + random.nextInt(1_000_000) : "")
                + (random.nextInt(4) == 0 ? "eE".charAt(random.nextInt(2)) + "-" + random.nextInt(40) : "");
    }

    private String string() {
        StringBuilder text = new StringBuilder("\"");
        characters().codePoints().limit(40).forEach(c -> character(c, text));
        return text.append('"').toString();
    }

    private void character(int c, StringBuilder text) {
        boolean must = c < 0x20 || c == '"' || c == '\\';
        if (!must && (c > 0xFFFF || random.nextInt(8) > 0)) {
            text.appendCodePoint(c);
        } else {
            text.append(String.format("\\u%04X", c));
        }
    }
}

package io.connectdoris.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What became of each type of a corpus, as a run has seen it: declared type, what Debezium sent, column in Doris, exactness. */
final class TypeTable {
    private static final String HEAD =
            "| Type | Debezium sends | Doris | As a key | Exactness |\n|---|---|---|---|---|\n";
    /** The corpus compares it with what the server would count so. */
    private static final String INTERVAL = "a number of microseconds, in which a month counts as 30.4375 days";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String run;
    private final CorpusDatabase corpus;
    private final List<SourceTable> tables;

    TypeTable(String run, CorpusDatabase corpus, List<SourceTable> tables) {
        this.run = run;
        this.corpus = corpus;
        this.tables = List.copyOf(tables);
    }

    /** What is told of one declared type; most come in several tables. */
    private static final class Told {
        private final Set<String> sent = new LinkedHashSet<>();
        private final Set<String> columns = new LinkedHashSet<>();
        private final Set<String> keys = new LinkedHashSet<>();
        private final Set<String> reasons = new LinkedHashSet<>();

        private String row(String type) {
            String exactness = reasons.isEmpty() ? "exact" : String.join(". ", reasons);
            return "| " + cell(type) + " | " + list(sent) + " | " + list(columns) + " | " + list(keys) + " | "
                    + cell(exactness) + " |\n";
        }

        private static String list(Set<String> texts) {
            return texts.stream().map(Told::cell).collect(Collectors.joining(", "));
        }

        private static String cell(String text) {
            return text.replace("<", "\\<").replace("|", "\\|");
        }
    }

    /** @param topics matches the topics of the corpus, up to the dot before the table's name */
    String markdown(KafkaBroker kafka, DorisSql doris, String topics) {
        Map<String, String> sent = sent(kafka, topics);
        Map<String, String> types = new HashMap<>();
        Map<String, Boolean> keys = new HashMap<>();
        String where = " WHERE TABLE_SCHEMA = '" + corpus.dorisDatabase() + "'";
        String columns = "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, COLUMN_KEY FROM information_schema.columns";
        for (List<JsonNode> row : doris.query("information_schema", columns + where)) {
            String column = row.get(0).asText() + "." + row.get(1).asText();
            types.put(column, row.get(2).asText());
            keys.put(column, !row.get(3).asText("").isEmpty());
        }
        Map<String, Told> told = new LinkedHashMap<>();
        for (SourceTable table : tables) {
            for (SourceColumn column : table.columns()) {
                if (column.name().startsWith("c_") || column.name().equals("k")) {
                    Told type = told.computeIfAbsent(column.type(), each -> new Told());
                    String name = table.name() + "." + column.name();
                    type.sent.add(sent.getOrDefault(name, "nothing"));
                    String there = corpus.tablePrefix() + name;
                    if (types.containsKey(there)) {
                        (keys.get(there) ? type.keys : type.columns).add(dorisType(types.get(there)));
                    }
                    if (!table.name().startsWith("generated")) {
                        // That a column is generated is nothing of its type.
                        type.reasons.addAll(KnownDifference.reasons(run, name));
                    }
                    if (column.type().startsWith("interval")) {
                        type.reasons.add(INTERVAL);
                    }
                }
            }
        }
        return HEAD
                + told.entrySet().stream()
                        .map(each -> each.getValue().row(each.getKey()))
                        .collect(Collectors.joining());
    }

    /** The schema of each column, of the first record of each table that has a row. */
    private static Map<String, String> sent(KafkaBroker kafka, String topics) {
        Map<String, String> sent = new HashMap<>();
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Pattern pattern = Pattern.compile(topics);
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics().forEach((topic, infos) -> {
                if (pattern.matcher(topic).matches()) {
                    infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                }
            });
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline
                    && partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null) {
                        columns(record, sent);
                    }
                }
            }
        }
        return sent;
    }

    private static void columns(ConsumerRecord<byte[], byte[]> record, Map<String, String> sent) {
        String table = record.topic().substring(record.topic().lastIndexOf('.') + 1);
        try {
            for (JsonNode field : new ObjectMapper().readTree(record.value()).at("/schema/fields")) {
                if (field.path("field").asText().equals("after")) {
                    field.path("fields")
                            .forEach(column -> sent.putIfAbsent(
                                    table + "." + column.path("field").asText(), schema(column)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a CREATE TABLE has it: information_schema adds the widths of MySQL. */
    private static String dorisType(String shown) {
        return shown.toUpperCase(Locale.ROOT)
                .replace("TINYINT(1)", "BOOLEAN")
                .replaceAll("INT\\(\\d+\\)", "INT")
                .replace("DECIMALV3", "DECIMAL");
    }

    private static String schema(JsonNode schema) {
        if (schema.has("name")) {
            String name = schema.path("name").asText();
            return name.substring(name.lastIndexOf('.') + 1);
        }
        String type = schema.path("type").asText().toUpperCase(Locale.ROOT);
        return type.equals("ARRAY") ? "array of " + schema(schema.path("items")) : type;
    }
}

package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Reads the settings, and says all at once what is wrong with them. A worker asks twice: when a connector is made it knows
 * the settings of {@link TableRouter#CONFIG_DEF} only, with {@link #TOGETHER} for what they say of each other; the rules'
 * own settings are read when the transform is configured, or by the sink's own validation.
 */
final class SettingsReader {

    static final Validator TEMPLATE = LambdaValidator.with(
            (key, value) -> {
                try {
                    Template.parse((String) value, 0);
                } catch (IllegalArgumentException e) {
                    throw new ConfigException(key, value, e.getMessage());
                }
            },
            () -> "text with the variables " + Template.variables());

    static final Validator METADATA = LambdaValidator.with(
            (key, value) -> {
                for (Object id : (List<?>) value) {
                    if (Metadata.of(id.toString()).isEmpty()) {
                        throw new ConfigException(
                                key,
                                value,
                                "there is no metadata " + id + "."
                                        + Suggestion.didYouMean(id.toString(), Metadata.ids()) + " There are "
                                        + String.join(", ", Metadata.ids()));
                    }
                }
            },
            () -> "any of those above");

    static final Validator ALIASES = LambdaValidator.with(
            (key, value) -> {
                Set<Object> seen = new HashSet<>();
                for (Object alias : (List<?>) value) {
                    if (!alias.toString().matches("[A-Za-z0-9_-]+") || !seen.add(alias)) {
                        throw new ConfigException(
                                key, value, "'" + alias + "' must be letters, digits, _ and -, and stand there once");
                    }
                }
            },
            () -> "aliases of rules");

    static final Choice GHOSTS = new Choice(List.of("drop", "route"));
    static final Choice MISSING = new Choice(List.of("fail", "null"));
    static final Choice BEFORE = new Choice(List.of("checked", "full"));
    static final Choice TRUNCATES = new Choice(List.of("pass", "drop"));

    /** Says what is wrong with a setting beside the others; Connect shows it as that setting's error. */
    static final Recommender TOGETHER = new Recommender() {
        @Override
        public List<Object> validValues(String key, Map<String, Object> parsed) {
            String problem = new Together(parsed).problems().get(key);
            if (problem != null) {
                throw new ConfigException(key, parsed.get(key), problem);
            }
            return List.of();
        }

        @Override
        public boolean visible(String key, Map<String, Object> parsed) {
            return true;
        }
    };

    /** What Connect itself writes under a transform's prefix. */
    private static final Set<String> OF_CONNECT = Set.of("type", "predicate", "negate", "plugin.version");

    private final Map<String, ?> given;
    private final Map<String, String> problems = new TreeMap<>();

    private SettingsReader(Map<String, ?> given) {
        this.given = given;
    }

    /** @throws ConfigException with all that is wrong */
    static Settings read(Map<String, ?> given) {
        Map<String, String> problems = problems(given);
        if (!problems.isEmpty()) {
            throw new ConfigException("TableRouter: " + String.join("; ", problems.values()));
        }
        return new SettingsReader(given).settings();
    }

    /** All that is wrong, by the keys. */
    static Map<String, String> problems(Map<String, ?> given) {
        SettingsReader reader = new SettingsReader(given);
        reader.look();
        return reader.problems;
    }

    private void look() {
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((key, value) -> texts.put(key, value == null ? null : value.toString()));
        for (ConfigValue value : TableRouter.CONFIG_DEF.validate(texts)) {
            if (!value.errorMessages().isEmpty()) {
                problems.put(value.name(), String.join("; ", value.errorMessages()));
            }
        }
        lookForUnknown();
        if (problems.isEmpty()) {
            RuleReader rules = rules(config());
            rules.read();
            problems.putAll(rules.problems());
        }
    }

    private void lookForUnknown() {
        Set<String> known = new TreeSet<>(TableRouter.CONFIG_DEF.names());
        known.addAll(OF_CONNECT);
        for (String alias : aliases()) {
            RuleReader.SETTINGS.forEach(setting -> known.add(RuleReader.key(alias, setting)));
        }
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                String what = unlistedRule(key)
                        .map(alias -> ": rule " + alias + " is not in " + TableRouter.RULES)
                        .orElse(".");
                problems.put(key, "Unknown setting " + key + what + Suggestion.didYouMean(key, known));
            }
        }
    }

    private Optional<String> unlistedRule(String key) {
        if (!key.startsWith(RuleReader.PREFIX)) {
            return Optional.empty();
        }
        String alias = key.substring(RuleReader.PREFIX.length()).replaceFirst("\\..*", "");
        return aliases().contains(alias) ? Optional.empty() : Optional.of(alias);
    }

    private List<String> aliases() {
        Object rules = given.get(TableRouter.RULES);
        if (rules == null) {
            return List.of();
        }
        return rules instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : Arrays.stream(rules.toString().split(","))
                        .map(String::trim)
                        .filter(alias -> !alias.isEmpty())
                        .toList();
    }

    private AbstractConfig config() {
        return new AbstractConfig(TableRouter.CONFIG_DEF, given, false);
    }

    private RuleReader rules(AbstractConfig config) {
        return new RuleReader(
                given, config.getList(TableRouter.RULES), Together.metadata(config.values()), naming(config));
    }

    private static Rule naming(AbstractConfig config) {
        Template table = Template.parse(config.getString(TableRouter.TABLE), 0);
        return new Rule(
                "",
                Map.of(),
                Template.parse(config.getString(TableRouter.DATABASE), 0),
                table,
                table.isConstant(),
                new Keys(List.of()));
    }

    private Settings settings() {
        AbstractConfig config = config();
        Rules rules = new Rules(
                rules(config).read(),
                choice(config, TableRouter.UNMATCHED, Rules.Unmatched.class),
                naming(config),
                config.getString(TableRouter.GHOST_TABLES).equals("drop"));
        Deletes deletes = new Deletes(
                choice(config, TableRouter.DELETE_STYLE, Deletes.Style.class),
                config.getString(TableRouter.DELETE_BEFORE).equals("full"));
        Columns columns = new Columns(List.copyOf(Together.metadata(config.values())));
        return new Settings(
                rules,
                new DorisNames(
                        choice(config, TableRouter.NAME_CASE, DorisNames.Case.class),
                        choice(config, TableRouter.NAME_CHARACTERS, DorisNames.Characters.class)),
                deletes.isSoft()
                        ? columns.withMarks(
                                config.getString(TableRouter.DELETE_MARKER), config.getString(TableRouter.DELETE_TIME))
                        : columns,
                deletes,
                choice(config, TableRouter.SCHEMA_CHANGES, SchemaChanges.Mode.class),
                Optional.ofNullable(config.getString(TableRouter.TOPIC))
                        .map(mode -> Choice.read(Settings.TopicMode.class, mode)),
                config.getString(TableRouter.TRUNCATE).equals("pass"),
                choice(config, TableRouter.SIDE, Side.class));
    }

    private static <E extends Enum<E>> E choice(AbstractConfig config, String key, Class<E> type) {
        return Choice.read(type, config.getString(key));
    }

    /** What settings that are right by themselves say of each other. */
    private static final class Together {

        /** {@code ExtractNewRecordState} says with it that a row was deleted, and the sink reads it so. */
        private static final String DELETED = "__deleted";

        private static final Set<Metadata> BEHIND_KAFKA = Set.of(Metadata.TOPIC, Metadata.PARTITION, Metadata.OFFSET);

        private final Map<String, Object> values = new LinkedHashMap<>(TableRouter.CONFIG_DEF.defaultValues());
        private final Map<String, String> problems = new LinkedHashMap<>();

        Together(Map<String, Object> parsed) {
            parsed.forEach((key, value) -> {
                if (value != null) {
                    values.put(key, value);
                }
            });
        }

        Map<String, String> problems() {
            lookAtSide();
            lookAtRenames();
            lookAtColumns();
            return problems;
        }

        private void lookAtSide() {
            String side = text(TableRouter.SIDE);
            List<String> coordinates = list(TableRouter.METADATA).stream()
                    .filter(id -> Metadata.of(id).filter(BEHIND_KAFKA::contains).isPresent())
                    .toList();
            if (!side.equals("sink") && !coordinates.isEmpty()) {
                problems.put(
                        TableRouter.METADATA,
                        String.join(", ", coordinates) + " of a record exist only behind Kafka. On a sink connector set"
                                + " side = sink; on a source connector leave them out");
            }
            if (side.equals("sink") && text(TableRouter.SCHEMA_CHANGES).equals("to.table.topic")) {
                problems.put(
                        TableRouter.SCHEMA_CHANGES,
                        "to.table.topic is for a source connector: behind Kafka nothing can be put in order any more. Leave it"
                                + " out on the sink");
            }
        }

        private void lookAtRenames() {
            for (String rename : list(TableRouter.METADATA_RENAME)) {
                int colon = rename.indexOf(':');
                String id = colon < 0 ? rename : rename.substring(0, colon).trim();
                String name = colon < 0 ? "" : rename.substring(colon + 1).trim();
                if (name.isEmpty()) {
                    problems.put(TableRouter.METADATA_RENAME, "'" + rename + "' is not metadata:column");
                } else if (!list(TableRouter.METADATA).contains(id)) {
                    problems.put(
                            TableRouter.METADATA_RENAME,
                            "'" + id + "' is not in metadata." + Suggestion.didYouMean(id, list(TableRouter.METADATA)));
                }
            }
        }

        private void lookAtColumns() {
            Map<String, String> taken = new TreeMap<>();
            boolean soft = text(TableRouter.DELETE_STYLE).equals("soft");
            for (Columns.MetadataColumn column : metadata(values)) {
                String key = renames(values).containsKey(column.what().id())
                        ? TableRouter.METADATA_RENAME
                        : TableRouter.METADATA_PREFIX;
                lookAtName(key, column.name(), column.setting(), taken);
                if (soft
                        && column.what() == Metadata.OP
                        && column.name().equals("__op")
                        && column.style() == Op.Style.LETTER) {
                    problems.put(
                            TableRouter.METADATA_OP_STYLE,
                            "a column __op with the letter d tells the sink to delete the row, and delete.style = soft wants"
                                    + " to keep it. Set metadata.op.style = word, or name it otherwise with metadata.rename = op:NAME");
                }
            }
            if (soft) {
                lookAtName(
                        TableRouter.DELETE_MARKER, text(TableRouter.DELETE_MARKER), "the mark of deleted rows", taken);
                lookAtName(TableRouter.DELETE_TIME, text(TableRouter.DELETE_TIME), "the time of deletion", taken);
            }
        }

        private void lookAtName(String key, String name, String whose, Map<String, String> taken) {
            String folded = name.toLowerCase(Locale.ROOT);
            String other = taken.putIfAbsent(folded, whose);
            if (other != null) {
                problems.put(
                        key,
                        "column " + name + " would be both " + other + " and " + whose
                                + "; Doris compares column names without regard to case");
            } else if (folded.startsWith("__doris_") || folded.equals(DELETED)) {
                problems.put(
                        key,
                        "a column must not be called " + name + ", which means something to "
                                + (folded.equals(DELETED) ? "the sink" : "Doris") + ". Choose another name");
            } else if (name.isBlank()
                    || name.length() > 256
                    || Character.isWhitespace(name.charAt(name.length() - 1))) {
                problems.put(key, "'" + name + "' is no name for a column");
            }
        }

        /** The metadata columns; those that are not known are left out. */
        static List<Columns.MetadataColumn> metadata(Map<String, ?> values) {
            Map<String, String> renames = renames(values);
            Op.Style style = style(values);
            boolean nullIfMissing = "null".equals(values.get(TableRouter.METADATA_MISSING));
            List<Columns.MetadataColumn> columns = new ArrayList<>();
            for (Object id : (List<?>) values.get(TableRouter.METADATA)) {
                Metadata.of(id.toString())
                        .ifPresent(what -> columns.add(new Columns.MetadataColumn(
                                renames.getOrDefault(
                                        what.id(),
                                        values.get(TableRouter.METADATA_PREFIX)
                                                + what.id().replace('.', '_')),
                                what,
                                style,
                                nullIfMissing)));
            }
            return columns;
        }

        private static Op.Style style(Map<String, ?> values) {
            return Arrays.stream(Op.Style.values())
                    .filter(style -> Choice.text(style).equals(values.get(TableRouter.METADATA_OP_STYLE)))
                    .findFirst()
                    .orElse(Op.Style.LETTER);
        }

        private static Map<String, String> renames(Map<String, ?> values) {
            Map<String, String> renames = new LinkedHashMap<>();
            for (Object rename : (List<?>) values.get(TableRouter.METADATA_RENAME)) {
                String[] sides = rename.toString().split(":", 2);
                if (sides.length == 2) {
                    renames.put(sides[0].trim(), sides[1].trim());
                }
            }
            return renames;
        }

        private String text(String key) {
            return values.get(key).toString();
        }

        private List<String> list(String key) {
            return ((List<?>) values.get(key)).stream().map(Object::toString).toList();
        }
    }

    /** Whole names, as the rules' patterns match them. */
    static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.DOTALL);
    }
}

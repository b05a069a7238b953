package io.connectdoris.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the rules in Connect's alias idiom: {@code rules = a, b}, {@code rule.a.table = orders_.*}. */
final class RuleReader {

    static final String PREFIX = "rule.";

    static final String DATABASE = "database";
    static final String TABLE = "table";
    static final String TARGET_DATABASE = "target.database";
    static final String TARGET_TABLE = "target.table";
    static final String KEY = "key";
    static final String KEY_COLUMNS = "key.columns";

    /** In the order in which capture groups are counted. */
    private static final Map<String, Variable> PATTERNS = patterns();

    static final List<String> SETTINGS = settings();

    private static final Choice KEYS = new Choice(List.of("as-is", "add"));

    private final Map<String, ?> given;
    private final List<String> aliases;
    private final List<Columns.MetadataColumn> metadata;
    private final Rule otherwise;
    private final Map<String, String> problems = new TreeMap<>();

    RuleReader(Map<String, ?> given, List<String> aliases, List<Columns.MetadataColumn> metadata, Rule otherwise) {
        this.given = given;
        this.aliases = aliases;
        this.metadata = metadata;
        this.otherwise = otherwise;
    }

    static String key(String alias, String setting) {
        return PREFIX + alias + "." + setting;
    }

    /** What was wrong with them. */
    Map<String, String> problems() {
        return problems;
    }

    List<Rule> read() {
        List<Rule> rules = new ArrayList<>();
        for (String alias : aliases) {
            rules.add(read(alias));
        }
        if (problems.isEmpty()) {
            problems.putAll(RuleChecks.problems(rules));
        }
        return rules;
    }

    private Rule read(String alias) {
        Map<Variable, Pattern> patterns = new LinkedHashMap<>();
        PATTERNS.forEach((setting, variable) -> text(alias, setting).ifPresent(regex -> pattern(alias, setting, regex)
                .ifPresent(pattern -> patterns.put(variable, pattern))));
        if (PATTERNS.keySet().stream().allMatch(setting -> text(alias, setting).isEmpty())) {
            problems.put(
                    key(alias, TABLE),
                    "Rule " + alias + " says nothing of what it is for: set rule." + alias
                            + ".database, .table or one of " + PATTERNS.keySet());
        }
        int groups = patterns.values().stream()
                .mapToInt(pattern -> pattern.matcher("").groupCount())
                .sum();
        return new Rule(
                alias,
                patterns,
                template(alias, TARGET_DATABASE, groups).orElse(otherwise.database()),
                template(alias, TARGET_TABLE, groups).orElse(otherwise.table()),
                otherwise.deliberate() || text(alias, TARGET_TABLE).isPresent(),
                new Keys(keyColumns(alias)));
    }

    private Optional<Pattern> pattern(String alias, String setting, String regex) {
        try {
            return Optional.of(SettingsReader.pattern(regex));
        } catch (PatternSyntaxException e) {
            refuse(
                    alias,
                    setting,
                    regex,
                    "is no regular expression: " + e.getDescription() + " near position " + e.getIndex()
                            + ". A character that stands for itself, such as ( or *, is written with a \\ before it");
            return Optional.empty();
        }
    }

    private Optional<Template> template(String alias, String setting, int groups) {
        try {
            return text(alias, setting).map(text -> Template.parse(text, groups));
        } catch (IllegalArgumentException e) {
            refuse(alias, setting, text(alias, setting).orElse(""), e.getMessage());
            return Optional.empty();
        }
    }

    private List<Columns.MetadataColumn> keyColumns(String alias) {
        String style = text(alias, KEY).orElse("as-is");
        Optional<String> named = text(alias, KEY_COLUMNS);
        if (!KEYS.values().contains(style)) {
            refuse(alias, KEY, style, "is not one of as-is, add." + Suggestion.didYouMean(style, KEYS.values()));
            return List.of();
        }
        if (style.equals("as-is")) {
            named.ifPresent(columns -> refuse(alias, KEY_COLUMNS, columns, "needs rule." + alias + ".key = add"));
            return List.of();
        }
        return named.map(columns -> named(alias, columns)).orElseGet(() -> shards(alias));
    }

    private List<Columns.MetadataColumn> named(String alias, String names) {
        List<Columns.MetadataColumn> columns = new ArrayList<>();
        for (String name : names.split(",")) {
            Optional<Columns.MetadataColumn> found = metadata.stream()
                    .filter(column -> column.name().equals(name.trim())
                            || column.what().id().equals(name.trim()))
                    .findFirst();
            if (found.isEmpty()) {
                List<String> known =
                        metadata.stream().map(column -> column.what().id()).toList();
                refuse(
                        alias,
                        KEY_COLUMNS,
                        names,
                        "'" + name.trim() + "' is no metadata column: metadata = " + String.join(", ", known) + "."
                                + Suggestion.didYouMean(name.trim(), known));
            } else if (!Metadata.FOR_KEYS.contains(found.get().what())) {
                refuse(
                        alias,
                        KEY_COLUMNS,
                        names,
                        "'" + name.trim() + "' is not the same in the insert and the delete of a"
                                + " row, so it cannot be part of the key; these are: " + forKeys());
            } else {
                columns.add(found.get());
            }
        }
        return columns;
    }

    private List<Columns.MetadataColumn> shards(String alias) {
        List<Columns.MetadataColumn> columns = metadata.stream()
                .filter(column -> column.what() == Metadata.DB
                        || column.what() == Metadata.SCHEMA
                        || column.what() == Metadata.TABLE)
                .toList();
        if (columns.isEmpty()) {
            refuse(
                    alias,
                    KEY,
                    "add",
                    "needs metadata columns to add: set metadata = db, table, for example, of " + forKeys());
        }
        return columns;
    }

    private static List<String> forKeys() {
        return Metadata.FOR_KEYS.stream().map(Metadata::id).toList();
    }

    private Optional<String> text(String alias, String setting) {
        Object value = given.get(key(alias, setting));
        return Optional.ofNullable(value).map(Object::toString);
    }

    private void refuse(String alias, String setting, String value, String reason) {
        problems.putIfAbsent(
                key(alias, setting), "Invalid value " + value + " for " + key(alias, setting) + ": " + reason);
    }

    private static Map<String, Variable> patterns() {
        Map<String, Variable> patterns = new LinkedHashMap<>();
        patterns.put(DATABASE, Variable.DB);
        patterns.put("schema", Variable.SCHEMA);
        patterns.put(TABLE, Variable.TABLE);
        patterns.put("topic", Variable.TOPIC);
        patterns.put("source", Variable.SOURCE);
        return patterns;
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>(PATTERNS.keySet());
        settings.addAll(List.of(TARGET_DATABASE, TARGET_TABLE, KEY, KEY_COLUMNS));
        return List.copyOf(settings);
    }
}

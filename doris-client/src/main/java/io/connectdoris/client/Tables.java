package io.connectdoris.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.client.TableDescription.Column;
import io.connectdoris.client.TableDescription.KeyModel;
import io.connectdoris.client.TableDescription.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a table's description, each part from where every version says it whole: {@code _schema} whether there is a table
 * and its key model, {@code SHOW FULL COLUMNS} the columns, {@code SHOW CREATE TABLE} the properties; the rest of that text
 * cannot be read back (facts.md 1.5, 7.4).
 */
final class Tables {

    private static final Pattern MISSING =
            Pattern.compile("unknown (table|database)|table not found|does not exist", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROPERTY = Pattern.compile("^\\s*\"([^\"]+)\" = \"([^\"]*)\"", Pattern.MULTILINE);

    private final Questions questions;
    private final Statements statements;

    Tables(Questions questions, Statements statements) {
        this.questions = questions;
        this.statements = statements;
    }

    Optional<TableDescription> describe(TableName table) {
        try {
            KeyModel keyModel = keyModel(table);
            List<Column> columns = columns(table);
            Map<String, String> properties = keyModel == KeyModel.UNIQUE ? properties(table) : Map.of();
            return Optional.of(new TableDescription(
                    table,
                    keyModel,
                    Boolean.parseBoolean(properties.get("enable_unique_key_merge_on_write")),
                    sequence(properties),
                    columns));
        } catch (DorisException.Refused e) {
            // Between two questions it may have been dropped, too.
            if (MISSING.matcher(e.reply()).find()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private KeyModel keyModel(TableName table) {
        JsonNode schema = questions.get(Paths.schema(table));
        String keys = schema.path("keysType").asText();
        return switch (keys) {
            case "UNIQUE_KEYS" -> KeyModel.UNIQUE;
            case "DUP_KEYS" -> KeyModel.DUPLICATE;
            case "AGG_KEYS" -> KeyModel.AGGREGATE;
            default ->
                throw new DorisException.Refused(
                        table + " is not a table that can be loaded, its keys are '" + keys + "'", "keysType " + keys);
        };
    }

    private List<Column> columns(TableName table) {
        SqlResult shown = statements.run(table.database(), "SHOW FULL COLUMNS FROM " + table.quoted());
        List<String> names = shown.column("Field");
        List<String> types = shown.column("Type");
        List<String> keys = shown.column("Key");
        List<String> nullable = shown.column("Null");
        List<String> defaults = shown.column("Default");
        List<String> comments = shown.column("Comment");
        List<Column> columns = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(
                    names.get(i),
                    DorisType.parse(types.get(i)),
                    yes(keys.get(i)),
                    yes(nullable.get(i)),
                    Optional.ofNullable(defaults.get(i)).filter(text -> !text.equals("\\N")),
                    Optional.ofNullable(comments.get(i)).orElse("")));
        }
        return columns;
    }

    /** {@code YES}, {@code Yes} or {@code true}: statements and versions differ (facts.md 7.4). */
    private static boolean yes(String cell) {
        return "YES".equalsIgnoreCase(cell) || "true".equalsIgnoreCase(cell);
    }

    private Map<String, String> properties(TableName table) {
        String text = statements
                .run(table.database(), "SHOW CREATE TABLE " + table.quoted())
                .column("Create Table")
                .get(0);
        Map<String, String> properties = new HashMap<>();
        // The last one, since comments above may hold anything.
        Matcher property = PROPERTY.matcher(text.substring(Math.max(0, text.lastIndexOf("\nPROPERTIES ("))));
        while (property.find()) {
            properties.put(property.group(1), property.group(2));
        }
        return properties;
    }

    private static Sequence sequence(Map<String, String> properties) {
        String column = properties.get("function_column.sequence_col");
        String type = properties.get("function_column.sequence_type");
        if (column != null) {
            return new Sequence.Mapped(column);
        }
        return type != null ? new Sequence.Hidden(type) : new Sequence.None();
    }
}

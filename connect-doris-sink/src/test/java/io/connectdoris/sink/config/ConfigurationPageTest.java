package io.connectdoris.sink.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.routing.TableRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says what the code says. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void pageIsWhatTheCodeGenerates() throws IOException {
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/configuration.md is generated: run mvn verify -pl connect-doris-sink -am -Dupdate.docs=true")
                .isEqualTo(page());
    }

    private static String page() {
        return sinkPage() + transformPage();
    }

    private static String transformPage() {
        StringBuilder page = new StringBuilder("""

                # Configuration of the transform

                Class: `io.connectdoris.routing.TableRouter`, on a source connector or on the sink; [routing.md](routing.md) says what
                it is for. Its settings stand under `transforms.ALIAS.`, such as `transforms.route.table`. An unknown one is refused.
                """);
        for (String group : TableRouter.CONFIG_DEF.groups()) {
            page.append("\n## ").append(group).append('\n');
            sections(TableRouter.CONFIG_DEF, group, page);
            if (group.equals("Rules")) {
                page.append(RULE);
            }
        }
        return page.toString();
    }

    private static final String RULE = """

            ### `rule.X.database`, `rule.X.schema`, `rule.X.table`, `rule.X.topic`, `rule.X.source`
            Regular expressions of whole names that the rule with alias X is for. One that is left out may be anything; at least one
            is needed. A rule that an earlier one leaves nothing to match is refused.

            ### `rule.X.target.database`, `rule.X.target.table`
            Templates of the names, as `database` and `table` above, which count where these are left out. `$1`, `$2`, ... are the
            capture groups of the rule's expressions, counted over database, schema, table, topic and source in this order. Sources
            that get the same `rule.X.target.table` are merged.

            ### `rule.X.key`
            `add`: metadata columns join the primary key, before its own columns, so that rows of different shards with equal keys
            stay apart. `as-is`: the key stays.

            *default `as-is`*

            ### `rule.X.key.columns`
            With `rule.X.key = add`: which metadata columns, by their names or their metadata's; of connector, db, schema and table.

            *default: those of db, schema and table that are in `metadata`*
            """;

    private static String sinkPage() {
        ConfigDef definition = DorisSinkConfig.CONFIG_DEF;
        StringBuilder page = new StringBuilder("""
                # Configuration of the sink connector

                Generated from the code. Class: `io.connectdoris.sink.DorisSinkConnector`. Besides these, everything that Connect
                itself knows applies (`topics`, `topics.regex`, `tasks.max`, `key.converter`, `value.converter`, `transforms`,
                `errors.*`, `consumer.override.*`). An unknown key that begins like one of these, or nearly is one, is refused.
                """);
        for (String group : definition.groups()) {
            page.append("\n## ").append(group).append('\n');
            sections(definition, group, page);
            if (group.equals("Creating tables")) {
                page.append("""

                        ### `create.properties.*`
                        Properties of created tables as Doris knows them, for example `create.properties.replication_num = 1`. They
                        win over what the connector sets: `replication_num` (3, or as many BEs as are alive if fewer),
                        `enable_unique_key_merge_on_write`, `light_schema_change`, `function_column.sequence_type`.
                        """);
            }
        }
        return page.toString();
    }

    private static void sections(ConfigDef definition, String group, StringBuilder page) {
        definition.configKeys().values().stream()
                .filter(key -> key.group.equals(group))
                .sorted((a, b) -> Integer.compare(a.orderInGroup, b.orderInGroup))
                .forEach(key -> page.append(section(key)));
    }

    private static String section(ConfigKey key) {
        List<String> facts = new java.util.ArrayList<>();
        facts.add(key.type.toString().toLowerCase(java.util.Locale.ROOT));
        facts.add(
                key.hasDefault()
                        ? key.defaultValue == null
                                        || key.defaultValue.toString().isEmpty()
                                        || key.defaultValue.equals(List.of())
                                ? "empty by default"
                                : "default `" + (key.type == ConfigDef.Type.PASSWORD ? "" : key.defaultValue) + "`"
                        : "required");
        if (key.validator != null && !key.validator.toString().isBlank()) {
            facts.add("valid: " + key.validator);
        }
        return "\n### `" + key.name + "`\n" + key.documentation + "\n\n*" + String.join("; ", facts) + "*\n";
    }
}

package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void whatIsRightIsTakenAlsoWithWhatConnectAdds() {
        assertThat(TableRouter.validate(Routing.settings(
                        "type", TableRouter.class.getName(),
                        "predicate", "p",
                        "negate", "true",
                        "plugin.version", "1",
                        "rules", "a",
                        "rule.a.table", "x",
                        "rule.a.target.table", "y")))
                .isEmpty();
    }

    /** setting=value; ... | the key that is said to be wrong | a part of what is said */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "table=${tabel} | table | Did you mean table?",
                "table=${tabel} | table | ${field:tabel}",
                "table=${table | table | has a ${ without a }",
                "database= | database | must not be empty",
                "table=t_$1 | table | there is none",
                "topic=targt | topic | Did you mean target?",
                "metadata=op,tabel | metadata | Did you mean table?",
                "metadata=offset | metadata | exist only behind Kafka. On a sink connector set side = sink",
                "metadata=partition;side=source | metadata | on a source connector leave them out",
                "side=sink;schema.changes=to.table.topic | schema.changes | for a source connector",
                "metadata=op;metadata.rename=pos:p | metadata.rename | 'pos' is not in metadata",
                "metadata=op;metadata.rename=op | metadata.rename | not metadata:column",
                "metadata=op,db;metadata.rename=op:x,db:X | metadata.rename | without regard to case",
                "metadata=op;metadata.rename=op:__deleted | metadata.rename | means something to the sink",
                "metadata=op;metadata.prefix=__DORIS_ | metadata.prefix | means something to Doris",
                "metadata=op;delete.style=soft | metadata.op.style | metadata.op.style = word",
                "delete.style=soft;delete.time.column=__IS_DELETED | delete.time.column | would be both",
                "delete.stile=soft | delete.stile | Did you mean delete.style?",
                "rules=a,a;rule.a.table=x | rules | once",
                "rules=a;rule.a.tabel=x | rule.a.tabel | Did you mean rule.a.table?",
                "rules=a;rule.a.table=x;rule.b.table=x | rule.b.table | rule b is not in rules",
                "rules=a | rule.a.table | says nothing of what it is for",
                "rules=a;rule.a.table=emp_[ | rule.a.table | is no regular expression",
                "rules=a;rule.a.table=x(.*);rule.a.target.table=$2 | rule.a.target.table | the rule has 1",
                "rules=a;rule.a.table=x;rule.a.target.database=${dbb} | rule.a.target.database | Did you mean db?",
                "rules=a;rule.a.table=x;rule.a.key=ad | rule.a.key | Did you mean add?",
                "rules=a;rule.a.table=x;rule.a.key=add | rule.a.key | metadata = db, table",
                "rules=a;rule.a.table=x;rule.a.key.columns=db | rule.a.key.columns | needs rule.a.key = add",
                "metadata=db;rules=a;rule.a.table=x;rule.a.key=add;rule.a.key.columns=dbb | rule.a.key.columns | Did you mean db?",
                "metadata=op;rules=a;rule.a.table=x;rule.a.key=add;rule.a.key.columns=op | rule.a.key.columns | is not the same in the insert and the delete",
                "rules=all,one;rule.all.table=emp_.*;rule.one.table=emp_[0-9]+ | rules | Rule one can never match",
                "rules=all,one;rule.all.table=emp_.*;rule.one.database=d;rule.one.table=emp_1 | rules | Put one before all",
                "rules=a,b;rule.a.table=x;rule.a.target.table=y;rule.b.table=y;rule.b.target.table=x;database=d | rule.a.target.table | a → b → a"
            })
    void whatIsWrongIsSaidWithItsKeyAndWhatWouldBeRight(String given, String key, String said) {
        Map<String, String> settings = new HashMap<>();
        for (String each : given.split(";")) {
            settings.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        assertThat(TableRouter.validate(settings)).containsOnlyKeys(key);
        assertThat(TableRouter.validate(settings).get(key)).contains(said);
        assertThatThrownBy(() -> new TableRouter<>().configure(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(said);
    }

    @Test
    void rulesThatOverlapWithoutCoveringAreTaken() {
        assertThat(TableRouter.validate(Routing.settings(
                        "rules", "a, b, c",
                        "rule.a.table", "emp_[0-9]+",
                        "rule.b.table", "emp_.*",
                        "rule.c.database", "emp_[0-9]+")))
                .isEmpty();
    }

    /** A worker puts the definition under a prefix, and validates it with everything else. */
    @Test
    void workerIsToldTogetherWithEverythingElseThatIsWrong() {
        ConfigDef worker = new ConfigDef();
        worker.embed("transforms.route.", "Transforms", 0, new TableRouter<>().config());
        Map<String, String> given = Map.of(
                "transforms.route.table", "${tabel}",
                "transforms.route.metadata", "op, offset",
                "transforms.route.delete.style", "soft",
                "transforms.route.unmatched", "dorp");
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : worker.validate(given)) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        assertThat(errors)
                .containsOnlyKeys(
                        "transforms.route.table",
                        "transforms.route.metadata",
                        "transforms.route.metadata.op.style",
                        "transforms.route.unmatched");
        assertThat(errors.get("transforms.route.metadata"))
                .singleElement()
                .asString()
                .contains("side = sink");
    }

    @Test
    void everySettingIsDocumentedAndHasADefault() {
        assertThat(TableRouter.CONFIG_DEF.configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).isNotBlank();
            assertThat(key.hasDefault()).isTrue();
        });
        assertThat(TableRouter.OVERVIEW_DOC).isNotBlank();
        assertThat(Arrays.asList(Metadata.values()))
                .allSatisfy(each -> assertThat(Metadata.of(each.id())).contains(each));
    }
}

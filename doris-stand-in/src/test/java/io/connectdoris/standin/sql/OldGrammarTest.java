package io.connectdoris.standin.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectdoris.standin.sql.OldGrammar.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement that was recorded on 2.1 through the parsers of that line. */
class OldGrammarTest {

    @ParameterizedTest
    @ValueSource(strings = {"create", "alter", "types", "identifiers"})
    void stopsWhereTheOlderParserStopped(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonNode step : statements(file)) {
            String sql = step.get("sql").asText();
            String message = step.path("message").asText();
            boolean unreadable = message.contains("Syntax error");
            String wanted = unreadable ? message.substring(message.indexOf("Syntax error")) : "none";
            Dialect dialect = !unreadable && OldGrammar.isCreateTable(sql) ? Dialect.NEWER : Dialect.OLDER;
            String found = OldGrammar.error(sql, dialect).orElse("none");
            if (!found.equals(wanted)) {
                wrong.add(sql + "\nfound " + found + "\nwanted " + wanted + "\n");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void newerParserTakesNumbersAndOnUpdateAsDefaults() {
        String sql =
                "create table t (k int default 7, d datetime default current_timestamp on update current_timestamp)";

        assertThat(OldGrammar.error(sql, Dialect.NEWER)).isEmpty();
        assertThat(OldGrammar.error(sql, Dialect.OLDER)).get().asString().contains("Encountered: INTEGER LITERAL");
    }

    @Test
    void longLineIsCutAroundTheWord() {
        assertThat(OldGrammar.error(
                        "alter table shop.orders add column total decimal(10,2) default 0 after id", Dialect.OLDER))
                .contains("""
                        Syntax error in line 1:
                        ...tal decimal(10,2) default 0 after id
                                                     ^
                        Encountered: INTEGER LITERAL
                        Expected
                        """);
    }

    @Test
    void lineOfTheWordIsTheOneShown() {
        assertThat(OldGrammar.error("alter table t\nadd column a int,\nadd column order int", Dialect.OLDER))
                .contains("""
                        Syntax error in line 3:
                        add column order int
                                   ^
                        Encountered: ORDER
                        Expected: ORDER is keyword, maybe `ORDER`
                        """);
    }

    private static List<JsonNode> statements(String file) throws IOException {
        List<JsonNode> statements = new ArrayList<>();
        new ObjectMapper()
                .readTree(Path.of("src/test/resources/fe-recorded", file + "-2.1.json")
                        .toFile())
                .forEach(step -> {
                    if (step.has("sql")) {
                        statements.add(step);
                    }
                });
        return statements;
    }
}

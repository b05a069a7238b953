package io.connectdoris.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyTableIsShownWithItsRuleItsKeyAndItsTopic() throws IOException {
        int code = preview("""
                {"metadata": "db, table", "rules": "emp, rest",
                 "rule.emp.database": "emp_[0-9]+", "rule.emp.table": "employees_[0-9]+",
                 "rule.emp.target.database": "demo", "rule.emp.target.table": "all_employees", "rule.emp.key": "add",
                 "rule.rest.database": "shop", "unmatched": "drop"}
                """, """
                # shards
                emp_1.employees_1
                my:emp_2.employees_2

                shop.Weird Name
                other.t
                shop._t_gho
                """);
        assertThat(text(out).lines())
                .containsExactly(
                        "emp_1.employees_1 → demo.all_employees (rule emp; key: __db, __table, then the source's; topic on a"
                                + " source connector: demo.all_employees)",
                        "my:emp_2.employees_2 → demo.all_employees (rule emp; key: __db, __table, then the source's; topic on"
                                + " a source connector: demo.all_employees)",
                        "shop.Weird Name → shop.Weird Name (rule rest; key: the source's; topic on a source connector:"
                                + " shop.Weird_Name)",
                        "other.t → not routed",
                        "shop._t_gho → not routed",
                        "5 tables, 0 conflicts");
        assertThat(code).isZero();
    }

    @Test
    void conflictsAreShownAndCounted() throws IOException {
        int code = preview("""
                {"name": "s", "config": {"transforms": "unwrap, route", "transforms.unwrap.type": "x",
                 "transforms.route.type": "io.connectdoris.routing.TableRouter", "transforms.route.database": "ods"}}
                """, "a.orders\nb.orders\nshop.public.items\n");
        assertThat(text(out))
                .contains("a.orders → ods.orders (no rule;")
                .contains("b.orders → CONFLICT: TableRouter: two sources would be written to table ods.orders")
                .contains("shop.public.items → ods.items")
                .contains("3 tables, 1 conflicts");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void settingsThatAreWrongAreSaid() throws IOException {
        assertThat(preview("{\"table\": \"${tabel}\"}", "")).isEqualTo(2);
        assertThat(text(err)).contains("Did you mean table?");
        assertThat(preview("{", "")).isEqualTo(2);
        assertThat(text(err)).contains("is no JSON");
        assertThat(Preview.run(new String[] {"--help"}, System.in, print(out), print(err)))
                .isEqualTo(2);
        assertThat(text(err)).contains("usage: TableRouter --preview RULES.json < names.txt");
    }

    private int preview(String rules, String names) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.json"), rules);
        return Preview.run(
                new String[] {"--preview", file.toString()},
                new ByteArrayInputStream(names.getBytes(StandardCharsets.UTF_8)),
                print(out),
                print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream from) {
        return from.toString(StandardCharsets.UTF_8);
    }
}

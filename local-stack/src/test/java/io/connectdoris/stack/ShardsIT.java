package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables spread over databases arrive in one, each row with the database and table it came from. */
@ExtendWith(SharedStack.class)
@Timeout(300)
class ShardsIT {
    private static final int SHARDS = 2;
    private static final int ROWS_OF_A_SHARD = 29;
    private static final Duration ARRIVAL = Duration.ofSeconds(120);

    private static final String EMPLOYEE = "emp_no, birth_date, first_name, last_name, gender, hire_date";
    private static final String SALARY = "id, amount";

    @Test
    void shardsOfTwoDatabasesAreOneTable(TestStack test) throws SQLException {
        try (Connection mysql = test.stack().mysql().connect();
                Statement statement = mysql.createStatement()) {
            fill(statement);
            test.stack().deploy(test.stack().example("source-mysql-shards.json"));
            deploySink(test, "sink-shards.json", Map.of());
            // The source names these after their tables, so that they are merged behind Kafka: all shards have equal
            // keys.
            deploySink(
                    test,
                    "sink-shards-with-key.json",
                    Map.of(
                            "topics.regex", "emp_[0-9]+\\.salaries_[0-9]+",
                            "transforms.route.rule.emp.table", "salaries_[0-9]+",
                            "transforms.route.rule.emp.target.table", "all_salaries",
                            "transforms.route.rule.emp.key.columns", "db, table",
                            // The source has added columns with the example's names.
                            "transforms.route.metadata.rename", "db:shard_database, table:shard_table"));

            awaitEqual(test, statement);
            assertThat(employees(statement)).hasSize(SHARDS * SHARDS * ROWS_OF_A_SHARD);

            change(statement);

            awaitEqual(test, statement);
            assertThat(employees(statement)).hasSize(SHARDS * SHARDS * ROWS_OF_A_SHARD - 13);
        }
    }

    private static void deploySink(TestStack test, String file, Map<String, String> settings) {
        test.stack().deploy(test.stack().example(file).with(settings).with(Map.of("flush.interval.ms", "500")));
    }

    private static void fill(Statement statement) throws SQLException {
        for (int database = 1; database <= SHARDS; database++) {
            statement.execute("CREATE DATABASE emp_" + database);
            for (int table = 1; table <= SHARDS; table++) {
                String employees = "emp_" + database + ".employees_" + table;
                String salaries = "emp_" + database + ".salaries_" + table;
                statement.execute("CREATE TABLE " + employees + " (emp_no INT NOT NULL PRIMARY KEY, birth_date DATE,"
                        + " first_name VARCHAR(50), last_name VARCHAR(50), gender ENUM('M','F'), hire_date DATE)");
                statement.execute(
                        "CREATE TABLE " + salaries + " (id INT AUTO_INCREMENT PRIMARY KEY, amount DECIMAL(10,2))");
                for (int row = 1; row <= ROWS_OF_A_SHARD; row++) {
                    int number = 10_000 + 1_000 * (SHARDS * database + table) + row;
                    statement.execute(String.format(
                            Locale.ROOT,
                            "INSERT INTO %s VALUES (%d, '19%d-0%d-1%d', 'First %d', %s, '%s', '1999-12-%02d')",
                            employees,
                            number,
                            50 + row,
                            1 + row % 9,
                            row % 10,
                            number,
                            row % 7 == 0 ? "NULL" : "'Last-" + row + "'",
                            row % 2 == 0 ? "M" : "F",
                            row));
                    statement.execute("INSERT INTO " + salaries + " (amount) VALUES (" + number + ".25)");
                }
            }
        }
    }

    /** Deletes, updates, a changed key, and a key that one shard deletes and the others keep. */
    private static void change(Statement statement) throws SQLException {
        statement.execute("DELETE FROM emp_1.employees_1 WHERE emp_no % 5 = 0");
        statement.execute("DELETE FROM emp_2.employees_2 WHERE emp_no % 4 = 0");
        statement.execute("DELETE FROM emp_2.employees_1 WHERE emp_no = 15001");
        statement.execute("UPDATE emp_1.employees_2 SET first_name = 'changed' WHERE emp_no % 3 = 0");
        statement.execute("UPDATE emp_1.employees_1 SET emp_no = 99001 WHERE emp_no = 13001");
        statement.execute("DELETE FROM emp_1.salaries_1 WHERE id = 1");
        statement.execute("UPDATE emp_2.salaries_2 SET id = 501 WHERE id = 2");
        statement.execute("UPDATE emp_2.salaries_1 SET amount = 7.25 WHERE id = 3");
    }

    private static void awaitEqual(TestStack test, Statement statement) {
        await().atMost(ARRIVAL)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(DorisSql.Refused.class) // there is no table yet
                .untilAsserted(() -> {
                    test.stack().failIfAConnectorFailed();
                    assertThat(inDoris(test, "all_employees_info", "database_name, table_name, " + EMPLOYEE))
                            .isEqualTo(employees(statement));
                    assertThat(inDoris(test, "all_salaries", "shard_database, shard_table, " + SALARY))
                            .isEqualTo(salaries(statement));
                });
    }

    private static List<String> employees(Statement statement) throws SQLException {
        return inMySql(statement, "employees_", EMPLOYEE);
    }

    private static List<String> salaries(Statement statement) throws SQLException {
        return inMySql(statement, "salaries_", SALARY);
    }

    private static List<String> inMySql(Statement statement, String tables, String columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (int database = 1; database <= SHARDS; database++) {
            for (int table = 1; table <= SHARDS; table++) {
                String shard = "emp_" + database + "." + tables + table;
                try (ResultSet result = statement.executeQuery("SELECT " + columns + " FROM " + shard)) {
                    while (result.next()) {
                        StringBuilder row = new StringBuilder(shard);
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(result.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private static List<String> inDoris(TestStack test, String table, String columns) {
        List<String> rows = new ArrayList<>();
        for (List<JsonNode> cells : test.doris().query("demo", "SELECT " + columns + " FROM " + table)) {
            StringBuilder row =
                    new StringBuilder(cells.get(0).asText() + "." + cells.get(1).asText());
            cells.stream().skip(2).forEach(cell -> row.append('|').append(cell.asText()));
            rows.add(row.toString());
        }
        return rows.stream().sorted().toList();
    }
}
